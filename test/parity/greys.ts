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
  const columns = Math.floor(width / factor);
  const rows = Math.floor(height / factor);
  const values = new Uint8Array(columns * rows);
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    sums.fill(0);
    for (let y = row * factor; y < (row + 1) * factor; y += 1) {
      let at = y * width * channels;
      for (let column = 0; column < columns; column += 1) {
        let sum = 0;
        for (let x = 0; x < factor; x += 1) {
          sum += 0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0);
          at += channels;
        }
        sums[column] = (sums[column] ?? 0) + sum;
      }
    }
    const start = row * columns;
    for (let column = 0; column < columns; column += 1) {
      values[start + column] = Math.round((sums[column] ?? 0) / (factor * factor));
    }
  }
  return { width: columns, height: rows, values };
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
