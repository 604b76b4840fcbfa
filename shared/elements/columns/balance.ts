/**
 * Finds columns of about the same height: the lowest height at which the content still ends in the region it ended in.
 * Each try lays the content out, so the search stops at a point; the columns then are as tall as their content.
 */
import type { Frame } from '../../display';
import { type Mpt, toMpt } from '../../geometry';
import type { ColumnLimit } from './column-regions';

const PRECISION: Mpt = toMpt(1);
/** Usually enough for the precision; columns that went on through many regions are tried less often. */
const MAX_TRIES = 12;
const MIN_TRIES = 3;
const MAX_REGIONS_TRIED = 80;
/** Each try repeats those of columns inside: no more of them than lay out so often what stands deepest. */
const MAX_LAYOUTS = 100;
/** The lowest height that is enough lies near the lowest there is, so the search looks there first. */
const BIAS = 3;

/** How often columns are tried at most whose children lay out so often what stands deepest in them. */
export const triesAround = (layouts: number): number =>
  Math.max(0, Math.min(MAX_TRIES, Math.floor(MAX_LAYOUTS / layouts) - 1));

/**
 * `tryOut` lays everything out under a limit, or without; yields one frame for each column used. `most` is how often;
 * around many columns, columns stay as they were filled.
 */
export function balanceColumns(
  unbalanced: readonly Frame[],
  count: number,
  most: number,
  tryOut: (limit: ColumnLimit) => readonly Frame[],
): readonly Frame[] {
  const outer = Math.floor((unbalanced.length - 1) / count);
  const heights = unbalanced.slice(outer * count).map(({ height }) => height);
  if (count === 1 || heights.length === 0) return unbalanced;
  const total = heights.reduce((sum, height) => sum + height, 0);
  let tooLow = Math.ceil(total / count) - 1;
  let enough = Math.max(...heights);
  let best = unbalanced;
  const wanted = Math.max(MIN_TRIES, Math.round(MAX_REGIONS_TRIED / (outer + 1)));
  const tries = Math.min(wanted, most);
  for (let turn = 0; turn < tries && enough - tooLow > PRECISION; turn += 1) {
    const height = tooLow + Math.ceil((enough - tooLow) / BIAS);
    const frames = tryOut({ outer, height });
    if (fits(frames, outer, count, height)) {
      best = frames;
      enough = Math.min(height, Math.max(...frames.slice(outer * count).map((frame) => frame.height)));
    } else tooLow = height;
  }
  return best;
}

const fits = (frames: readonly Frame[], outer: number, count: number, height: Mpt): boolean =>
  frames.length > outer * count &&
  frames.length <= (outer + 1) * count &&
  frames.slice(outer * count).every((frame) => frame.height <= height);
