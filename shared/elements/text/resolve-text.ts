/** Fills rich text with a record's values, counts its notes and the items of its lists. */
import { diagnostic } from '../../diag';
import type { Content, ElementPlace, ResolveContext } from '../../layout';
import type { NodeId } from '../../model';
import { evaluateValue, ruleErrorDiagnostic, type Scope } from '../../rules';
import type { CharacterStyle } from '../../text';
import type { CompiledInline, InlineOf } from './compile-inline';
import type { CompiledParagraph } from './compile-text';
import type { FootnoteData } from './footnote';
import { inlineIsolates, mayHoldIsolates } from './isolated-values';
import { type ListState, nextLabel } from './list-numbers';
import {
  type MarkedRange,
  type NoteNumbers,
  type ResolvedParagraph,
  type ResolvedText,
  TextAssembler,
} from './resolved-text';

const NO_NOTES: NoteNumbers = new Map();
const NO_RANGES: readonly MarkedRange[] = [];

/** Whose text it is, for what is wrong with it. */
type Place = ElementPlace;

/** The text for one record; what only the layout knows stays open until then. */
export function resolveText(
  language: string,
  compiled: readonly CompiledParagraph[],
  scope: Scope,
  context: ResolveContext,
  place: Place,
  children: readonly Content[],
): ResolvedText {
  const notes = children.length > 0 ? countNotes(compiled, children, context) : NO_NOTES;
  const paragraphs: ResolvedParagraph[] = [];
  let hasLists = false;
  for (const paragraph of compiled) {
    paragraphs.push(resolveParagraph(paragraph, scope, context, place, notes));
    if (paragraph.list) hasLists = true;
  }
  const shown = hasLists ? labelled(paragraphs, context) : paragraphs;
  return { language, paragraphs: shown, notes, filledBy: null };
}

function resolveParagraph(
  paragraph: CompiledParagraph,
  scope: Scope,
  context: ResolveContext,
  place: Place,
  notes: NoteNumbers,
): ResolvedParagraph {
  if (paragraph.fixed) return paragraph.fixed;
  if (paragraph.plainStyle) return plainParagraph(paragraph, paragraph.plainStyle, scope, context, place);
  return new TextAssembler(paragraph).assemble((inline) =>
    inline.kind === 'field' ? fieldText(inline, scope, context, place) : (knownText(inline, notes) ?? OPEN),
  );
}

/** Texts and fields of one look are one stretch: there is nothing to put together but the text. */
function plainParagraph(
  compiled: CompiledParagraph,
  style: CharacterStyle,
  scope: Scope,
  context: ResolveContext,
  place: Place,
): ResolvedParagraph {
  const { inlines, base } = compiled;
  let text = '';
  for (let index = 0; index < inlines.length; index += 1)
    text += writtenText(inlines[index] as CompiledInline, scope, context, place);
  const spans = [{ start: 0, end: text.length, style: text === '' ? base : style }];
  const isolates = mayHoldIsolates(text, compiled)
    ? inlineIsolates(text, inlines, endsOf(inlines, scope, context, place))
    : NO_RANGES;
  return { compiled, text, spans, ranges: NO_RANGES, isolates, label: null };
}

const writtenText = (inline: CompiledInline, scope: Scope, context: ResolveContext, place: Place): string =>
  inline.kind === 'text'
    ? inline.text
    : inline.kind === 'field'
      ? fieldText(inline, scope, context, place)
      : '';

/** Where each inline of a text ends in it. Only text of two directions is written a second time for this. */
function endsOf(
  inlines: readonly CompiledInline[],
  scope: Scope,
  context: ResolveContext,
  place: Place,
): number[] {
  let end = 0;
  return inlines.map((inline) => {
    end += writtenText(inline, scope, context, place).length;
    return end;
  });
}

/** Stands for what is not known yet. */
const OPEN = '0';

/** The text of an inline that neither fields nor the layout have a say in. */
export function knownText(inline: CompiledInline, notes: NoteNumbers): string | null {
  return inline.kind === 'footnote' ? String(notes.get(inline.node) ?? '') : null;
}

/** Numbers the notes in the order of their marks, and tells them. */
function countNotes(
  paragraphs: readonly CompiledParagraph[],
  children: readonly Content[],
  context: ResolveContext,
): NoteNumbers {
  const numbers = new Map<NodeId, number>();
  for (const { hasNotes, inlines } of paragraphs) {
    if (!hasNotes) continue;
    for (const inline of inlines) {
      if (inline.kind !== 'footnote' || numbers.has(inline.node)) continue;
      const note = children.find(({ compiled }) => compiled.id === inline.node);
      if (!note) continue;
      const number = context.counters.nextNote();
      numbers.set(inline.node, number);
      (note.data as FootnoteData).number = number;
    }
  }
  return numbers;
}

/** Gives the items of lists their labels. What collapses is not counted. */
function labelled(paragraphs: readonly ResolvedParagraph[], context: ResolveContext): ResolvedParagraph[] {
  const own = new Map<string, ListState>();
  return paragraphs.map((paragraph) => {
    const { list } = paragraph.compiled;
    if (!list || isCollapsed(paragraph)) return paragraph;
    const { name, continues } = list.style;
    const state = continues ? context.counters.stateOf(name) : (own.get(name) ?? []);
    own.set(name, state);
    return { ...paragraph, label: nextLabel(list, state) };
  });
}

/**
 * Whether a paragraph has nothing to show although its author put something there: all its fields are empty for this
 * record. Such a line collapses, as a missing second address line should.
 */
export const isCollapsed = ({ compiled, text }: ResolvedParagraph): boolean =>
  compiled.hasFields && (text === '' || text.trim() === '');

function fieldText(
  field: InlineOf<'field'>,
  scope: Scope,
  context: ResolveContext,
  { nodeId, recordPath }: Place,
): string {
  const { value, error } = evaluateValue(field.value, scope);
  if (!error && value !== null) return field.format(value, scope.record);
  const at = { nodeId, ...(recordPath ? { dataPath: recordPath } : {}) };
  if (error) {
    if (field.value.diagnostics.length === 0) context.report(ruleErrorDiagnostic(error, at));
  } else if (!field.isOptional) {
    context.report(diagnostic('data.missing', { field: field.value.source }, at));
  }
  return '';
}
