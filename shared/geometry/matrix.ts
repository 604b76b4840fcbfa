import type { Point } from './box';

/** An affine map `x' = a·x + c·y + e`, `y' = b·x + d·y + f` (the order of PDF and of the canvas). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export const transformPoint = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

/**
 * A turn around the origin, clockwise as y grows downwards. The same on every machine: multiples of 90° are exact,
 * all others come from a polynomial and are rounded to nine decimals.
 */
export function rotation(degrees: number): Matrix {
  const turned = ((degrees % 360) + 360) % 360;
  const quarter = Math.floor(turned / 90);
  const [sine, cosine] = sineAndCosine(turned - 90 * quarter);
  switch (quarter) {
    case 1:
      return matrixOf(cosine, -sine);
    case 2:
      return matrixOf(-sine, -cosine);
    case 3:
      return matrixOf(-cosine, sine);
    default:
      return matrixOf(sine, cosine);
  }
}

/** Adding zero keeps a negative zero out of files. */
const matrixOf = (sine: number, cosine: number): Matrix => [
  cosine + 0,
  sine + 0,
  0 - sine + 0,
  cosine + 0,
  0,
  0,
];

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Of an angle of 0° to 90°; the platform's functions differ in the last digit, sums and products do not. */
function sineAndCosine(degrees: number): [sine: number, cosine: number] {
  if (degrees === 0) return [0, 1];
  return degrees <= 45
    ? [sineSeries(degrees), cosineSeries(degrees)]
    : [cosineSeries(90 - degrees), sineSeries(90 - degrees)];
}

/** Taylor's series up to the ninth power: off by less than 2·10⁻⁹ up to 45°. */
function sineSeries(degrees: number): number {
  const x = degrees * RADIANS_PER_DEGREE;
  const square = x * x;
  const sum =
    1 - (square / 6) * (1 - (square / 20) * (1 - (square / 42) * (1 - (square / 72) * (1 - square / 110))));
  return rounded(x * sum);
}

function cosineSeries(degrees: number): number {
  const x = degrees * RADIANS_PER_DEGREE;
  const square = x * x;
  const sum =
    1 -
    (square / 2) *
      (1 -
        (square / 12) * (1 - (square / 30) * (1 - (square / 56) * (1 - (square / 90) * (1 - square / 132)))));
  return rounded(sum);
}

const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;
