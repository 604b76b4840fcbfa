/**
 * What a drawing is made of before it stands in a document: items of the display list, and text that is set when the
 * document's fonts are known. What has no text inside is the same object in every document.
 */
import type { DisplayItem, Frame, GroupItem, Mask } from '../display';
import type { Size } from '../geometry';
import { maskOf } from './mask-colours';
import type { SvgText } from './text-content';

export type Part = DisplayItem | SvgText | PartGroup;

/** What a group does to what is inside of it. */
export type GroupEffect = Pick<GroupItem, 'clip' | 'clipRule' | 'opacity' | 'transform'> & {
  /** How far what is inside is moved, in whole millipoints. */
  readonly x?: number;
  readonly y?: number;
  readonly mask?: PartMask;
};

/** What a group is seen through, in colours; see {@link Mask}. */
export interface PartMask {
  readonly parts: readonly Part[];
  readonly by: Mask['by'];
}

/** A group with text somewhere inside. */
export interface PartGroup {
  readonly kind: 'parts';
  readonly parts: readonly Part[];
  readonly effect: GroupEffect;
}

const isItem = (part: Part): part is DisplayItem => part.kind !== 'parts' && part.kind !== 'text';

/** Parts as one; `size` is that of the drawing's frame. */
export function groupOf(parts: readonly Part[], size: Size, effect: GroupEffect = {}): Part {
  const isSet = !hasText(effect.mask?.parts ?? []) && parts.every(isItem);
  return isSet ? setGroup(parts, size, effect, () => []) : { kind: 'parts', parts, effect };
}

function setGroup(parts: readonly Part[], size: Size, effect: GroupEffect, set: SetText): GroupItem {
  const { mask, ...others } = effect;
  const items = setParts(parts, size, set);
  return {
    ...{ kind: 'group', x: 0, y: 0, ...others },
    ...(mask ? { mask: maskOf(setParts(mask.parts, size, set), size, mask.by) } : {}),
    frame: { ...size, items, source: -1, tag: null },
  };
}

/** Sets a text in the fonts of a document. */
export type SetText = (text: SvgText) => readonly Part[];

/** Parts moved by whole millipoints; a single group is moved itself. */
export function movedBy(parts: readonly Part[], size: Size, by: Pick<GroupItem, 'x' | 'y'>): Part {
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'group' && !part.transform
    ? { ...part, x: part.x + by.x, y: part.y + by.y }
    : groupOf(parts, size, by);
}

/** How many items a part is when everything is drawn: groups count, and so does all that is in them. */
export function weightOf(part: Part): number {
  if (part.kind === 'text') return part.text.length;
  if (part.kind === 'parts') return sumOf(part.parts) + sumOf(part.effect.mask?.parts ?? []);
  if (part.kind !== 'group') return 1;
  return weightOfFrame(part.frame) + (part.mask ? weightOfFrame(part.mask.frame) : 0);
}

function weightOfFrame(frame: Frame): number {
  let weight = weights.get(frame);
  if (weight === undefined) {
    weight = sumOf(frame.items);
    weights.set(frame, weight);
  }
  return weight;
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + weightOf(part), 1);

/** Tiles share their frame. */
const weights = new WeakMap<Frame, number>();

export const hasText = (parts: readonly Part[]): boolean => !parts.every(isItem);

/** The items of parts whose text `set` sets. */
export function setParts(parts: readonly Part[], size: Size, set: SetText): readonly DisplayItem[] {
  return parts.flatMap((part): readonly DisplayItem[] => {
    if (part.kind === 'text') return setParts(set(part), size, set);
    if (part.kind === 'parts') return [setGroup(part.parts, size, part.effect, set)];
    return [part];
  });
}
