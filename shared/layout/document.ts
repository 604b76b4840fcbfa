/**
 * Lays out one document: pours the flows through the frames of page after page, then puts on every page what its
 * master holds.
 *
 * How many pages there are and what stands where is known only at the end, yet masters and texts may depend on it. So
 * the layout is done again with what the pass before found out, until what was used of it stays the same, five times
 * at most. A document that uses nothing of it takes one pass.
 */
import { type Diagnostic, diagnostic } from '../diag';
import type { Attachment, Bookmark, Destination, DisplayPage } from '../display';
import type { NodeId } from '../model';
import type { TextContext } from '../text';
import { resolveAttachments } from './attachments';
import type { PlacedFrame } from './collect';
import type { Content } from './compiled';
import type { SourceTable } from './context';
import { NO_PLACES, type PageFacts, type PlaceFacts, type SectionPages } from './facts';
import { Pass } from './pass';
import { ResolvedDocument, type ResolveInput } from './resolved-document';

export interface DocumentInput extends ResolveInput {
  readonly text: TextContext;
  readonly sources: SourceTable;
  /** What is wrong with characters, as the text context reports it. */
  readonly textProblems: Diagnostic[];
  /** Says whose text is set next. */
  setText(nodeId: NodeId, recordPath: string): void;
}

export interface LaidOutDocument {
  readonly pages: readonly DisplayPage[];
  readonly diagnostics: readonly Diagnostic[];
  /** Everything that the record's document contains: of the flows, and of the masters that were used. */
  readonly contents: readonly Content[];
  readonly destinations: readonly Destination[];
  readonly bookmarks: readonly Bookmark[];
  readonly attachments: readonly Attachment[];
}

const MAX_PASSES = 5;

/** What is taken for granted in the first pass. */
const ONE_PAGE: PageFacts = {
  pageCount: 1,
  sections: [{ first: 1, count: 1, last: 1, restartsNumbering: true }],
};

/** The pass from which on a section that would lose the page it was given keeps it. */
const HOLDING_PASS = 3;

export function layoutDocument(input: DocumentInput): LaidOutDocument {
  const resolved = new ResolvedDocument(input);
  const asked = new Set<NodeId>();
  let known: PageFacts = ONE_PAGE;
  let places: PlaceFacts = NO_PLACES;
  let least: readonly number[] = [];
  for (let pass = 1; ; pass += 1) {
    const attempt = new Pass(input, resolved, { pages: known, places, least, asked });
    const found = attempt.pour();
    const agrees = attempt.facts.agreesOnPages(found);
    const isLast = pass === MAX_PASSES;
    if (agrees || isLast || attempt.facts.usesPlaces) {
      const pages = attempt.finish(found);
      const collected = attempt.collect(framesOf(pages));
      const isSettled = agrees && attempt.facts.agreesOnPlaces(collected);
      if (isSettled || isLast) {
        if (!isSettled) attempt.report(diagnostic('layout.unsettled', { passes: MAX_PASSES }));
        return documentOf(input, resolved, attempt, pages, collected);
      }
      places = collected;
    }
    if (pass >= HOLDING_PASS) least = held(least, known.sections, found.sections);
    known = found;
  }
}

function documentOf(
  { compiled, scope }: DocumentInput,
  resolved: ResolvedDocument,
  attempt: Pass,
  pages: readonly DisplayPage[],
  { destinations, bookmarks }: Pick<LaidOutDocument, 'destinations' | 'bookmarks'>,
): LaidOutDocument {
  const attachments = resolveAttachments(compiled.attachments, scope, compiled.template.root, attempt);
  return {
    pages,
    diagnostics: [...resolved.diagnostics, ...attempt.diagnostics],
    contents: [...resolved.used(), ...attempt.deferred],
    destinations,
    bookmarks,
    attachments,
  };
}

/**
 * Where a last page has less room than others, a section may need it with the master of the last page only, and give
 * it up again without. It keeps the page then: what the master holds stands there alone.
 */
function held(
  least: readonly number[],
  known: readonly SectionPages[],
  found: readonly SectionPages[],
): readonly number[] {
  return found.map(({ first, last }, index) => {
    const before = known[index];
    const had = before ? before.last - before.first + 1 : 0;
    return Math.max(least[index] ?? 0, had > last - first + 1 ? had : 0);
  });
}

const framesOf = (pages: readonly DisplayPage[]): PlacedFrame[] =>
  pages.map(({ frame }, index) => ({ frame, page: index + 1, x: 0, y: 0 }));
