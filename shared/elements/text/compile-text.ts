/**
 * Rich text compiled: styles resolved to what shaping wants, fields to closures and formatters. Text without fields
 * is put together once, here.
 */
import { type Mpt, toMpt } from '../../geometry';
import type { CompileContext } from '../../layout';
import { BASE_STYLE, inlineLength, type Paragraph, type ResolvedTextStyle } from '../../model';
import { type CharacterStyle, mayBePlain, type ParagraphLook } from '../../text';
import { compileTextStyle, paragraphLook } from '../text-styles';
import { type CompiledInline, InlineCompiler } from './compile-inline';
import { type CompiledListItem, compileListItem } from './compile-list';
import { type ResolvedParagraph, TextAssembler } from './resolved-text';

export interface CompiledParagraph {
  readonly index: number;
  readonly inlines: readonly CompiledInline[];
  /** Units of each inline in the model. */
  readonly lengths: readonly number[];
  readonly base: CharacterStyle;
  readonly look: ParagraphLook;
  readonly role: ResolvedTextStyle['role'];
  readonly spaceBefore: Mpt;
  readonly spaceAfter: Mpt;
  /** Of all lines, from the edges of the element. */
  readonly indentStart: Mpt;
  readonly indentEnd: Mpt;
  readonly keepWithNext: boolean;
  /** Least lines at the bottom of a region and on top of the next, where the paragraph is divided. */
  readonly orphans: number;
  readonly widows: number;
  readonly list: CompiledListItem | null;
  readonly hasFields: boolean;
  /** Something in it is known only to the layout: page numbers, references, sums. */
  readonly isOpen: boolean;
  readonly hasNotes: boolean;
  /** The one look of all its inlines, where they have but one and nothing of their own. */
  readonly plainStyle: CharacterStyle | null;
  /** It has one look, no list, heading or indent, and nothing that lines or pages have a say in. */
  readonly isPlain: boolean;
  /** The whole paragraph, where it is the same for every record. */
  readonly fixed: ResolvedParagraph | null;
}

/** Compiles the paragraphs of one language; `spoken` is what they speak where that is another one. */
export function compileParagraphs(
  paragraphs: readonly Paragraph[],
  language: string,
  props: { readonly style?: string | undefined; readonly writing?: 'horizontal' | 'vertical' | undefined },
  context: CompileContext,
  spoken: string = language,
): CompiledParagraph[] {
  const property = `props.content.${language}`;
  return paragraphs.map((paragraph, index) => {
    const style = compileTextStyle(paragraph.style ?? props.style ?? BASE_STYLE, context, property);
    const compiler = new InlineCompiler(style, spoken, language, context, property);
    const inlines = paragraph.inlines.map((inline) => compiler.compile(inline));
    const list = compileListItem(paragraph.list, spoken, context, property);
    const has = (...kinds: CompiledInline['kind'][]) => inlines.some(({ kind }) => kinds.includes(kind));
    const look = lookOf(style, spoken, paragraph, list, props.writing === 'vertical');
    const plainStyle = plainStyleOf(inlines);
    const indents = toMpt(style.indentStart) + toMpt(style.indentEnd);
    const isOpen = has('page', 'reference', 'sum');
    const compiled: CompiledParagraph = {
      index,
      inlines,
      lengths: paragraph.inlines.map(inlineLength),
      base: compiler.plain,
      look,
      role: style.role,
      spaceBefore: toMpt(style.spaceBefore),
      spaceAfter: toMpt(style.spaceAfter),
      indentStart: toMpt(style.indentStart) + (list?.rule.indent ?? 0),
      indentEnd: toMpt(style.indentEnd),
      keepWithNext: style.keepWithNext,
      orphans: style.orphans,
      widows: style.widows,
      list,
      hasFields: has('field'),
      isOpen,
      hasNotes: has('footnote'),
      plainStyle,
      isPlain: plainStyle !== null && style.role === 'P' && !list && indents === 0 && mayBePlain(look),
      fixed: null,
    };
    return compiled.hasFields || compiled.isOpen || compiled.hasNotes
      ? compiled
      : { ...compiled, fixed: new TextAssembler(compiled).assemble(() => '') };
  });
}

/** The first line of a list item begins where its label ends: its style's indent of first lines does not count. */
function lookOf(
  style: ResolvedTextStyle,
  language: string,
  { align }: Paragraph,
  list: CompiledListItem | null,
  isVertical: boolean,
): ParagraphLook {
  const look = paragraphLook(style, language, align);
  if (!list && !isVertical) return look;
  return { ...look, ...(list ? { indent: 0 } : {}), ...(isVertical ? { vertical: true } : {}) };
}

/** Texts and fields of one look, without readings, links or other languages. */
function plainStyleOf(inlines: readonly CompiledInline[]): CharacterStyle | null {
  const [first] = inlines;
  if (!first) return null;
  const isPlain = inlines.every(
    ({ kind, style, ruby, combine, markup }) =>
      (kind === 'text' || kind === 'field') &&
      style === first.style &&
      ruby === undefined &&
      combine === undefined &&
      markup === null,
  );
  return isPlain ? first.style : null;
}
