/**
 * Editing commands as pure functions: paragraphs and a selection in, one replacement and the selection after it out.
 * Positions are the model's (`shared/model/text-content`): a field, a page number or a line break is one unit.
 */
import {
  type Inline,
  locate,
  type Marks,
  normaliseInlines,
  type Paragraph,
  paragraphLength,
  sliceText,
  textLength,
} from '../../shared/model';

/** Where the selection began and where its caret is. */
export interface TextSelection {
  readonly anchor: number;
  readonly head: number;
}

/** Replaces `from … to` by `slice`; afterwards the selection is `anchor … head`. */
export interface TextChange extends TextSelection {
  readonly from: number;
  readonly to: number;
  readonly slice: Paragraph[];
}

export const selectionStart = ({ anchor, head }: TextSelection): number => Math.min(anchor, head);
export const selectionEnd = ({ anchor, head }: TextSelection): number => Math.max(anchor, head);
export const isCaret = ({ anchor, head }: TextSelection): boolean => anchor === head;

/** Replaces the selection by paragraphs; the caret goes behind them. */
export function insertParagraphs(selection: TextSelection, slice: readonly Paragraph[]): TextChange {
  const from = selectionStart(selection);
  const caret = from + textLength(slice);
  return { from, to: selectionEnd(selection), slice: [...slice], anchor: caret, head: caret };
}

/** Replaces the selection by text in the given marks. Line ends become paragraphs of the style around them. */
export function insertText(
  paragraphs: readonly Paragraph[],
  selection: TextSelection,
  text: string,
  marks: Marks,
): TextChange {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, '\n').split('\n');
  const attributes = furtherAt(paragraphs, selectionStart(selection));
  const slice = lines.map((line) => ({ ...attributes, inlines: textInlines(line, marks) }));
  return insertParagraphs(selection, slice);
}

function textInlines(text: string, marks: Marks): Inline[] {
  // Control characters have no glyph and no meaning in a document, but for the tab.
  const clean = text.replace(/[^\P{Cc}\t]/gu, '');
  return clean ? [{ kind: 'text', text: clean, ...jsonMarks(marks) }] : [];
}

/** Marks as a property of an inline: absent when there are none. */
const jsonMarks = (marks: Marks): { marks?: Marks } => (Object.keys(marks).length > 0 ? { marks } : {});

/** Puts one unit (a field, a page number, a line break) in the selection's place. */
export function insertInline(selection: TextSelection, inline: Inline): TextChange {
  return insertParagraphs(selection, [{ inlines: [inline] }]);
}

/**
 * Ends the paragraph; both parts have its form.
 *
 * @param isHeading Whether paragraphs in a style are headings: what begins behind one is text in the element's style.
 */
export function splitParagraph(
  paragraphs: readonly Paragraph[],
  selection: TextSelection,
  isHeading: (style: string) => boolean = () => false,
): TextChange {
  const form = furtherAt(paragraphs, selectionEnd(selection));
  const { style, ...others } = form;
  const isBehind = style !== undefined && isHeading(style) && isAtEnd(paragraphs, selectionEnd(selection));
  return insertParagraphs(selection, [
    { ...form, inlines: [] },
    { ...(isBehind ? others : form), inlines: [] },
  ]);
}

/** Whether a position is the end of a paragraph that says something. */
function isAtEnd(paragraphs: readonly Paragraph[], position: number): boolean {
  const { paragraph, offset } = locate(paragraphs, position);
  const own = paragraphs[paragraph];
  return own !== undefined && offset > 0 && offset === paragraphLength(own);
}

/** Deletes a stretch. */
export const deleteStretch = (from: number, to: number): TextChange => ({
  from,
  to,
  slice: [{ inlines: [] }],
  anchor: from,
  head: from,
});

export type ToggledMark = 'bold' | 'italic' | 'underline' | 'strike' | 'smallCaps';

export type Position = NonNullable<Marks['position']>;

/** Whether all of a stretch has a mark. */
export const isMarked = (stretch: readonly Paragraph[], mark: ToggledMark): boolean =>
  stretch.every(({ inlines }) =>
    inlines.every((inline) => inline.kind === 'lineBreak' || inline.marks?.[mark] === true),
  );

/** Changes the marks of everything selected. Null for a caret. */
export function changeMarks(
  paragraphs: readonly Paragraph[],
  selection: TextSelection,
  change: (marks: Marks) => Marks,
): TextChange | null {
  if (isCaret(selection)) return null;
  const from = selectionStart(selection);
  const to = selectionEnd(selection);
  const slice = sliceText(paragraphs, from, to).map((paragraph) => ({
    ...paragraph,
    inlines: normaliseInlines(paragraph.inlines.map((inline) => withMarks(inline, change))),
  }));
  return { from, to, slice, ...selection };
}

/** Sets the mark on the selection, or takes it away where all of it has it. Null for a caret. */
export function toggleMark(
  paragraphs: readonly Paragraph[],
  selection: TextSelection,
  mark: ToggledMark,
): TextChange | null {
  const isSet = isMarked(sliceText(paragraphs, selectionStart(selection), selectionEnd(selection)), mark);
  return changeMarks(paragraphs, selection, (marks) => markWith(marks, mark, !isSet));
}

function withMarks(inline: Inline, change: (marks: Marks) => Marks): Inline {
  if (inline.kind === 'lineBreak') return inline;
  const { marks, ...bare } = inline;
  return { ...bare, ...jsonMarks(change(marks ?? {})) };
}

/** Marks with one of them set or taken away. */
export function markWith(marks: Marks, mark: ToggledMark, isSet: boolean): Marks {
  const { [mark]: _before, ...others } = marks;
  return isSet ? { ...others, [mark]: true } : others;
}

/** Marks raised or lowered, or on the line where `position` is absent. */
export function withPosition(marks: Marks, position: Position | undefined): Marks {
  const { position: _before, ...others } = marks;
  return position ? { ...others, position } : others;
}

/** Marks without what makes letters look different; links, readings and the language say what the text is. */
export function plainMarks({ link, lang, ruby }: Marks): Marks {
  return { ...(link && { link }), ...(lang && { lang }), ...(ruby && { ruby }) };
}

/**
 * Marks that typing at a position takes: those of what stands before it in its paragraph, else of what follows. Links,
 * readings and combined letters end where they end: only typing inside of them belongs to them.
 */
export function marksAt(paragraphs: readonly Paragraph[], position: number): Marks {
  const { paragraph, offset } = locate(paragraphs, position);
  let start = 0;
  for (const inline of paragraphs[paragraph]?.inlines ?? []) {
    const end = start + (inline.kind === 'text' ? inline.text.length : 1);
    if (end >= Math.max(offset, 1)) {
      if (inline.kind === 'lineBreak' || !inline.marks) return {};
      return start < offset && offset < end ? inline.marks : growing(inline.marks);
    }
    start = end;
  }
  return {};
}

const growing = ({ link: _link, ruby: _ruby, combine: _combine, ...marks }: Marks): Marks => marks;

/** What a further paragraph takes from the one at a position: its form, but not that numbers begin anew. */
function furtherAt(paragraphs: readonly Paragraph[], position: number): Omit<Paragraph, 'inlines'> {
  const { inlines: _inlines, ...form } = paragraphs[locate(paragraphs, position).paragraph] ?? {
    inlines: [],
  };
  if (!form.list?.restart) return form;
  const { restart: _restart, ...list } = form.list;
  return { ...form, list };
}

/** The stretch of a whole paragraph. */
export function paragraphStretch(paragraphs: readonly Paragraph[], position: number): TextSelection {
  const { paragraph, offset } = locate(paragraphs, position);
  const anchor = position - offset;
  const own = paragraphs[paragraph];
  return { anchor, head: anchor + (own ? paragraphLength(own) : 0) };
}
