/**
 * Where two pictures of a page differ to the eye. Edges of glyphs are blended with the paper, and the same glyph a
 * fraction of a pixel further blends differently; so a pixel counts as the same where the other picture has its like
 * in the same place or right beside it.
 */

/** How far two colour channels may be apart (0 … 255) and still look alike. */
const TOLERANCE = 48;

/** Pixels of an RGBA picture, as `ImageData` has them. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export interface RasterDifference {
  /** The size of the larger picture in both directions. */
  readonly width: number;
  readonly height: number;
  /** A byte for each pixel, row by row: 1 where the pictures differ. */
  readonly mask: Uint8Array;
  /** How many differ. */
  readonly count: number;
}

/** Compares two pictures laid corner on corner. What only one of them covers differs from paper (white). */
export function differenceOf(before: Pixels, after: Pixels): RasterDifference {
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const mask = new Uint8Array(width * height);
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isAlike(before, x, y, after, x, y)) continue;
      if (hasLike(before, x, y, after) && hasLike(after, x, y, before)) continue;
      mask[y * width + x] = 1;
      count += 1;
    }
  }
  return { width, height, mask, count };
}

/** Whether a pixel of one picture has its like in the other, at its place or beside it. */
function hasLike(one: Pixels, x: number, y: number, other: Pixels): boolean {
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      if (isAlike(one, x, y, other, x + dx, y + dy)) return true;
    }
  }
  return false;
}

function isAlike(a: Pixels, ax: number, ay: number, b: Pixels, bx: number, by: number): boolean {
  const inA = isInside(a, ax, ay);
  const inB = isInside(b, bx, by);
  const ai = (ay * a.width + ax) * 4;
  const bi = (by * b.width + bx) * 4;
  for (let channel = 0; channel < 3; channel += 1) {
    const left = inA ? (a.data[ai + channel] ?? PAPER) : PAPER;
    const right = inB ? (b.data[bi + channel] ?? PAPER) : PAPER;
    if (Math.abs(left - right) > TOLERANCE) return false;
  }
  return true;
}

const PAPER = 255;

const isInside = ({ width, height }: Pixels, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width && y < height;

/**
 * The picture that shows the difference: the later page faint, everything that differs in `colour` (red, green, blue).
 * A place that lost its ink is lighter than one that gained some.
 */
export function paintDifference(
  after: Pixels,
  { width, height, mask }: RasterDifference,
  colour: readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const picture = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * 4;
      const from = (y * after.width + x) * 4;
      const isCovered = isInside(after, x, y);
      const share = mask[to / 4] ? differingShare(isCovered ? lightness(after, from) : PAPER) : 0;
      for (let channel = 0; channel < 3; channel += 1) {
        const shown = isCovered ? (after.data[from + channel] ?? PAPER) : PAPER;
        const faint = PAPER - (PAPER - shown) * FAINT;
        picture[to + channel] = faint * (1 - share) + (colour[channel] ?? 0) * share;
      }
      picture[to + 3] = 255;
    }
  }
  return picture;
}

/** What remains of the ink of a page that did not change. */
const FAINT = 0.3;

const lightness = ({ data }: Pixels, at: number): number =>
  ((data[at] ?? PAPER) + (data[at + 1] ?? PAPER) + (data[at + 2] ?? PAPER)) / 3;

/** How much of the colour a differing pixel takes, by the lightness of the later page there. */
const differingShare = (light: number): number => (light > 200 ? 0.45 : 0.9);
