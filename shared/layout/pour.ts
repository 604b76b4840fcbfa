/** Pours a flow through the rooms of page after page, notes at the bottom of each. */
import { type Diagnostic, diagnostic } from '../diag';
import type { DisplaySource, Frame } from '../display';
import { type Mpt, toPt } from '../geometry';
import type { NodeId } from '../model';
import type { Content } from './compiled';
import type { LayoutContext } from './context';
import { type FlowPages, FlowRegions } from './flow-regions';
import { plainFrame } from './fragment';
import type { FrameMarks } from './marks';
import type { FrameRoom } from './master';
import { type NotedRegion, NoteLayouts, placeNotes } from './notes';
import { stackBlocks } from './stack';

/** What a flow left in the room of a page. */
export interface PouredRoom {
  readonly page: number;
  readonly room: FrameRoom;
  readonly frame: Frame;
}

export interface PouredFlow {
  readonly rooms: readonly PouredRoom[];
  /** The last page that holds any of it; at least 1. */
  readonly lastPage: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PourInput {
  readonly flow: NodeId;
  readonly blocks: readonly Content[];
  readonly pages: FlowPages;
  /** Whether the flow decides about sections and blank pages. */
  readonly leads: boolean;
  readonly marks: FrameMarks;
  readonly sources: readonly DisplaySource[];
}

/**
 * A note that goes on takes room on the next page, which changes all that follows, so the flow is poured again: as often
 * as there are such notes, but no more than so many regions altogether, those of its notes included, and so many times in
 * any case.
 */
const MAX_REGIONS_POURED = 1200;
const MAX_POURS_OF_LONG_FLOWS = 4;
/** What tries is laid out many times in every pour: no further one after so many marks of frames. */
const MAX_MARKS_MADE = 250_000;

export function pourFlow(input: PourInput, context: LayoutContext): PouredFlow {
  const { flow, blocks, pages, leads, marks } = input;
  let taken: ReadonlyMap<number, Mpt> = new Map();
  const layouts = new NoteLayouts(context);
  let poured = 0;
  context.searching.beginFlow();
  for (let pour = 1; ; pour += 1) {
    context.searching.beginPour();
    // Sections may begin on other pages than in the pour before.
    if (leads && pour > 1) pages.forget(1);
    const regions = new FlowRegions(flow, pages, leads, taken);
    const contents = stackBlocks(blocks, regions, context);
    if (!marks.hasNotes) return settle(input, contents, regions, []);
    const regionAt = (index: number): NotedRegion => regionOf(regions, index, contents[index]);
    const noted = placeNotes(contents, regionAt, (frame) => marks.notesOf(frame), layouts);
    const next = firstDifference(taken, noted.carried);
    poured += noted.frames.length;
    const isLong = pour >= MAX_POURS_OF_LONG_FLOWS && poured >= MAX_REGIONS_POURED;
    const isEnough = isLong || context.searching.isFlowSpent || marks.count > MAX_MARKS_MADE;
    if (next === null || isEnough) return settle(input, noted.frames, regions, noted.diagnostics);
    taken = carriedUpTo(next, taken, noted.carried);
  }
}

/** The first region from which notes take other room than was kept for them. */
function firstDifference(taken: ReadonlyMap<number, Mpt>, carried: ReadonlyMap<number, Mpt>): number | null {
  const indexes = [...taken.keys(), ...carried.keys()].filter(
    (index) => taken.get(index) !== carried.get(index),
  );
  return indexes.length > 0 ? Math.min(...indexes) : null;
}

/**
 * Room that surely is taken: before the first difference nothing changes, and what goes on from there through region
 * after region belongs to the same notes.
 */
function carriedUpTo(
  first: number,
  taken: ReadonlyMap<number, Mpt>,
  carried: ReadonlyMap<number, Mpt>,
): ReadonlyMap<number, Mpt> {
  const next = new Map([...taken].filter(([index]) => index < first));
  for (let index = first; ; index += 1) {
    const height = carried.get(index);
    if (height === undefined) return next;
    next.set(index, height);
  }
}

function regionOf(regions: FlowRegions, index: number, content: Frame | undefined): NotedRegion {
  const { width, full, page } = regions.at(index);
  return { width, height: full, page, content: content ?? plainFrame(width, 0, []) };
}

function settle(
  { flow, pages, sources }: PourInput,
  frames: readonly Frame[],
  regions: FlowRegions,
  notes: readonly Diagnostic[],
): PouredFlow {
  const rooms: PouredRoom[] = [];
  const diagnostics = [...notes];
  let lastPage = 1;
  frames.forEach((frame, index) => {
    const { page, room } = regions.slot(index);
    if (!room) {
      if (frame.height > 0) diagnostics.push(lost(flow, frame, index, page, pages.limit));
    } else if (frame.items.length > 0) {
      rooms.push({ page, room, frame });
      lastPage = page;
      if (frame.height > room.box.height) diagnostics.push(overset(frame, room, page, sources));
    }
  });
  return { rooms, lastPage, diagnostics };
}

/** What stands nowhere: behind the last page there may be, in a flow without frames, or where frames have ended. */
function lost(flow: NodeId, frame: Frame, index: number, page: number, limit: number): Diagnostic {
  if (page > limit) return diagnostic('layout.tooManyPages', { limit }, { nodeId: flow });
  if (index === 0) return diagnostic('layout.noFrame', {}, { nodeId: flow });
  return diagnostic('layout.overset', { overflow: String(toPt(frame.height)) }, { nodeId: flow, page });
}

function overset(frame: Frame, room: FrameRoom, page: number, sources: readonly DisplaySource[]): Diagnostic {
  const overflow = String(toPt(frame.height - room.box.height));
  const nodeId = elementBeyond(frame, room.box.height, sources) ?? room.id;
  return diagnostic('layout.overset', { overflow }, { nodeId, page });
}

/** The innermost element that reaches below a height: the one that does not fit. */
function elementBeyond(frame: Frame, height: Mpt, sources: readonly DisplaySource[]): NodeId | null {
  const own = frame.source >= 0 ? (sources[frame.source]?.nodeId ?? null) : null;
  for (const item of frame.items) {
    if (item.kind !== 'group' || item.transform) continue;
    if (item.y + item.frame.height > height)
      return elementBeyond(item.frame, height - item.y, sources) ?? own;
  }
  return own;
}
