/**
 * Headings in the order of their levels (PDF/UA-1 7.4.2): the first is a first one, and none is more than one level
 * below the one before. Readers that list a document by its headings would show a hole. Bookmarks are the headings.
 */
import { type Diagnostic, diagnostic } from '../diag';
import type { Bookmark } from '../display';

/** What is wrong with the headings of a document, each with the element that it is in. */
export function headingProblems(bookmarks: readonly Bookmark[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  let before = 0;
  for (const { level: depth, to } of bookmarks) {
    const level = depth + 1;
    const most = before + 1;
    before = level;
    if (level <= most) continue;
    const [nodeId = ''] = to.split(/[@/]/);
    found.push(diagnostic('pdf.headingSkipped', { level, expected: most }, { nodeId }));
  }
  return found;
}
