/** Comparing two drawings of one page. */
import pixelmatch from 'pixelmatch';
import type { PNG } from 'pngjs';

/** Colour distance (0 to 1) below which a difference is not visible. */
const VISIBLE = 0.1;

/**
 * The share of visibly different pixels, 0 to 1. Differences of anti-aliasing do not count; drawings whose sizes differ
 * by more than a pixel are different everywhere.
 */
export function differingShare(first: PNG, second: PNG): number {
  const width = Math.min(first.width, second.width);
  const height = Math.min(first.height, second.height);
  if (Math.abs(first.width - second.width) > 1 || Math.abs(first.height - second.height) > 1) return 1;
  const different = pixelmatch(
    crop(first, width, height),
    crop(second, width, height),
    undefined,
    width,
    height,
    {
      threshold: VISIBLE,
    },
  );
  return different / (width * height);
}

function crop(image: PNG, width: number, height: number): Uint8Array {
  if (image.width === width) return new Uint8Array(image.data.subarray(0, width * height * 4));
  const rows = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const start = y * image.width * 4;
    rows.set(image.data.subarray(start, start + width * 4), y * width * 4);
  }
  return rows;
}
