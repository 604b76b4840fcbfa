/** Which pages of a document differ from the same pages of another version's. */
import { type DisplayList, displayListDigest } from '../../shared/display';

/** Page numbers from 0, in order; a page that only one of them has differs. */
export function differingPages(before: DisplayList, after: DisplayList): readonly number[] {
  const count = Math.max(before.pages.length, after.pages.length);
  const differing: number[] = [];
  for (let page = 0; page < count; page += 1) {
    if (pageDigest(before, page) !== pageDigest(after, page)) differing.push(page);
  }
  return differing;
}

function pageDigest(list: DisplayList, page: number): string | null {
  const shown = list.pages[page];
  return shown ? displayListDigest({ ...list, title: '', pages: [shown] }) : null;
}
