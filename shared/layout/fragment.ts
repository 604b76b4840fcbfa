import type { DisplayItem, Frame, GroupItem, StructureTag } from '../display';
import type { Mpt } from '../geometry';

/** What an element puts into one region; null where it puts nothing there. */
export type Fragment = Frame | null;

/** A frame that stands for nothing itself. */
export const plainFrame = (width: Mpt, height: Mpt, items: readonly DisplayItem[]): Frame => ({
  width,
  height,
  items,
  source: -1,
  tag: null,
});

/** Places a frame at a point of the frame around it. */
export const place = (frame: Frame, x: Mpt, y: Mpt): GroupItem => ({ kind: 'group', x, y, frame });

/** Decoration: kept out of the reading order. Everything inside is an artifact too. */
export const ARTIFACT: StructureTag = { role: 'Artifact' };
