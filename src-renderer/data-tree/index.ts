export { DataTree } from './DataTree';
