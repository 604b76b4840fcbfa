/**
 * Headings in the order of their levels (PDF/UA-1 7.4.2): the first is a first one, and none is more than one level
 * below the one before. Readers that list a document by its headings would show a hole.
 */
import { type Diagnostic, diagnostic } from '../diag';
import { type DisplayList, type Frame, type StructureRole, type StructureTag, walk } from '../display';

const LEVELS: Partial<Record<StructureRole, number>> = { H1: 1, H2: 2, H3: 3, H4: 4, H5: 5, H6: 6 };

/** The headings of one document, as they are met. */
export class HeadingOrder {
  #level = 0;
  #last: StructureTag | null = null;

  /**
   * What is wrong with a heading at this place, told once where it goes over pages; `null` for every other tag.
   *
   * @param source Of the frame that the tag is on.
   */
  meet(tag: StructureTag, list: DisplayList, source: number): Diagnostic | null {
    const level = LEVELS[tag.role];
    if (level === undefined || tag === this.#last) return null;
    this.#last = tag;
    const most = this.#level + 1;
    this.#level = level;
    if (level <= most) return null;
    const { nodeId, recordPath } = list.sources[source] ?? {};
    return diagnostic(
      'pdf.headingSkipped',
      { level, expected: most },
      { ...(nodeId !== undefined && { nodeId }), ...(recordPath ? { dataPath: recordPath } : {}) },
    );
  }
}

/** All that is wrong with the headings of a document. */
export function headingProblems(list: DisplayList): Diagnostic[] {
  const order = new HeadingOrder();
  const found: Diagnostic[] = [];
  list.pages.forEach((page, index) => {
    let source = -1;
    walk(page, {
      enterFrame(frame: Frame) {
        source = frame.source;
      },
      enterTag(tag) {
        const problem = order.meet(tag, list, source);
        if (problem) found.push({ ...problem, at: { ...problem.at, page: index + 1 } });
      },
    });
  });
  return found;
}
