/** The plain text of a page in reading order: for search, for comparison with what a PDF gives back, for tests. */
import type { DisplayList } from './item';
import { linesOfPage, type TextLine } from './text-lines';

/**
 * The text of a page: lines end with a line feed, texts beside each other on one baseline (the cells of a row) are
 * parted by a tab. Empty for a page that does not exist.
 */
export function textOfPage(list: DisplayList, pageIndex: number): string {
  let text = '';
  let before: TextLine | undefined;
  for (const line of linesOfPage(list, pageIndex)) {
    const shown = (list.sources[line.source]?.text ?? '').slice(line.textStart, line.textEnd).trimEnd();
    if (before) text += before.source !== line.source && sameRow(before, line) ? '\t' : '\n';
    text += shown;
    before = line;
  }
  return text;
}

/** Whether texts stand beside each other; the second one may be at the left. */
const sameRow = (a: TextLine, b: TextLine): boolean =>
  a.baseline === b.baseline && a.space === b.space && (isBefore(a, b) || isBefore(b, a));

const isBefore = (a: TextLine, b: TextLine): boolean => b.box.x >= a.box.x + a.box.width;
