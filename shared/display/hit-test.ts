/**
 * From a place on the page to the elements that made it, and back. What is painted later lies on top; a frame that
 * stands for an element is hit anywhere inside its box, so that empty parts of an element can be clicked too.
 */
import {
  type Box,
  containsPoint,
  IDENTITY,
  multiply,
  type Point,
  transformPoint,
  unionBox,
} from '../geometry';
import { invert, mapBox, outlineBox, pathBox, runBox } from './extent';
import type { DisplayItem, DisplayList, Frame, GroupItem } from './item';
import { groupMatrix, SpaceStack, walk } from './walk';

/** One element under a point. */
export interface Hit {
  /** A leaf item, or a frame that stands for an element. */
  readonly kind: 'frame' | 'glyphs' | 'path' | 'image' | 'link';
  /** Index into {@link DisplayList.sources}. */
  readonly source: number;
  readonly nodeId: string;
  readonly recordPath: string;
  /** On the page, in millipoints; upright even where the element is turned. */
  readonly box: Box;
}

/** How far beside a hairline one may point, in millipoints. */
const REACH = 1500;

/**
 * The elements under a point of a page (millipoints), innermost first: the topmost leaf if one is hit, then the
 * frames around it that stand for elements. Empty where there is nothing.
 */
export function hitTest(list: DisplayList, pageIndex: number, point: Point): readonly Hit[] {
  const page = list.pages[pageIndex];
  return page ? (hitFrame(list, page.frame, point, IDENTITY_SPACE) ?? []) : [];
}

/** Where a frame's coordinates are: added first, then mapped to the page. */
interface Space {
  readonly x: number;
  readonly y: number;
  readonly matrix: typeof IDENTITY;
}

const IDENTITY_SPACE: Space = { x: 0, y: 0, matrix: IDENTITY };

/** `point` is in the space's coordinates before the frame's own offset is added. */
function hitFrame(list: DisplayList, frame: Frame, point: Point, space: Space): readonly Hit[] | null {
  for (let index = frame.items.length - 1; index >= 0; index -= 1) {
    const item = frame.items[index];
    if (!item) continue;
    const found =
      item.kind === 'group' ? hitGroup(list, item, point, space) : hitLeaf(list, item, point, space);
    if (found) return withFrame(list, frame, space, found);
  }
  const own = boxAt(frame, space);
  return frame.source >= 0 && containsPoint(own, point) ? withFrame(list, frame, space, []) : null;
}

const boxAt = (frame: Frame, space: Space): Box => ({
  x: space.x,
  y: space.y,
  width: frame.width,
  height: frame.height,
});

function withFrame(list: DisplayList, frame: Frame, space: Space, inner: readonly Hit[]): readonly Hit[] {
  if (frame.source < 0) return inner;
  return [...inner, hit(list, 'frame', frame.source, mapBox(space.matrix, boxAt(frame, space)))];
}

function hitGroup(list: DisplayList, group: GroupItem, point: Point, space: Space): readonly Hit[] | null {
  const x = space.x + group.x;
  const y = space.y + group.y;
  let inside: Point = point;
  let inner: Space = { x, y, matrix: space.matrix };
  if (group.transform) {
    const map = groupMatrix(group, x, y);
    const back = invert(map);
    if (!back) return null;
    inside = transformPoint(back, point);
    inner = { x: 0, y: 0, matrix: multiply(space.matrix, map) };
  }
  if (group.clip) {
    const clip = outlineBox(group.clip);
    if (!containsPoint({ ...clip, x: clip.x + inner.x, y: clip.y + inner.y }, inside)) return null;
  }
  return hitFrame(list, group.frame, inside, inner);
}

type Leaf = Exclude<DisplayItem, { kind: 'group' }>;

function hitLeaf(list: DisplayList, item: Leaf, point: Point, space: Space): readonly Hit[] | null {
  if (item.source < 0) return null;
  const box = leafBox(list, item, space.x + item.x, space.y + item.y);
  if (!containsPoint(item.kind === 'path' ? reachable(box) : box, point)) return null;
  return [hit(list, item.kind, item.source, mapBox(space.matrix, box))];
}

function leafBox(list: DisplayList, item: Leaf, x: number, y: number): Box {
  switch (item.kind) {
    case 'glyphs':
      return runBox(list, item, x, y);
    case 'path':
      return pathBox(item, x, y);
    default:
      return { x, y, width: item.width, height: item.height };
  }
}

/** A rule is too thin to be pointed at exactly. */
function reachable(box: Box): Box {
  const dx = Math.max(0, REACH - box.width / 2);
  const dy = Math.max(0, REACH - box.height / 2);
  return { x: box.x - dx, y: box.y - dy, width: box.width + 2 * dx, height: box.height + 2 * dy };
}

function hit(list: DisplayList, kind: Hit['kind'], source: number, box: Box): Hit {
  const from = list.sources[source];
  return { kind, source, nodeId: from?.nodeId ?? '', recordPath: from?.recordPath ?? '', box };
}

/** One fragment of a node: an element that is broken over pages or repeated over records has several. */
export interface NodeBox {
  readonly page: number;
  /** On the page, in millipoints. */
  readonly box: Box;
  readonly recordPath: string;
}

/**
 * The boxes of a node, page after page: those of its frames; for a node that has none, the box around its items on
 * each page. With `recordPath`, only that repetition's.
 */
export function boxesOfNode(list: DisplayList, nodeId: string, recordPath?: string): readonly NodeBox[] {
  const wanted = sourcesOf(list, nodeId, recordPath);
  if (wanted.size === 0) return [];
  const framed: NodeBox[] = [];
  const loose: NodeBox[] = [];
  list.pages.forEach((page, pageIndex) => {
    const space = new SpaceStack();
    /** How many open frames belong to the node: what lies inside one is part of its box. */
    let open = 0;
    const around = new Map<string, Box>();
    const leaf = (source: number, box: Box): void => {
      if (open > 0 || !wanted.has(source)) return;
      const path = list.sources[source]?.recordPath ?? '';
      const placed = mapBox(space.current, box);
      const before = around.get(path);
      around.set(path, before ? unionBox(before, placed) : placed);
    };
    walk(page, {
      enterFrame(frame, x, y) {
        if (!wanted.has(frame.source)) return;
        if (open === 0) {
          const box = mapBox(space.current, { x, y, width: frame.width, height: frame.height });
          framed.push({ page: pageIndex, box, recordPath: list.sources[frame.source]?.recordPath ?? '' });
        }
        open += 1;
      },
      leaveFrame(frame) {
        if (wanted.has(frame.source)) open -= 1;
      },
      enterGroup: (group, x, y) => space.enter(group, x, y),
      leaveGroup: () => space.leave(),
      glyphs: (run, x, y) => leaf(run.source, runBox(list, run, x, y)),
      path: (item, x, y) => leaf(item.source, pathBox(item, x, y)),
      image: (item, x, y) => leaf(item.source, { x, y, width: item.width, height: item.height }),
      link: (item, x, y) => leaf(item.source, { x, y, width: item.width, height: item.height }),
    });
    for (const [path, box] of around) loose.push({ page: pageIndex, box, recordPath: path });
  });
  return framed.length > 0 ? framed : loose;
}

/** The indices of all sources of a node (its paragraphs, its repetitions). */
export function sourcesOf(list: DisplayList, nodeId: string, recordPath?: string): ReadonlySet<number> {
  const found = new Set<number>();
  list.sources.forEach((source, index) => {
    if (source.nodeId !== nodeId) return;
    if (recordPath === undefined || source.recordPath === recordPath) found.add(index);
  });
  return found;
}
