/** The inlines of rich text compiled: fields to closures and formatters, links checked, looks shared. */
import { diagnostic } from '../../diag';
import { isAllowedLink } from '../../display';
import type { CompileContext } from '../../layout';
import type { FieldInline, Inline, Marks, NodeId, Numbering, ResolvedTextStyle } from '../../model';
import {
  type CompiledExpression,
  compileExpression,
  compileFormat,
  type Formatter,
  formatLanguage,
  type TypeEnvironment,
} from '../../rules';
import type { CharacterStyle } from '../../text';
import { compileCharacterStyle } from '../text-styles';

/** Where a click on text goes. */
export type CompiledLink =
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'value'; readonly value: CompiledExpression }
  | { readonly kind: 'node'; readonly node: NodeId }
  /** To a note of the text itself. */
  | { readonly kind: 'note'; readonly node: NodeId };

/**
 * What a stretch of text is in the document's structure beyond being text. Neighbouring inlines of one link share the
 * object, and so become one link.
 */
export interface Markup {
  readonly link: CompiledLink | null;
  /** BCP 47, where it differs from the text's. */
  readonly lang: string | null;
  /** The stretch refers to something else in the document (ISO 32000-2 14.8.4.7.2). */
  readonly isReference: boolean;
}

interface InlineLook {
  readonly style: CharacterStyle;
  readonly markup: Markup | null;
  /** Reading above the characters. */
  readonly ruby: string | undefined;
  readonly combine: true | undefined;
}

/** One inline, ready to be written for any record. */
export type CompiledInline = InlineLook &
  (
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'field';
        readonly value: CompiledExpression;
        readonly format: Formatter;
        /** Whether the data contract lets the value be absent. */
        readonly isOptional: boolean;
      }
    | {
        readonly kind: 'page';
        readonly show: Extract<Inline, { kind: 'page' }>['show'];
        readonly numbering: Numbering;
      }
    | {
        readonly kind: 'reference';
        readonly node: NodeId;
        readonly show: Extract<Inline, { kind: 'reference' }>['show'];
      }
    | {
        readonly kind: 'sum';
        readonly node: NodeId;
        readonly over: 'page' | 'before' | 'through' | 'all';
        readonly value: CompiledExpression;
        readonly format: Formatter;
      }
    | { readonly kind: 'footnote'; readonly node: NodeId }
    | { readonly kind: 'lineBreak' }
  );

export type InlineOf<K extends CompiledInline['kind']> = Extract<CompiledInline, { kind: K }>;

/** Compiles the inlines of one paragraph after the other. */
export class InlineCompiler {
  readonly #environment: TypeEnvironment;
  #markup: { readonly key: string; readonly markup: Markup } | null = null;

  constructor(
    private readonly base: ResolvedTextStyle,
    /** Whose words they are. */
    private readonly spoken: string,
    /** How values are written: the language of the document. */
    private readonly language: string,
    private readonly context: CompileContext,
    private readonly property: string,
  ) {
    this.#environment = context.environment.withLanguage(formatLanguage(language));
  }

  /** The look of text without marks. */
  get plain(): CharacterStyle {
    return compileCharacterStyle(this.base, undefined, this.spoken, this.context, this.property);
  }

  compile(inline: Inline): CompiledInline {
    if (inline.kind === 'lineBreak') {
      this.#markup = null;
      return { kind: 'lineBreak', ...this.#look(undefined, null) };
    }
    const marks = inline.kind === 'footnote' ? raised(inline.marks) : inline.marks;
    const look = this.#look(marks, this.#markupOf(inline, marks));
    switch (inline.kind) {
      case 'text':
        return { kind: 'text', text: inline.text, ...look };
      case 'field':
        return this.#field(inline, look);
      case 'page':
        return { kind: 'page', show: inline.show, numbering: inline.numbering ?? 'decimal', ...look };
      case 'reference':
        return { kind: 'reference', node: inline.node, show: inline.show, ...look };
      case 'sum':
        return this.#sum(inline, look);
      case 'footnote':
        if (!this.context.children.some(({ id }) => id === inline.node)) {
          this.context.report(diagnostic('text.missingNote'), this.property);
        }
        return { kind: 'footnote', node: inline.node, ...look };
    }
  }

  /** Text with markup has a look of its own, so that shaping does not run it together with what stands beside it. */
  #look(marks: Marks | undefined, markup: Markup | null): InlineLook {
    const style = compileCharacterStyle(this.base, marks, this.spoken, this.context, this.property);
    const { ruby, combine } = marks ?? {};
    return { style: markup ? { ...style } : style, markup, ruby, combine };
  }

  #markupOf(inline: Exclude<Inline, { kind: 'lineBreak' }>, marks: Marks | undefined): Markup | null {
    const isReference = inline.kind === 'footnote' || inline.kind === 'reference';
    const link =
      inline.kind === 'footnote'
        ? ({ kind: 'note', node: inline.node } as const)
        : this.#link(marks?.link ?? (inline.kind === 'reference' ? { node: inline.node } : undefined));
    const lang = marks?.lang && marks.lang !== this.spoken ? marks.lang : null;
    if (!link && !lang && !isReference) {
      this.#markup = null;
      return null;
    }
    const key = JSON.stringify([marks?.link ?? null, lang]);
    if (!isReference && this.#markup?.key === key) return this.#markup.markup;
    const markup: Markup = { link, lang, isReference };
    this.#markup = isReference ? null : { key, markup };
    return markup;
  }

  #link(link: Marks['link']): CompiledLink | null {
    if (!link) return null;
    if ('node' in link) return { kind: 'node', node: link.node };
    if ('value' in link) return { kind: 'value', value: this.#expression(link.value, this.#environment) };
    const uri = link.uri.trim();
    if (isAllowedLink(uri)) return { kind: 'uri', uri };
    this.context.report(diagnostic('link.refused', { address: uri }), this.property);
    return null;
  }

  #field({ value: source, format }: FieldInline, look: InlineLook): CompiledInline {
    const value = this.#expression(source, this.#environment);
    return {
      kind: 'field',
      value,
      format: compileFormat(format, value.type, formatLanguage(this.language)),
      isOptional: 'optional' in value.type && value.type.optional === true,
      ...look,
    };
  }

  #sum(inline: Extract<Inline, { kind: 'sum' }>, look: InlineLook): CompiledInline {
    const formats = formatLanguage(this.language);
    const inside = this.context.environmentOf(inline.node);
    if (!inside) {
      const args = { node: inline.node };
      this.context.report(diagnostic('text.unresolvedReference', args), this.property);
    }
    const value = this.#expression(inline.value, (inside ?? this.#environment).withLanguage(formats));
    return {
      kind: 'sum',
      node: inline.node,
      over: inline.over,
      value,
      format: compileFormat(inline.format, value.type, formats),
      ...look,
    };
  }

  #expression(source: string, environment: TypeEnvironment): CompiledExpression {
    const value = compileExpression(source, environment);
    for (const problem of value.diagnostics) this.context.report(problem, this.property);
    return value;
  }
}

const raised = (marks: Marks | undefined): Marks => ({ position: 'super', ...marks });
