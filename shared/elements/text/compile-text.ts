/**
 * Rich text compiled: styles resolved to what shaping wants, fields to closures and formatters. Text without fields
 * is put together once, here.
 */
import { diagnostic } from '../../diag';
import { parseHexColour, toMpt } from '../../geometry';
import type { CompileContext } from '../../layout';
import {
  BASE_STYLE,
  type FieldInline,
  type Inline,
  inlineLength,
  type Marks,
  type Paragraph,
  type ResolvedTextStyle,
  resolveColour,
  resolveTextStyle,
  type Styles,
} from '../../model';
import {
  type CompiledExpression,
  compileExpression,
  compileFormat,
  type Formatter,
  formatLanguage,
} from '../../rules';
import type { CharacterStyle, ParagraphSpec } from '../../text';
import { type ResolvedParagraph, TextAssembler } from './resolved-text';

/** One inline, ready to be written for any record. */
export type CompiledInline =
  | { readonly kind: 'text'; readonly text: string; readonly style: CharacterStyle }
  | {
      readonly kind: 'field';
      readonly value: CompiledExpression;
      readonly format: Formatter;
      /** Whether the data contract lets the value be absent. */
      readonly isOptional: boolean;
      readonly style: CharacterStyle;
    }
  | { readonly kind: 'page'; readonly show: 'number' | 'count'; readonly style: CharacterStyle }
  | { readonly kind: 'lineBreak'; readonly style: CharacterStyle };

export interface CompiledParagraph {
  readonly index: number;
  readonly inlines: readonly CompiledInline[];
  /** Units of each inline in the model. */
  readonly lengths: readonly number[];
  readonly base: CharacterStyle;
  readonly look: Omit<ParagraphSpec, 'text' | 'spans'>;
  readonly role: ResolvedTextStyle['role'];
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  readonly keepWithNext: boolean;
  readonly hasFields: boolean;
  readonly hasPages: boolean;
  /** The whole paragraph, where it is the same for every record. */
  readonly fixed: ResolvedParagraph | null;
}

/** Compiles the paragraphs of one language. */
export function compileParagraphs(
  paragraphs: readonly Paragraph[],
  language: string,
  defaultStyle: string | undefined,
  context: CompileContext,
): CompiledParagraph[] {
  const property = `props.content.${language}`;
  return paragraphs.map((paragraph, index) => {
    const style = styleOf(paragraph.style ?? defaultStyle ?? BASE_STYLE, context, property);
    const characters = new CharacterStyles(style, language, context, property);
    const base = characters.of(undefined);
    const inlines = paragraph.inlines.map((inline) =>
      compileInline(inline, language, characters, context, property),
    );
    const hasFields = inlines.some(({ kind }) => kind === 'field');
    const hasPages = inlines.some(({ kind }) => kind === 'page');
    const compiled: CompiledParagraph = {
      index,
      inlines,
      lengths: paragraph.inlines.map(inlineLength),
      base,
      look: {
        align: paragraph.align ?? style.align,
        lineHeight: toMpt(style.leading),
        indent: toMpt(style.indent),
        lang: language,
        kinsoku: style.kinsoku,
      },
      role: style.role,
      spaceBefore: toMpt(style.spaceBefore),
      spaceAfter: toMpt(style.spaceAfter),
      keepWithNext: style.keepWithNext,
      hasFields,
      hasPages,
      fixed: null,
    };
    return hasFields || hasPages
      ? compiled
      : { ...compiled, fixed: new TextAssembler(compiled).assemble(() => '') };
  });
}

function compileInline(
  inline: Inline,
  language: string,
  styles: CharacterStyles,
  context: CompileContext,
  property: string,
): CompiledInline {
  switch (inline.kind) {
    case 'text':
      return { kind: 'text', text: inline.text, style: styles.of(inline.marks) };
    case 'field':
      return compileField(inline, language, styles, context, property);
    case 'page':
      return {
        kind: 'page',
        show: inline.show === 'count' || inline.show === 'sectionCount' ? 'count' : 'number',
        style: styles.of(inline.marks),
      };
    case 'reference':
    case 'sum':
    case 'footnote':
      return { kind: 'text', text: '', style: styles.of(inline.marks) };
    case 'lineBreak':
      return { kind: 'lineBreak', style: styles.of(undefined) };
  }
}

function compileField(
  { value: source, format, marks }: FieldInline,
  language: string,
  styles: CharacterStyles,
  context: CompileContext,
  property: string,
): CompiledInline {
  const formats = formatLanguage(language);
  const value = compileExpression(source, context.environment.withLanguage(formats));
  for (const problem of value.diagnostics) context.report(problem, property);
  return {
    kind: 'field',
    value,
    format: compileFormat(format, value.type, formats),
    isOptional: 'optional' in value.type && value.type.optional === true,
    style: styles.of(marks),
  };
}

function styleOf(name: string, context: CompileContext, property: string): ResolvedTextStyle {
  const { style, missing } = resolveTextStyle(context.styles, name);
  if (missing !== null) context.report(diagnostic('model.missingStyle', { style: missing }), property);
  return style;
}

/** Character styles by what they look like, so that equal ones are one object everywhere in a template. */
const known = new WeakMap<Styles, Map<string, CharacterStyle>>();

class CharacterStyles {
  readonly #made: Map<string, CharacterStyle>;

  constructor(
    private readonly base: ResolvedTextStyle,
    private readonly language: string,
    private readonly context: CompileContext,
    private readonly property: string,
  ) {
    this.#made = known.get(context.styles) ?? new Map<string, CharacterStyle>();
    known.set(context.styles, this.#made);
  }

  of(marks: Marks | undefined): CharacterStyle {
    const { base } = this;
    const style: CharacterStyle = {
      family: base.family,
      weight: marks?.bold ? Math.max(700, base.weight) : base.weight,
      italic: base.italic || marks?.italic === true,
      size: toMpt(marks?.size ?? base.size),
      colour: this.#colour(marks?.colour ?? base.colour),
      letterSpacing: toMpt(base.letterSpacing),
      underline: base.underline || marks?.underline === true,
      strike: marks?.strike === true,
      lang: this.language,
      baselineShift: 0,
    };
    const key = JSON.stringify(style);
    const same = this.#made.get(key);
    if (same) return same;
    this.#made.set(key, style);
    return style;
  }

  #colour(reference: string): number {
    const hex = resolveColour(this.context.styles, reference);
    if (hex === undefined)
      this.context.report(diagnostic('model.missingColour', { colour: reference }), this.property);
    return parseHexColour(hex ?? '#000000');
  }
}
