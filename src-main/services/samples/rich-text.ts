/** Rich text of templates, written as it reads: rich`Dear ${field('customer.greeting')},`. */
import {
  type FieldInline,
  type Inline,
  type Marks,
  normaliseInlines,
  type Paragraph,
} from '../../../shared/model';
import type { Format } from '../../../shared/rules';

type Piece = Inline | readonly Inline[];

/** A template literal as inlines. */
export function rich(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Inline[] {
  const inlines: Inline[] = [];
  strings.forEach((text, index) => {
    if (text) inlines.push({ kind: 'text', text });
    const piece = pieces[index];
    if (piece) inlines.push(...('kind' in piece ? [piece] : piece));
  });
  return normaliseInlines(inlines);
}

/** A field: a CEL expression, and how its value is written. */
export const field = (value: string, format?: Format): FieldInline => ({
  kind: 'field',
  value,
  ...(format ? { format } : {}),
});

/** The inlines with marks, where they bear any. */
export const marked = (marks: Marks, inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline) =>
    inline.kind === 'lineBreak' ? inline : { ...inline, marks: { ...inline.marks, ...marks } },
  );

export const bold = (inlines: readonly Inline[]): Inline[] => marked({ bold: true }, inlines);

export const pageNumber: Inline = { kind: 'page', show: 'number' };
export const pageCount: Inline = { kind: 'page', show: 'count' };

/** A paragraph, in the style of its text element where it names none. */
export const paragraph = (inlines: readonly Inline[], look: Omit<Paragraph, 'inlines'> = {}): Paragraph => ({
  ...look,
  inlines: [...inlines],
});

/** Text as it is. */
export const plain = (text: string): Inline[] => (text ? [{ kind: 'text', text }] : []);
