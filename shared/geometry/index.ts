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
  type Colour,
  formatHexColour,
  greenOf,
  HEX_COLOUR_PATTERN,
  type HexColour,
  INK,
  type Ink,
  parseHexColour,
  type Rgb,
  redOf,
  rgbOf,
} from './colour';
export { IDENTITY, type Matrix, multiply, rotation, transformPoint } from './matrix';
export {
  CLOSE,
  CURVE,
  LINE,
  linePath,
  MOVE,
  PATH_ARGUMENTS,
  PATH_LETTERS,
  type Path,
  rectanglePath,
  roundedRectanglePath,
} from './path';
export { MPT_PER_PT, type Mpt, mmToPt, ptToMm, toMpt, toPt } from './units';
