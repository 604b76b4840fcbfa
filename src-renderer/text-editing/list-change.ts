/**
 * Lists: paragraphs that become items, change their level, begin anew. Pure: paragraphs and a stretch in, what each
 * paragraph of it becomes out.
 */
import { locate, type NodeId, type Operation, type Paragraph } from '../../shared/model';

export type ListItem = NonNullable<Paragraph['list']>;

/** What a paragraph becomes: an item, or plain where `list` is absent. */
export interface ListUpdate {
  readonly index: number;
  readonly list: ListItem | undefined;
}

/** A stretch of a text between two positions, in either order. */
interface Stretch {
  readonly anchor: number;
  readonly head: number;
}

/** As deep as items go (`shared/model`). */
const DEEPEST = 8;

/** Indexes of the paragraphs that a stretch touches. */
function touched(paragraphs: readonly Paragraph[], { anchor, head }: Stretch): number[] {
  const first = locate(paragraphs, Math.min(anchor, head)).paragraph;
  const last = locate(paragraphs, Math.max(anchor, head)).paragraph;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const itemAt = (paragraphs: readonly Paragraph[], index: number): ListItem | undefined =>
  paragraphs[index]?.list;

/** Whether all of a stretch are items of a list style. */
export const isList = (paragraphs: readonly Paragraph[], stretch: Stretch, style: string): boolean =>
  touched(paragraphs, stretch).every((index) => itemAt(paragraphs, index)?.style === style);

/** Makes items of a stretch, each at the level it had; plain paragraphs where all of it is such a list already. */
export function toggleList(
  paragraphs: readonly Paragraph[],
  stretch: Stretch,
  style: string,
): readonly ListUpdate[] {
  const isOn = isList(paragraphs, stretch, style);
  return touched(paragraphs, stretch).map((index) => ({
    index,
    list: isOn ? undefined : { style, level: itemAt(paragraphs, index)?.level ?? 0 },
  }));
}

/** Takes the items of a stretch deeper (1) or out (-1); out of the first level they become plain paragraphs. */
export function changeLevel(
  paragraphs: readonly Paragraph[],
  stretch: Stretch,
  by: 1 | -1,
): readonly ListUpdate[] {
  return touched(paragraphs, stretch).flatMap((index): ListUpdate[] => {
    const item = itemAt(paragraphs, index);
    if (!item || item.level + by > DEEPEST) return [];
    return [{ index, list: item.level + by < 0 ? undefined : { ...item, level: item.level + by } }];
  });
}

/** Makes the numbers begin anew at the first item of a stretch, or go on again. */
export function restartList(
  paragraphs: readonly Paragraph[],
  stretch: Stretch,
  restarts: boolean,
): readonly ListUpdate[] {
  const first = touched(paragraphs, stretch).find((index) => itemAt(paragraphs, index));
  const item = first === undefined ? undefined : itemAt(paragraphs, first);
  if (first === undefined || !item) return [];
  const { restart: _restart, ...going } = item;
  return [{ index: first, list: restarts ? { ...going, restart: true } : going }];
}

/** The item that a caret stands at the beginning of, or in which nothing stands; null elsewhere. */
export function itemAtStart(
  paragraphs: readonly Paragraph[],
  position: number,
): { readonly index: number; readonly isEmpty: boolean } | null {
  const { paragraph: index, offset } = locate(paragraphs, position);
  const own = paragraphs[index];
  return own?.list && offset === 0 ? { index, isEmpty: own.inlines.length === 0 } : null;
}

/** The operations of updates. */
export const listOperations = (
  nodeId: NodeId,
  language: string,
  updates: readonly ListUpdate[],
): Operation[] =>
  updates.map(({ index, list }) => ({
    kind: 'set',
    id: nodeId,
    path: ['props', 'content', language, String(index), 'list'],
    ...(list ? { value: list } : {}),
  }));
