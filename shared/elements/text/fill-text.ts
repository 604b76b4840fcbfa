/** Fills in what only the layout knows: page numbers, references to other elements, sums over pages. */
import { diagnostic } from '../../diag';
import type { Content, DocumentFacts, HeadingTitle, LayoutContext } from '../../layout';
import type { NodeId } from '../../model';
import { evaluateValue, type Scope, sumDecimal } from '../../rules';
import { writeNumber } from '../numbering';
import type { CompiledInline, InlineOf } from './compile-inline';
import { knownText } from './resolve-text';
import { type ResolvedParagraph, type ResolvedText, TextAssembler, type TextSegment } from './resolved-text';

/** Stands for what cannot be found. */
const UNKNOWN = '?';

/** What filling asks of the layout. */
export type FillContext = Pick<LayoutContext, 'facts' | 'noteFacts' | 'notePage' | 'pageCount' | 'report'>;

/** The paragraph as it stands on a page. */
export function fillParagraph(
  paragraph: ResolvedParagraph,
  content: Content,
  page: number,
  context: FillContext,
): ResolvedParagraph {
  if (!paragraph.compiled.isOpen) return paragraph;
  (content.data as ResolvedText).filledBy = context;
  const filled = new TextAssembler(paragraph.compiled).assemble((inline) =>
    writeInline(inline, content, page, context),
  );
  return { ...filled, label: paragraph.label };
}

/** The text of a paragraph on a page and where its inlines stand in it, as the last layout wrote them. */
export function writtenParagraph(
  { compiled }: ResolvedParagraph,
  content: Content,
  page: number,
  pageCount: number,
): { readonly text: string; readonly segments: readonly TextSegment[] } {
  const context = (content.data as ResolvedText).filledBy ?? unfilled(pageCount);
  const assembler = new TextAssembler(compiled);
  const { text } = assembler.assemble((inline) => writeInline(inline, content, page, context));
  return { text, segments: assembler.segments };
}

/** The text of an inline on a page; the title of a heading with what stands for itself in it. */
export function writeInline(
  inline: CompiledInline,
  content: Content,
  page: number,
  context: FillContext,
): string | HeadingTitle {
  const { scope } = content;
  switch (inline.kind) {
    case 'page':
      return writeNumber(pageNumber(inline.show, page, context), inline.numbering);
    case 'field': {
      const { value } = evaluateValue(inline.value, scope);
      return value === null ? '' : inline.format(value, scope.record);
    }
    case 'reference':
      return referenceText(inline, content, context);
    case 'sum':
      return sumText(inline, content, page, context);
    default:
      return knownText(inline, (content.data as ResolvedText).notes) ?? '';
  }
}

function pageNumber(show: InlineOf<'page'>['show'], page: number, context: FillContext): number {
  context.notePage(show === 'count' ? 'count' : 'number');
  switch (show) {
    case 'number':
      return page;
    case 'count':
      return context.pageCount;
    case 'sectionNumber':
      return context.facts.sectionOf(page).number;
    case 'sectionCount':
      context.noteFacts();
      return context.facts.sectionOf(page).count;
  }
}

function referenceText(
  { node, show }: InlineOf<'reference'>,
  content: Content,
  context: FillContext,
): string | HeadingTitle {
  context.noteFacts();
  const text = found(node, show, context.facts);
  if (text !== undefined) return text;
  context.report(diagnostic('text.unresolvedReference', { node }, placeOf(content)));
  return UNKNOWN;
}

function found(
  node: NodeId,
  show: InlineOf<'reference'>['show'],
  facts: DocumentFacts,
): string | HeadingTitle | undefined {
  switch (show) {
    case 'page':
      return facts.pageOf(node)?.toString();
    case 'sectionPage': {
      const page = facts.pageOf(node);
      return page === undefined ? undefined : facts.sectionNumberOf(page).toString();
    }
    case 'text':
      return facts.titleOf(node);
    case 'label':
      return facts.labelOf(node);
  }
}

/** The sum of a value over the turns that stand where it says; turns without a value add nothing. */
function sumText(inline: InlineOf<'sum'>, content: Content, page: number, context: FillContext): string {
  context.noteFacts();
  if (inline.over !== 'all') context.notePage('number');
  const values: number[] = [];
  for (const turn of context.facts.turnsOf(inline.node)) {
    if (!isWithin(turn.page, page, inline.over)) continue;
    const value = numberOf(inline, turn.scope);
    if (value !== null) values.push(value);
  }
  return inline.format(sumDecimal(values), content.scope.record);
}

function isWithin(turnPage: number, page: number, over: InlineOf<'sum'>['over']): boolean {
  switch (over) {
    case 'page':
      return turnPage === page;
    case 'before':
      return turnPage < page;
    case 'through':
      return turnPage <= page;
    case 'all':
      return true;
  }
}

function numberOf({ value: expression }: InlineOf<'sum'>, scope: Scope): number | null {
  const { value } = evaluateValue(expression, scope);
  return typeof value === 'number' ? value : null;
}

export const placeOf = ({ compiled, recordPath }: Content) => ({
  nodeId: compiled.id,
  ...(recordPath ? { dataPath: recordPath } : {}),
});

/** For a text that no layout has filled: what it would say on its own. */
const unfilled = (pageCount: number): FillContext => ({
  pageCount,
  facts: {
    pageCount,
    sectionOf: (page) => ({ number: page, count: pageCount }),
    sectionNumberOf: (page) => page,
    pageOf: () => undefined,
    titleOf: () => undefined,
    labelOf: () => undefined,
    headings: [],
    turnsOf: () => [],
  },
  noteFacts: () => {},
  notePage: () => {},
  report: () => {},
});
