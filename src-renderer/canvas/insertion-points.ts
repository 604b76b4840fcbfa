/** Where a block would go when it is dropped at a point: between which blocks of which flow, band, box or cell. */

import type { DisplayList } from '../../shared/display';
import { elementTypes } from '../../shared/engine';
import { type Box, boxesIntersect, containsPoint, type Point } from '../../shared/geometry';
import { childrenOf, isInside, type NodeId, nodeOf, type Template } from '../../shared/model';
import type { Insertion } from '../tools';
import { boxesOf } from './element-boxes';
import { type PagePlace, toWorld } from './page-stack';

interface Holder {
  readonly id: NodeId;
  readonly box: Box;
}

/**
 * The place for a block at a point of the world; null where nothing there holds blocks. A block being moved cannot go
 * into itself.
 */
export function insertionPoint(
  template: Template,
  list: DisplayList,
  place: PagePlace,
  point: Point,
  moving?: NodeId,
): Insertion | null {
  const holder = holderAt(template, list, place, point, moving);
  const node = holder && nodeOf(template, holder.id);
  if (!holder || !node) return null;
  const children = childrenOf(node).filter((id) => id !== moving);
  const shown = children.flatMap((id, index) =>
    boxesOf(list, id)
      .filter(({ page }) => page === place.page)
      .map(({ box }) => ({ index, box: toWorld(place, box) }))
      .filter(({ box }) => boxesIntersect(grown(box), grown(holder.box))),
  );
  const below = shown.find(({ box }) => point.y < box.y + box.height / 2);
  const above = below ? shown[shown.indexOf(below) - 1] : shown.at(-1);
  const index = below ? below.index : above ? above.index + 1 : firstIndex(list, children, place.page);
  const y = lineAt(above?.box, below?.box, holder.box);
  return {
    parent: holder.id,
    index,
    from: { x: holder.box.x, y },
    to: { x: holder.box.x + holder.box.width, y },
    width: holder.box.width,
  };
}

/** An element without height is still somewhere. */
const grown = (box: Box): Box => ({
  ...box,
  width: Math.max(box.width, 0.1),
  height: Math.max(box.height, 0.1),
});

function lineAt(above: Box | undefined, below: Box | undefined, holder: Box): number {
  if (above && below && below.y >= above.y + above.height) return (above.y + above.height + below.y) / 2;
  if (above) return above.y + above.height + 1;
  return below ? below.y - 1 : holder.y;
}

/** On a page where the holder shows nothing: behind everything that comes on earlier pages. */
function firstIndex(list: DisplayList, children: readonly NodeId[], page: number): number {
  const later = children.findIndex((id) => (boxesOf(list, id)[0]?.page ?? -1) > page);
  return later < 0 ? children.length : later;
}

/** The innermost holder of blocks around a point: the smallest box that holds it. */
function holderAt(
  template: Template,
  list: DisplayList,
  place: PagePlace,
  point: Point,
  moving: NodeId | undefined,
): Holder | null {
  let best: Holder | null = null;
  for (const holder of holdersOn(template, list, place)) {
    if (!containsPoint(holder.box, point)) continue;
    if (moving !== undefined && isInside(template, holder.id, moving)) continue;
    if (!best || area(holder.box) <= area(best.box)) best = holder;
  }
  return best;
}

const area = ({ width, height }: Box): number => width * height;

function holdersOn(template: Template, list: DisplayList, place: PagePlace): Holder[] {
  const holders: Holder[] = [];
  for (const [id, node] of Object.entries(template.nodes)) {
    if (node.type === 'frame') {
      const flow = String(node.props.flow);
      for (const { page, box } of boxesOf(list, id)) {
        if (page === place.page) holders.push({ id: flow, box: toWorld(place, box) });
      }
    } else if (node.type === 'band') {
      const boxes = childrenOf(node).flatMap((child) => boxesOf(list, child));
      for (const { page, box } of boxes) {
        if (page === place.page) holders.push({ id, box: toWorld(place, box) });
      }
    } else if (elementTypes.get(node.type)?.children === 'elements') {
      for (const { page, box } of boxesOf(list, id)) {
        if (page === place.page) holders.push({ id, box: toWorld(place, box) });
      }
    }
  }
  return holders;
}
