/**
 * Elements that are taken out of their flow. They are laid out where they are met and keep that place in the order of
 * reading; where they stand on the page is decided when the frame around them has its place there.
 */
import { type Diagnostic, diagnostic } from '../diag';
import type { DisplayItem, Frame, GroupItem } from '../display';
import { type Box, type Mpt, type Point, toPt } from '../geometry';
import type { Content } from './compiled';
import type { LayoutContext } from './context';
import { place, plainFrame } from './fragment';
import type { FrameMarks } from './marks';
import { UnboundedRegion } from './regions';

const NO_BOX: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Lays an anchored block out at its place in the flow, `y` below the top of the frame around it. */
export function layOutAnchored(content: Content, y: Mpt, page: number, context: LayoutContext): GroupItem {
  const { id } = content.compiled;
  const box = content.compiled.box ?? NO_BOX;
  const fragment = context.layOut(content, new UnboundedRegion(box.width, page))[0];
  const height = fragment?.height ?? 0;
  if (box.height > 0 && height > box.height) {
    const overflow = String(toPt(height - box.height));
    context.report(diagnostic('layout.overset', { overflow }, { nodeId: id, page }));
  }
  const frame = plainFrame(box.width, height, fragment ? [place(fragment, 0, 0)] : []);
  context.mark(frame, { kind: 'anchored', content });
  return place(frame, box.x, y + box.y);
}

/** Where anchored elements stand: the frame that their flow fills, and the page. */
export interface AnchorPlaces {
  readonly frame: Point;
  readonly page: { readonly number: number; readonly width: Mpt; readonly height: Mpt; readonly bleed: Mpt };
}

/**
 * The frame with every anchored one inside at its place on the page; the frame itself where there is none. `at` is
 * where the frame's own corner stands on the page. Inside of a transform they stay where they were met.
 */
export function settleAnchored(
  frame: Frame,
  at: Point,
  places: AnchorPlaces,
  marks: FrameMarks,
  report: (problem: Diagnostic) => void,
): Frame {
  let hasChanged = false;
  const items = frame.items.map((item): DisplayItem => {
    if (item.kind !== 'group' || item.transform) return item;
    const settled = settleGroup(item, at, places, marks, report);
    hasChanged ||= settled !== item;
    return settled;
  });
  return hasChanged ? marks.copy(frame, { ...frame, items }) : frame;
}

function settleGroup(
  item: GroupItem,
  at: Point,
  places: AnchorPlaces,
  marks: FrameMarks,
  report: (problem: Diagnostic) => void,
): GroupItem {
  const mark = marks.of(item.frame)?.find(({ kind }) => kind === 'anchored');
  const content = mark?.kind === 'anchored' ? mark.content : null;
  const x = content ? horizontal(content, places) - at.x : item.x;
  const y = content ? (vertical(content, places) ?? at.y + item.y) - at.y : item.y;
  const corner = { x: at.x + x, y: at.y + y };
  if (content) reportOutside(content, { ...corner, ...sizeOf(item.frame) }, places, report);
  const frame = settleAnchored(item.frame, corner, places, marks, report);
  return x === item.x && y === item.y && frame === item.frame ? item : { ...item, x, y, frame };
}

const sizeOf = ({ width, height }: Frame) => ({ width, height });

function horizontal({ compiled: { flow, box } }: Content, { frame }: AnchorPlaces): Mpt {
  const from = flow?.anchor?.x === 'page' ? 0 : frame.x;
  return from + (box ?? NO_BOX).x;
}

/** Null where the element stands at its place in the flow. */
function vertical({ compiled: { flow, box } }: Content, { frame }: AnchorPlaces): Mpt | null {
  if (!flow?.anchor || flow.anchor.y === 'flow') return null;
  return (flow.anchor.y === 'page' ? 0 : frame.y) + (box ?? NO_BOX).y;
}

function reportOutside(
  { compiled }: Content,
  { x, y, width, height }: Box,
  { page }: AnchorPlaces,
  report: (problem: Diagnostic) => void,
): void {
  const beyond = Math.max(-x, -y, x + width - page.width, y + height - page.height) - page.bleed;
  if (beyond <= 0) return;
  const at = { nodeId: compiled.id, page: page.number };
  report(diagnostic('layout.outsidePage', { distance: String(toPt(beyond)) }, at));
}
