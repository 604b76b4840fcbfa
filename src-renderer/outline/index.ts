export { nodeFace, typeName } from './node-face';
export { Outline } from './Outline';
