export { App } from './App';
export { startBoot } from './boot';
