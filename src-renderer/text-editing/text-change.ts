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
  const attributes = attributesAt(paragraphs, selectionStart(selection));
  const slice = lines.map((line) => ({ ...attributes, inlines: textInlines(line, marks) }));
  return insertParagraphs(selection, slice);
}

function textInlines(text: string, marks: Marks): Inline[] {
  // Control characters have no glyph and no meaning in a document; a tab is a space here.
  const clean = text.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '');
  return clean ? [{ kind: 'text', text: clean, ...jsonMarks(marks) }] : [];
}

/** Marks as a property of an inline: absent when there are none. */
const jsonMarks = (marks: Marks): { marks?: Marks } => (Object.keys(marks).length > 0 ? { marks } : {});

/** Puts one unit (a field, a page number, a line break) in the selection's place. */
export function insertInline(selection: TextSelection, inline: Inline): TextChange {
  return insertParagraphs(selection, [{ inlines: [inline] }]);
}

/** Ends the paragraph; both parts have its style. */
export function splitParagraph(paragraphs: readonly Paragraph[], selection: TextSelection): TextChange {
  const attributes = attributesAt(paragraphs, selectionEnd(selection));
  return insertParagraphs(selection, [
    { ...attributes, inlines: [] },
    { ...attributes, inlines: [] },
  ]);
}

/** Deletes a stretch. */
export const deleteStretch = (from: number, to: number): TextChange => ({
  from,
  to,
  slice: [{ inlines: [] }],
  anchor: from,
  head: from,
});

export type ToggledMark = 'bold' | 'italic' | 'underline' | 'strike';

/** Whether all of a stretch has a mark. */
export const isMarked = (stretch: readonly Paragraph[], mark: ToggledMark): boolean =>
  stretch.every(({ inlines }) =>
    inlines.every((inline) => inline.kind === 'lineBreak' || inline.marks?.[mark] === true),
  );

/** Sets the mark on the selection, or takes it away where all of it has it. Null for a caret. */
export function toggleMark(
  paragraphs: readonly Paragraph[],
  selection: TextSelection,
  mark: ToggledMark,
): TextChange | null {
  if (isCaret(selection)) return null;
  const from = selectionStart(selection);
  const to = selectionEnd(selection);
  const stretch = sliceText(paragraphs, from, to);
  const isSet = isMarked(stretch, mark);
  const slice = stretch.map((paragraph) => ({
    ...paragraph,
    inlines: normaliseInlines(paragraph.inlines.map((inline) => withMark(inline, mark, !isSet))),
  }));
  return { from, to, slice, ...selection };
}

function withMark(inline: Inline, mark: ToggledMark, isSet: boolean): Inline {
  if (inline.kind === 'lineBreak') return inline;
  const { marks, ...bare } = inline;
  return { ...bare, ...jsonMarks(markWith(marks ?? {}, mark, isSet)) };
}

/** Marks with one of them set or taken away. */
export function markWith(marks: Marks, mark: ToggledMark, isSet: boolean): Marks {
  const { [mark]: _before, ...others } = marks;
  return isSet ? { ...others, [mark]: true } : others;
}

/** Marks that typing at a position takes: those of what stands before it in its paragraph, else of what follows. */
export function marksAt(paragraphs: readonly Paragraph[], position: number): Marks {
  const { paragraph, offset } = locate(paragraphs, position);
  let end = 0;
  for (const inline of paragraphs[paragraph]?.inlines ?? []) {
    end += inline.kind === 'text' ? inline.text.length : 1;
    if (end >= Math.max(offset, 1)) return inline.kind === 'lineBreak' ? {} : (inline.marks ?? {});
  }
  return {};
}

/** Style and alignment of the paragraph at a position. */
function attributesAt(paragraphs: readonly Paragraph[], position: number): Omit<Paragraph, 'inlines'> {
  const { inlines: _inlines, ...attributes } = paragraphs[locate(paragraphs, position).paragraph] ?? {
    inlines: [],
  };
  return attributes;
}

/** The stretch of a whole paragraph. */
export function paragraphStretch(paragraphs: readonly Paragraph[], position: number): TextSelection {
  const { paragraph, offset } = locate(paragraphs, position);
  const anchor = position - offset;
  const own = paragraphs[paragraph];
  return { anchor, head: anchor + (own ? paragraphLength(own) : 0) };
}
