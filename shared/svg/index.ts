export { FRAME_SIDE, inspectSvg, readSvg, type SvgDrawing } from './read-svg';
export type { TextSetting } from './set-text';
