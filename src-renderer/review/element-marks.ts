/** Where elements are on a page, as boxes over its picture. */
import { boxesOfNode, type DisplayList, hitTest } from '../../shared/display';
import { type Box, MPT_PER_PT } from '../../shared/geometry';
import { type NodeId, nodeOf, type Template } from '../../shared/model';

/** What stands for nothing that somebody could mean by pointing at a page. */
const SKELETON: ReadonlySet<string> = new Set(['document', 'master', 'flow', 'frame', 'band']);

/** An element's boxes on a page, in px of its picture. */
export function elementBoxes(list: DisplayList, page: number, scale: number, nodeId: NodeId): readonly Box[] {
  return boxesOfNode(list, nodeId)
    .filter((shown) => shown.page === page)
    .map(({ box }) => toPicture(box, scale));
}

/** A box in millipoints of the page as one in px of its picture. */
export function toPicture(box: Box, scale: number): Box {
  const factor = scale / MPT_PER_PT;
  return { x: box.x * factor, y: box.y * factor, width: box.width * factor, height: box.height * factor };
}

/** The element under a point of a page's picture (px); null on empty paper. */
export function elementAt(
  template: Template,
  list: DisplayList,
  page: number,
  scale: number,
  point: { readonly x: number; readonly y: number },
): NodeId | null {
  const factor = MPT_PER_PT / scale;
  const hits = hitTest(list, page, { x: point.x * factor, y: point.y * factor });
  return hits.find(({ nodeId }) => isElement(template, nodeId))?.nodeId ?? null;
}

/** The page an element is first shown on; null where the document lacks it. */
export const firstPageOf = (list: DisplayList, nodeId: NodeId): number | null =>
  boxesOfNode(list, nodeId)[0]?.page ?? null;

/** The elements of a page in reading order, each once. */
export function elementsOfPage(template: Template, list: DisplayList, page: number): readonly NodeId[] {
  const ids = new Set(list.sources.map(({ nodeId }) => nodeId));
  return [...ids].filter(
    (nodeId) => isElement(template, nodeId) && boxesOfNode(list, nodeId).some((shown) => shown.page === page),
  );
}

function isElement(template: Template, nodeId: NodeId): boolean {
  const node = nodeOf(template, nodeId);
  return node !== undefined && !SKELETON.has(node.type);
}
