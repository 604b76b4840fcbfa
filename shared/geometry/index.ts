export {
  type Box,
  boxesIntersect,
  containsPoint,
  type Insets,
  insetBox,
  type Point,
  type Size,
  unionBox,
} from './box';
export {
  blueOf,
  formatHexColour,
  greenOf,
  HEX_COLOUR_PATTERN,
  type HexColour,
  parseHexColour,
  type Rgb,
  redOf,
} from './colour';
export { IDENTITY, type Matrix, multiply, transformPoint } from './matrix';
export {
  CLOSE,
  CURVE,
  LINE,
  linePath,
  MOVE,
  PATH_ARGUMENTS,
  type Path,
  rectanglePath,
  roundedRectanglePath,
} from './path';
export { MPT_PER_PT, type Mpt, mmToPt, ptToMm, toMpt, toPt } from './units';
