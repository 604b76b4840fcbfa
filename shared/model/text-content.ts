/**
 * Rich text as templates store it: paragraphs of inlines. A field, a page number or a line break is one unit, a
 * character of text is one unit per UTF-16 code unit, and the end of every paragraph but the last is one unit; so a
 * text has positions 0 … length, and every change is "replace from … to … by a slice".
 */
import { z } from 'zod';
import { jsonEqual } from '../base';
import { formatSchema } from '../rules';
import { nodeIdSchema } from './node';
import { ALIGNMENTS, colourRefSchema, featuresSchema, NUMBERINGS, positionSchema } from './style';

export const marksSchema = z.strictObject({
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  underline: z.literal(true).optional(),
  strike: z.literal(true).optional(),
  colour: colourRefSchema.optional(),
  /** Font size in points, where it differs from the paragraph's style. */
  size: z.number().min(1).max(400).optional(),
  smallCaps: z.literal(true).optional(),
  position: positionSchema.optional(),
  /** Extra space after every character in points. */
  letterSpacing: z.number().min(-20).max(100).optional(),
  features: featuresSchema.optional(),
  /** Language of the stretch (BCP 47), where it differs from the text's. */
  lang: z.string().min(2).max(35).optional(),
  /** Reading above the characters (ルビ). */
  ruby: z.string().min(1).max(64).optional(),
  /** Set upright beside each other in one place of a vertical line (縦中横). */
  combine: z.literal(true).optional(),
  /** Where a click goes: an address, CEL that yields one, or an element of the document. */
  link: z
    .union([
      z.strictObject({ uri: z.string().min(1).max(2000) }),
      z.strictObject({ value: z.string().min(1) }),
      z.strictObject({ node: nodeIdSchema }),
    ])
    .optional(),
});

/** How a stretch of text differs from its paragraph's style. */
export type Marks = z.infer<typeof marksSchema>;

const marks = marksSchema.optional();

export const inlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1), marks }),
  z.strictObject({
    kind: z.literal('field'),
    /** CEL expression over the record and the loop variables. */
    value: z.string().min(1),
    format: formatSchema.optional(),
    marks,
  }),
  z.strictObject({
    kind: z.literal('page'),
    /** Of the document, or of the section: number of the page, count of the pages. */
    show: z.enum(['number', 'count', 'sectionNumber', 'sectionCount']),
    numbering: z.enum(NUMBERINGS).optional(),
    marks,
  }),
  /**
   * Says where another element stands: its page, in the document or as its section counts, the text of its heading,
   * the label of its list item or note.
   */
  z.strictObject({
    kind: z.literal('reference'),
    node: nodeIdSchema,
    show: z.enum(['page', 'text', 'label', 'sectionPage']),
    marks,
  }),
  /**
   * A sum over the repeated element `node` (a row, a block with `each`): of what stands on this page, before it, up to
   * its end, or altogether. `value` is CEL that may use the element's loop variable.
   */
  z.strictObject({
    kind: z.literal('sum'),
    node: nodeIdSchema,
    value: z.string().min(1),
    over: z.enum(['page', 'before', 'through', 'all']),
    format: formatSchema.optional(),
    marks,
  }),
  /** The mark of a note; the note is the child of the text element with this id. */
  z.strictObject({ kind: z.literal('footnote'), node: nodeIdSchema, marks }),
  z.strictObject({ kind: z.literal('lineBreak') }),
]);

export type Inline = z.infer<typeof inlineSchema>;
export type FieldInline = Extract<Inline, { kind: 'field' }>;

export const paragraphSchema = z.strictObject({
  /** Text style by name; the text element's own style where absent. */
  style: z.string().optional(),
  align: z.enum(ALIGNMENTS).optional(),
  /** Makes the paragraph an item of a list: the list style by name, the level from 0, where numbers start anew. */
  list: z
    .strictObject({
      style: z.string(),
      level: z.int().min(0).max(8),
      restart: z.literal(true).optional(),
    })
    .optional(),
  inlines: z.array(inlineSchema),
});

export type Paragraph = z.infer<typeof paragraphSchema>;

/** Text per language (BCP 47). The template's first language is the one every other falls back to. */
export const textContentSchema = z.record(z.string(), z.array(paragraphSchema).min(1));

export type TextContent = z.infer<typeof textContentSchema>;

/** How many units an inline takes. */
export const inlineLength = (inline: Inline): number => (inline.kind === 'text' ? inline.text.length : 1);

/** Units of a paragraph, without its end. */
export const paragraphLength = (paragraph: Paragraph): number =>
  paragraph.inlines.reduce((sum, inline) => sum + inlineLength(inline), 0);

/** Units of a whole text. */
export const textLength = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, paragraph) => sum + paragraphLength(paragraph), paragraphs.length - 1);

/** The paragraph a position lies in, and the offset inside it. */
export function locate(
  paragraphs: readonly Paragraph[],
  position: number,
): { readonly paragraph: number; readonly offset: number } {
  let rest = position;
  for (let index = 0; index < paragraphs.length; index += 1) {
    const length = paragraphLength(paragraphs[index] as Paragraph);
    if (rest <= length || index === paragraphs.length - 1) {
      return { paragraph: index, offset: Math.min(rest, length) };
    }
    rest -= length + 1;
  }
  return { paragraph: 0, offset: 0 };
}

/** The position of an offset inside a paragraph: the inverse of {@link locate}. */
export function positionOf(paragraphs: readonly Paragraph[], paragraph: number, offset: number): number {
  let position = offset;
  for (let index = 0; index < paragraph; index += 1) {
    position += paragraphLength(paragraphs[index] as Paragraph) + 1;
  }
  return position;
}

/** The inlines between two offsets of a paragraph, text cut where needed. */
export function sliceInlines(inlines: readonly Inline[], from: number, to: number): Inline[] {
  const slice: Inline[] = [];
  let start = 0;
  for (const inline of inlines) {
    const end = start + inlineLength(inline);
    if (end > from && start < to) {
      if (inline.kind === 'text') {
        const text = inline.text.slice(Math.max(0, from - start), Math.min(inline.text.length, to - start));
        if (text) slice.push({ ...inline, text });
      } else {
        slice.push(inline);
      }
    }
    start = end;
  }
  return slice;
}

/** Joins neighbouring texts with the same marks, drops empty texts and empty marks: equal texts are equal JSON. */
export function normaliseInlines(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines.map(withoutEmptyMarks)) {
    const last = result.at(-1);
    if (inline.kind === 'text' && inline.text === '') continue;
    if (inline.kind === 'text' && last?.kind === 'text' && jsonEqual(inline.marks, last.marks)) {
      result[result.length - 1] = { ...last, text: last.text + inline.text };
    } else {
      result.push(inline);
    }
  }
  return result;
}

function withoutEmptyMarks(inline: Inline): Inline {
  if (inline.kind === 'lineBreak' || !inline.marks) return inline;
  if (Object.values(inline.marks).some((value) => value !== undefined)) return inline;
  const { marks: _marks, ...rest } = inline;
  return rest;
}

/** The paragraphs between two positions; the first and the last are cut. Never empty. */
export function sliceText(paragraphs: readonly Paragraph[], from: number, to: number): Paragraph[] {
  const start = locate(paragraphs, from);
  const end = locate(paragraphs, to);
  return paragraphs.slice(start.paragraph, end.paragraph + 1).map((paragraph, index) => {
    const first = index === 0 ? start.offset : 0;
    const last = start.paragraph + index === end.paragraph ? end.offset : paragraphLength(paragraph);
    return { ...paragraph, inlines: sliceInlines(paragraph.inlines, first, last) };
  });
}

/**
 * Replaces the text between two positions by a slice of at least one paragraph. The slice's first paragraph joins
 * what stands before, its last what follows; a slice of one keeps the paragraph that the change begins in. Replacing
 * the new stretch by the {@link sliceText} of the old one undoes it exactly.
 */
export function replaceText(
  paragraphs: readonly Paragraph[],
  from: number,
  to: number,
  slice: readonly Paragraph[],
): Paragraph[] {
  const start = locate(paragraphs, from);
  const end = locate(paragraphs, to);
  const head = paragraphs[start.paragraph] as Paragraph;
  const tail = paragraphs[end.paragraph] as Paragraph;
  const before = sliceInlines(head.inlines, 0, start.offset);
  const after = sliceInlines(tail.inlines, end.offset, paragraphLength(tail));
  const [first, ...others] = slice as [Paragraph, ...Paragraph[]];
  const last = others.pop();
  const middle = last
    ? [
        { ...head, inlines: normaliseInlines([...before, ...first.inlines]) },
        ...others,
        { ...last, inlines: normaliseInlines([...last.inlines, ...after]) },
      ]
    : [{ ...head, inlines: normaliseInlines([...before, ...first.inlines, ...after]) }];
  return [...paragraphs.slice(0, start.paragraph), ...middle, ...paragraphs.slice(end.paragraph + 1)];
}

/** One paragraph of plain text. */
export const plainParagraph = (text: string, style?: string): Paragraph => ({
  ...(style === undefined ? {} : { style }),
  inlines: text ? [{ kind: 'text', text }] : [],
});
