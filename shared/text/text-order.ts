/** The items of a line in the order of their text: that of reading, which display lists promise. */
import type { DisplayItem } from '../display';

/** Where the text of an item begins; null for items that show none. */
export function textStartOf(item: DisplayItem): number | null {
  if (item.kind === 'glyphs') return item.textStart;
  if (item.kind !== 'group') return null;
  for (const inner of item.frame.items) {
    const start = textStartOf(inner);
    if (start !== null) return start;
  }
  return null;
}

/**
 * Brings the items of a line from visual order, in which they were placed, to text order; they stay where they stand.
 * What shows no text (lines under and through it, links) goes with what it follows. A line without right-to-left text
 * is returned as it is.
 */
export function inTextOrder(items: readonly DisplayItem[]): readonly DisplayItem[] {
  let last = -1;
  const isOrdered = items.every((item) => {
    const start = textStartOf(item);
    if (start === null) return true;
    const follows = start >= last;
    last = start;
    return follows;
  });
  if (isOrdered) return items;
  const stretches: { readonly start: number; readonly items: DisplayItem[] }[] = [];
  for (const item of items) {
    const start = textStartOf(item);
    const open = stretches.at(-1);
    if (start === null && open) open.items.push(item);
    else stretches.push({ start: start ?? -1, items: [item] });
  }
  return stretches.sort((a, b) => a.start - b.start).flatMap((stretch) => stretch.items);
}
