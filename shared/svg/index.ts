export { imagesInside, inspectSvg, readSvg, type SvgDrawing } from './read-svg';
