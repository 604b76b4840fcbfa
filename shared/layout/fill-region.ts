/**
 * Fills what a region has left when everything else stands in it. Whatever fills comes where it was met and moves what
 * follows down; what finds no room leaves no trace.
 */
import type { DisplayItem } from '../display';
import type { Mpt } from '../geometry';
import type { Content } from './compiled';
import type { LayoutContext } from './context';
import type { FillerRules } from './flow-rules';
import { place } from './fragment';
import { type Region, UNBOUNDED } from './regions';

/** A block in the current region, where the region goes back to when it is taken out. */
export interface PlacedBlock {
  /** Its place among the blocks. */
  readonly index: number;
  /** Bottom of the block before it, the space that one wants below, and the height of the notes so far. */
  readonly before: Mpt;
  readonly spaceAfterBefore: Mpt;
  readonly notesBefore: Mpt;
}

interface StackedRegion {
  readonly blocks: readonly Content[];
  /** The blocks of the region and their items, in the same order. */
  readonly placed: readonly PlacedBlock[];
  readonly items: readonly DisplayItem[];
  readonly used: Mpt;
}

/** The items of a region with its fillers filled, and the height they use. */
export function fillRegion(
  { blocks, placed, items, used }: StackedRegion,
  region: Region,
  notes: Mpt,
  context: LayoutContext,
): { readonly items: DisplayItem[]; readonly used: Mpt } {
  const filled: DisplayItem[] = [];
  let shift = 0;
  placed.forEach((here, position) => {
    const item = items[position] as DisplayItem;
    const block = blocks[here.index] as Content;
    const filler = block.compiled.flow?.filler;
    if (!filler) {
      filled.push(shift === 0 ? item : { ...item, y: item.y + shift });
      return;
    }
    if (region.full === UNBOUNDED) return;
    const next = followingBlock(blocks, placed, items, position);
    const { spaceBefore, spaceAfter } = block.compiled;
    const above = here.before > 0 ? Math.max(here.spaceAfterBefore, spaceBefore) : 0;
    const below = next ? Math.max(spaceAfter, next.block.compiled.spaceBefore) : 0;
    const between = next ? next.y - here.before : 0;
    const free = region.height - notes - used - shift - (above + below - between);
    const frame = frameOf(filler, block, region, free, context);
    if (!frame) return;
    filled.push(place(frame, 0, here.before + shift + above));
    shift += frame.height + above + below - between;
  });
  return { items: filled, used: used + shift };
}

function frameOf(filler: FillerRules, block: Content, region: Region, free: Mpt, context: LayoutContext) {
  if (free <= 0 || free < filler.minHeight) return null;
  return filler.fill(block, region.width, free, region.page, context);
}

/** The next block below that takes room, and where it stands. */
function followingBlock(
  blocks: readonly Content[],
  placed: readonly PlacedBlock[],
  items: readonly DisplayItem[],
  position: number,
): { readonly block: Content; readonly y: Mpt } | null {
  for (let next = position + 1; next < placed.length; next += 1) {
    const block = blocks[placed[next]?.index ?? -1];
    const flow = block?.compiled.flow;
    if (block && !flow?.anchor && !flow?.filler) return { block, y: items[next]?.y ?? 0 };
  }
  return null;
}
