export { Canvas } from './Canvas';
export { FIELD_TYPE } from './field-drop';
export { nodeName, typeName } from './selection-boxes';
export { fitPage, fitWidth, showPage, zoomFromTop, zoomTo } from './viewport';
