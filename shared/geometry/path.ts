/**
 * Outlines as flat number lists: an operator, then its coordinates in millipoints.
 * `MOVE x y`, `LINE x y`, `CURVE x1 y1 x2 y2 x y` (cubic), `CLOSE`.
 */
export const MOVE = 0;
export const LINE = 1;
export const CURVE = 2;
export const CLOSE = 3;

export type Path = readonly number[];

export const rectanglePath = (x: number, y: number, width: number, height: number): Path => [
  MOVE,
  x,
  y,
  LINE,
  x + width,
  y,
  LINE,
  x + width,
  y + height,
  LINE,
  x,
  y + height,
  CLOSE,
];

export const linePath = (x1: number, y1: number, x2: number, y2: number): Path => [
  MOVE,
  x1,
  y1,
  LINE,
  x2,
  y2,
];

/** Control point distance that makes a cubic a quarter circle (error below 0.03 %). */
const QUARTER = 0.5523;

/** A rectangle with rounded corners; the radius is limited to half the shorter side. */
export function roundedRectanglePath(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): Path {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return rectanglePath(x, y, width, height);
  const k = Math.round(r * (1 - QUARTER));
  const right = x + width;
  const bottom = y + height;
  return [
    MOVE,
    x + r,
    y,
    LINE,
    right - r,
    y,
    CURVE,
    right - k,
    y,
    right,
    y + k,
    right,
    y + r,
    LINE,
    right,
    bottom - r,
    CURVE,
    right,
    bottom - k,
    right - k,
    bottom,
    right - r,
    bottom,
    LINE,
    x + r,
    bottom,
    CURVE,
    x + k,
    bottom,
    x,
    bottom - k,
    x,
    bottom - r,
    LINE,
    x,
    y + r,
    CURVE,
    x,
    y + k,
    x + k,
    y,
    x + r,
    y,
    CLOSE,
  ];
}

/** The letter that stands for each operator, as in SVG's path data. */
export const PATH_LETTERS: readonly string[] = ['M', 'L', 'C', 'Z'];

/** How many coordinates follow each operator. */
export const PATH_ARGUMENTS: readonly number[] = [2, 2, 6, 0];
