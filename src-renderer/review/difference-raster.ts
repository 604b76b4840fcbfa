/**
 * Where two pictures of a page differ to the eye. Edges of glyphs are blended with the paper, and the same glyph a
 * fraction of a pixel further blends differently: nobody sees that. So a pixel differs for certain only where it
 * changed more than such a blend can, or where a plain area took another colour; pixels that changed less count where
 * they adjoin one that differs for certain.
 */

/** How far a channel (0 … 255) may be from what it was in a plain area. */
const TINT = 6;

/** What changed more may belong to a difference. */
const WEAK = 48;

/** What changed more differs for certain: half a pixel further, black on white blends to 127. */
const STRONG = 140;

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

/** Compares two pictures laid corner on corner. What only one of them covers is compared with paper (white). */
export function differenceOf(before: Pixels, after: Pixels): RasterDifference {
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const weak = new Uint8Array(width * height);
  const mask = new Uint8Array(width * height);
  const open: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const distance = distanceBetween(before, x, y, after, x, y);
      if (distance <= TINT) continue;
      const at = y * width + x;
      if (distance > WEAK) weak[at] = 1;
      if (distance <= STRONG && !(isPlain(before, x, y) && isPlain(after, x, y))) continue;
      mask[at] = 1;
      open.push(at);
    }
  }
  return { width, height, mask, count: spread(mask, weak, open, width) };
}

/** Takes in what adjoins the pixels of the mask and changed as well; answers how many there are then. */
function spread(mask: Uint8Array, weak: Uint8Array, open: number[], width: number): number {
  let count = open.length;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width;
    for (let dy = -width; dy <= width; dy += width) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const near = at + dy + dx;
        if (x + dx < 0 || x + dx >= width || weak[near] !== 1 || mask[near] === 1) continue;
        mask[near] = 1;
        count += 1;
        open.push(near);
      }
    }
  }
  return count;
}

/** Whether a pixel's neighbours are of its colour. */
function isPlain(picture: Pixels, x: number, y: number): boolean {
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      if (distanceBetween(picture, x, y, picture, x + dx, y + dy) > TINT) return false;
    }
  }
  return true;
}

/** How far two pixels are apart, in the channel where they differ most. */
function distanceBetween(a: Pixels, ax: number, ay: number, b: Pixels, bx: number, by: number): number {
  const inA = isInside(a, ax, ay);
  const inB = isInside(b, bx, by);
  const ai = (ay * a.width + ax) * 4;
  const bi = (by * b.width + bx) * 4;
  let distance = 0;
  for (let channel = 0; channel < 3; channel += 1) {
    const left = inA ? (a.data[ai + channel] ?? PAPER) : PAPER;
    const right = inB ? (b.data[bi + channel] ?? PAPER) : PAPER;
    distance = Math.max(distance, Math.abs(left - right));
  }
  return distance;
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
