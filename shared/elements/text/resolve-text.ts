/** Fills rich text with a record's values. */
import { diagnostic } from '../../diag';
import type { LayoutContext, ResolveContext } from '../../layout';
import { evaluateValue, ruleErrorDiagnostic, type Scope } from '../../rules';
import type { CompiledInline, CompiledParagraph } from './compile-text';
import { type ResolvedParagraph, TextAssembler } from './resolved-text';

/** The paragraph for one record; page numbers stay open until it is laid out. */
export function resolveParagraph(
  paragraph: CompiledParagraph,
  scope: Scope,
  context: ResolveContext,
  place: { readonly nodeId: string; readonly recordPath: string },
): ResolvedParagraph {
  if (paragraph.fixed) return paragraph.fixed;
  return new TextAssembler(paragraph).assemble((inline) =>
    inline.kind === 'field' ? fieldText(inline, scope, context, place) : OPEN_PAGE,
  );
}

/** Stands for a page number that is not known yet. */
const OPEN_PAGE = '0';

/** The paragraph with its page numbers, which only the layout knows. */
export function fillPages(
  paragraph: ResolvedParagraph,
  scope: Scope,
  page: number,
  context: Pick<LayoutContext, 'pageCount' | 'notePage'>,
): ResolvedParagraph {
  const { compiled } = paragraph;
  if (!compiled.hasPages) return paragraph;
  return new TextAssembler(compiled).assemble((inline) => {
    if (inline.kind === 'page') {
      context.notePage(inline.show);
      return String(inline.show === 'number' ? page : context.pageCount);
    }
    return inline.kind === 'field' ? formatted(inline, scope) : '';
  });
}

/**
 * Whether a paragraph has nothing to show although its author put something there: all its fields are empty for this
 * record. Such a line collapses, as a missing second address line should.
 */
export const isCollapsed = ({ compiled, text }: ResolvedParagraph): boolean =>
  compiled.hasFields && text.trim() === '';

type CompiledField = Extract<CompiledInline, { kind: 'field' }>;

function fieldText(
  field: CompiledField,
  scope: Scope,
  context: ResolveContext,
  { nodeId, recordPath }: { readonly nodeId: string; readonly recordPath: string },
): string {
  const { value, error } = evaluateValue(field.value, scope);
  const at = { nodeId, ...(recordPath ? { dataPath: recordPath } : {}) };
  if (error) {
    if (field.value.diagnostics.length === 0) context.report(ruleErrorDiagnostic(error, at));
    return '';
  }
  if (value === null) {
    if (!field.isOptional) context.report(diagnostic('data.missing', { field: field.value.source }, at));
    return '';
  }
  return field.format(value, scope.record);
}

function formatted(field: CompiledField, scope: Scope): string {
  const { value } = evaluateValue(field.value, scope);
  return value === null ? '' : field.format(value, scope.record);
}
