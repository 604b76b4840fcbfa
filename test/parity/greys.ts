/**
 * Comparing drawings of one page by luminance. Rasterisers place whole lines of text on whole pixels, each with its own
 * rounding, so a line whose baseline falls between two pixels may be one pixel apart in two faithful drawings. Pages
 * are therefore drawn three times as fine and reduced: what is left of that rounding is a third of a pixel. Runs in
 * the browser as well.
 */

/** One byte of luminance for every pixel. */
export interface Greys {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/**
 * The luminance (Rec. 709 weights on the stored values) of every cell of `factor` × `factor` pixels.
 *
 * @param channels Bytes of a pixel: 3 or 4, red first.
 */
export function reduceToGreys(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 3 | 4,
  factor: number,
): Greys {
  const greys = emptyGreys(width, height, factor);
  const bandLength = width * channels * factor;
  for (let row = 0; row < greys.height; row += 1)
    reduceBand(pixels, row * bandLength, width, channels, factor, greys, row);
  return greys;
}

/** {@link reduceToGreys} of a picture that comes in pieces, so that it never lies in memory as a whole. */
export class GreyRows {
  /** Filled row by row. */
  readonly greys: Greys;
  /** The rows of pixels that one row of cells is made of. */
  readonly #band: Uint8Array;
  #filled = 0;
  #row = 0;

  constructor(
    private readonly width: number,
    height: number,
    private readonly channels: 3 | 4,
    private readonly factor: number,
  ) {
    this.greys = emptyGreys(width, height, factor);
    this.#band = new Uint8Array(width * channels * factor);
  }

  /** Takes the pixels that follow; a piece may end inside of one. What fills no row of cells is dropped. */
  add(piece: Uint8Array): void {
    for (let at = 0; at < piece.length && !this.isComplete; ) {
      const taken = piece.subarray(at, at + this.#band.length - this.#filled);
      this.#band.set(taken, this.#filled);
      this.#filled += taken.length;
      at += taken.length;
      if (this.#filled < this.#band.length) continue;
      reduceBand(this.#band, 0, this.width, this.channels, this.factor, this.greys, this.#row);
      this.#row += 1;
      this.#filled = 0;
    }
  }

  get isComplete(): boolean {
    return this.#row === this.greys.height;
  }
}

function emptyGreys(pixelWidth: number, pixelHeight: number, factor: number): Greys {
  const width = Math.floor(pixelWidth / factor);
  const height = Math.floor(pixelHeight / factor);
  return { width, height, values: new Uint8Array(width * height) };
}

/** Fills one row of `greys` from the `factor` rows of pixels that begin at `start`. Pages have twenty million pixels. */
function reduceBand(
  pixels: Uint8Array | Uint8ClampedArray,
  start: number,
  width: number,
  channels: 3 | 4,
  factor: number,
  greys: Greys,
  row: number,
): void {
  const area = factor * factor;
  for (let column = 0; column < greys.width; column += 1) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let y = 0; y < factor; y += 1) {
      let at = start + (y * width + column * factor) * channels;
      for (let x = 0; x < factor; x += 1) {
        red += pixels[at] as number;
        green += pixels[at + 1] as number;
        blue += pixels[at + 2] as number;
        at += channels;
      }
    }
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    greys.values[row * greys.width + column] = Math.round(luminance / area);
  }
}

/** Difference of luminance (0 to 255) beyond which a pixel differs visibly. */
const VISIBLE = 96;

export interface VisibleDifference {
  /** Share of visibly different pixels, 0 to 1. */
  readonly share: number;
  /** 1 for every visibly different pixel of the common size. */
  readonly mask: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Compares two drawings pixel by pixel: a pixel differs visibly when its luminance differs by more than 96 of 255.
 * Anti-aliasing stays below that, a moved or missing stroke does not. Both are cropped to their common size: page sizes
 * are fractions of a pixel and renderers round them differently; more than one pixel makes everything different.
 */
export function visiblyDifferent(first: Greys, second: Greys): VisibleDifference {
  const width = Math.min(first.width, second.width);
  const height = Math.min(first.height, second.height);
  const isOtherSize = Math.abs(first.width - second.width) > 1 || Math.abs(first.height - second.height) > 1;
  const mask = new Uint8Array(width * height);
  let different = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const one = first.values[y * first.width + x] ?? 0;
      const other = second.values[y * second.width + x] ?? 0;
      if (!isOtherSize && Math.abs(one - other) <= VISIBLE) continue;
      mask[y * width + x] = 1;
      different += 1;
    }
  }
  return { share: different / (width * height), mask, width, height };
}
