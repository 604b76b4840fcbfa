/**
 * Walks the items of a page in reading order and says where each one really is. Every writer goes through here, so
 * that frames, tags and spaces mean the same to all of them.
 */
import { IDENTITY, type Matrix, type Mpt, multiply } from '../geometry';
import type {
  DisplayPage,
  Frame,
  GlyphRun,
  GroupItem,
  ImageItem,
  LinkItem,
  PathItem,
  StructureTag,
} from './item';

/**
 * What {@link walk} calls. `x` and `y` are millipoints from the upper left corner of the page, or, inside a group
 * with a transform, from the origin of that group's frame. `tag` is the innermost structure element around an item,
 * `null` where there is none; within an artifact it is always that artifact.
 */
export interface PageVisitor {
  glyphs?(run: GlyphRun, x: Mpt, y: Mpt, tag: StructureTag | null): void;
  path?(item: PathItem, x: Mpt, y: Mpt, tag: StructureTag | null): void;
  image?(item: ImageItem, x: Mpt, y: Mpt, tag: StructureTag | null): void;
  link?(item: LinkItem, x: Mpt, y: Mpt, tag: StructureTag | null): void;
  /** Before and after every frame, the page's own included. */
  enterFrame?(frame: Frame, x: Mpt, y: Mpt): void;
  leaveFrame?(frame: Frame): void;
  /** Around a fragment of a structure element; inside of its frame's `enterFrame`. Not called within artifacts. */
  enterTag?(tag: StructureTag): void;
  leaveTag?(tag: StructureTag): void;
  /** Around a group that has a clip, a mask, an opacity or a transform; outside of its frame's `enterFrame`. */
  enterGroup?(group: GroupItem, x: Mpt, y: Mpt): void;
  leaveGroup?(group: GroupItem): void;
  /** For a drawing; answers whether it took care of it, else the walk goes into it as into every group. */
  drawing?(group: GroupItem, x: Mpt, y: Mpt, tag: StructureTag | null): boolean;
}

/** Calls `visitor` for everything on a page, in reading order. */
export function walk(page: Pick<DisplayPage, 'frame'>, visitor: PageVisitor): void {
  walkFrame(page.frame, 0, 0, null, visitor);
}

function walkFrame(
  frame: Frame,
  originX: Mpt,
  originY: Mpt,
  tagOutside: StructureTag | null,
  visitor: PageVisitor,
): void {
  visitor.enterFrame?.(frame, originX, originY);
  const ownTag = isArtifact(tagOutside) ? null : frame.tag;
  const tag = ownTag ?? tagOutside;
  if (ownTag) visitor.enterTag?.(ownTag);
  for (const item of frame.items) {
    const x = originX + item.x;
    const y = originY + item.y;
    switch (item.kind) {
      case 'glyphs':
        visitor.glyphs?.(item, x, y, tag);
        break;
      case 'group':
        walkGroup(item, x, y, tag, visitor);
        break;
      case 'path':
        visitor.path?.(item, x, y, tag);
        break;
      case 'image':
        visitor.image?.(item, x, y, tag);
        break;
      case 'link':
        visitor.link?.(item, x, y, tag);
        break;
    }
  }
  if (ownTag) visitor.leaveTag?.(ownTag);
  visitor.leaveFrame?.(frame);
}

function walkGroup(group: GroupItem, x: Mpt, y: Mpt, tag: StructureTag | null, visitor: PageVisitor): void {
  if (!hasEffect(group)) {
    walkFrame(group.frame, x, y, tag, visitor);
    return;
  }
  if (group.drawing !== undefined && visitor.drawing?.(group, x, y, tag)) return;
  visitor.enterGroup?.(group, x, y);
  if (group.transform) walkFrame(group.frame, 0, 0, tag, visitor);
  else walkFrame(group.frame, x, y, tag, visitor);
  visitor.leaveGroup?.(group);
}

/** Calls `visitor` for what a group is seen through, which {@link walk} passes over; `x`, `y` as `enterGroup` has them. */
export function walkMask({ mask, transform }: GroupItem, x: Mpt, y: Mpt, visitor: PageVisitor): void {
  if (mask) walkFrame(mask.frame, transform ? 0 : x, transform ? 0 : y, null, visitor);
}

/** Whether what lies in a tag is no content: rules, repeated heads, page numbers. */
export const isArtifact = (tag: StructureTag | null): boolean => tag !== null && tag.role === 'Artifact';

/** Whether a group does more than hold a frame at a place. */
export const hasEffect = ({ clip, mask, opacity, transform }: GroupItem): boolean =>
  clip !== undefined || mask !== undefined || opacity !== undefined || transform !== undefined;

/**
 * Whether the opacity of a frame is that of the whole and not of every item: where items may overlap. Lines of text do
 * not, and a single fill, stroke or image has nothing to overlap with.
 */
export function mayOverlap({ items }: Frame): boolean {
  const [item] = items;
  if (!item || items.every(({ kind }) => kind === 'glyphs')) return false;
  if (items.length > 1) return true;
  if (item.kind === 'path') return item.fill !== null && item.stroke !== null;
  if (item.kind !== 'group') return false;
  return item.drawing !== undefined || hasEffect(item) || mayOverlap(item.frame);
}

/** From the coordinates inside a group's transform to those around it; `x`, `y` as {@link walk} gives them. */
export const groupMatrix = (group: GroupItem, x: Mpt, y: Mpt): Matrix =>
  group.transform ? multiply([1, 0, 0, 1, x, y], group.transform) : IDENTITY;

/** Keeps the map from the walk's coordinates to the page's, for visitors that need the latter. */
export class SpaceStack {
  readonly #outer: Matrix[] = [];
  current: Matrix = IDENTITY;

  enter(group: GroupItem, x: Mpt, y: Mpt): void {
    this.#outer.push(this.current);
    if (group.transform) this.current = multiply(this.current, groupMatrix(group, x, y));
  }

  leave(): void {
    this.current = this.#outer.pop() ?? IDENTITY;
  }
}
