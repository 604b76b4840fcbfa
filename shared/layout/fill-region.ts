/**
 * Fills what a region has left when everything else stands in it. Whatever fills comes where it was met and moves what
 * follows down; what finds no room leaves no trace.
 */
import type { DisplayItem, Frame } from '../display';
import type { Mpt } from '../geometry';
import type { Content } from './compiled';
import type { LayoutContext } from './context';
import type { FillerRules } from './flow-rules';
import { place } from './fragment';
import { NOTE_GAP } from './notes';
import { type Region, UNBOUNDED } from './regions';

/** A block in the current region, where the region goes back to when it is taken out. */
export interface PlacedBlock {
  /** Its place among the blocks. */
  readonly index: number;
  /** Whether it began in an earlier region. */
  readonly isRest: boolean;
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
  /** The last filler that found room, for one that comes right behind it. */
  let last: { readonly before: Mpt; readonly bottom: Mpt; readonly spaceAfter: Mpt } | null = null;
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
    const isBehindLast = last?.before === here.before;
    const bottom = isBehindLast ? (last?.bottom ?? 0) : here.before + shift;
    const spaceAbove = isBehindLast ? (last?.spaceAfter ?? 0) : here.spaceAfterBefore;
    const above = bottom > 0 ? Math.max(spaceAbove, spaceBefore) : 0;
    const below = next ? Math.max(spaceAfter, next.block.compiled.spaceBefore) : 0;
    const between = next ? next.y + shift - bottom : 0;
    const free = region.height - notes - used - shift - (above + below - between);
    const frame = frameOf(filler, block, region, free, context);
    if (!frame) return;
    filled.push(place(frame, 0, bottom + above));
    shift += frame.height + above + below - between;
    last = { before: here.before, bottom: bottom + above + frame.height, spaceAfter };
  });
  return { items: filled, used: used + shift };
}

function frameOf(
  filler: FillerRules,
  block: Content,
  { width, page }: Region,
  free: Mpt,
  context: LayoutContext,
): Frame | null {
  if (free <= 0 || free < filler.minHeight) return null;
  const frame = filler.fill(block, width, free, page, context);
  if (!frame || !context.hasNotes) return frame;
  const notes = context.notesHeight(frame, page);
  if (notes === 0 || frame.height + notes + NOTE_GAP <= free) return frame;
  const rest = free - notes - NOTE_GAP;
  const lower = rest > 0 ? filler.fill(block, width, rest, page, context) : null;
  return lower && lower.height + context.notesHeight(lower, page) + NOTE_GAP <= free ? lower : null;
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
