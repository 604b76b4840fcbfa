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
import { type NotedRegion, placeNotes } from './notes';
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

/** Times that a flow is poured again because a note takes room on the next page. */
const MAX_POURS = 40;

export function pourFlow(input: PourInput, context: LayoutContext): PouredFlow {
  const { flow, blocks, pages, leads, marks } = input;
  const taken = new Map<number, Mpt>();
  for (let pour = 1; ; pour += 1) {
    const regions = new FlowRegions(flow, pages, leads, taken);
    const contents = stackBlocks(blocks, regions, context);
    if (!marks.hasNotes) return settle(input, contents, regions, []);
    const regionAt = (index: number): NotedRegion => regionOf(regions, index, contents[index]);
    const noted = placeNotes(contents, regionAt, (frame) => marks.notesOf(frame), context);
    const next = [...noted.carried].find(([index, height]) => taken.get(index) !== height);
    if (!next || pour === MAX_POURS) return settle(input, noted.frames, regions, noted.diagnostics);
    for (const index of taken.keys()) if (index >= next[0]) taken.delete(index);
    taken.set(...next);
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
      if (frame.height > 0) diagnostics.push(lost(flow, frame, page, pages.limit));
    } else if (frame.items.length > 0) {
      rooms.push({ page, room, frame });
      lastPage = page;
      if (frame.height > room.box.height) diagnostics.push(overset(frame, room, page, sources));
    }
  });
  return { rooms, lastPage, diagnostics };
}

const lost = (flow: NodeId, frame: Frame, page: number, limit: number): Diagnostic =>
  page > limit
    ? diagnostic('layout.tooManyPages', { limit }, { nodeId: flow })
    : diagnostic('layout.overset', { overflow: String(toPt(frame.height)) }, { nodeId: flow, page });

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
