export { ProblemList } from './ProblemList';
export { StatusBar } from './StatusBar';
