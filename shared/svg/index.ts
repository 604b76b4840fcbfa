export { inspectSvg, readSvg, type SvgDrawing } from './read-svg';
