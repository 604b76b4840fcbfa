/** What a text element says in channels without pages: paragraphs of runs with their looks and links. */
import { diagnostic } from '../../diag';
import {
  isAllowedLink,
  type SemanticAlign,
  type SemanticBlock,
  type SemanticInline,
  type SemanticLook,
  type SemanticParagraph,
  type SemanticRole,
} from '../../display';
import { rgbOf } from '../../geometry';
import { type CompileContext, type Content, type DescribeContext, withoutPages } from '../../layout';
import type { Inline, Marks, Paragraph } from '../../model';
import { type CompiledExpression, compileExpression, evaluateValue, formatLanguage } from '../../rules';
import type { CharacterStyle } from '../../text';
import type { CompiledInline } from './compile-inline';
import type { TextProps } from './props';
import { isCollapsed } from './resolve-text';
import { type ResolvedParagraph, type ResolvedText, TextAssembler } from './resolved-text';

/** Where a stretch of text leads: an address, or the expression that yields it. */
type CompiledLink = string | CompiledExpression;

/** The links of a text by their place in the model; most texts have none. */
type Links = ReadonlyMap<Inline, CompiledLink>;

/** Prepares the description of a text element; expressions of links are compiled once, here. */
export function describesText(
  { content }: TextProps,
  context: CompileContext,
): (content: Content, context: DescribeContext) => readonly SemanticBlock[] {
  const links: Links = new Map(
    Object.entries(content).flatMap(([language, paragraphs]) =>
      paragraphs.flatMap(({ inlines }) => linksOf(inlines, language, context)),
    ),
  );
  return (resolved, describe) => new TextDescription(content, links, resolved, describe).run();
}

function linksOf(
  inlines: readonly Inline[],
  language: string,
  { environment }: CompileContext,
): [Inline, CompiledLink][] {
  return inlines.flatMap((inline): [Inline, CompiledLink][] => {
    const link = marksOf(inline)?.link;
    if (!link || 'node' in link) return [];
    if ('uri' in link) return [[inline, link.uri]];
    return [[inline, compileExpression(link.value, environment.withLanguage(formatLanguage(language)))]];
  });
}

const marksOf = (inline: Inline): Marks | undefined =>
  inline.kind === 'lineBreak' ? undefined : inline.marks;

class TextDescription {
  readonly #place: { readonly nodeId: string; readonly dataPath?: string };

  constructor(
    private readonly models: TextProps['content'],
    private readonly links: Links,
    private readonly content: Content,
    private readonly context: DescribeContext,
  ) {
    const { compiled, recordPath } = content;
    this.#place = { nodeId: compiled.id, ...(recordPath ? { dataPath: recordPath } : {}) };
  }

  run(): readonly SemanticBlock[] {
    const { language, paragraphs } = this.content.data as ResolvedText;
    const models = this.models[language] ?? [];
    const shown = paragraphs.filter((paragraph) => !isCollapsed(paragraph));
    const blocks = shown.map((paragraph) =>
      this.#paragraph(paragraph, models[paragraph.compiled.index] as Paragraph, language),
    );
    return withOuterSpace(blocks, this.content);
  }

  #paragraph(paragraph: ResolvedParagraph, model: Paragraph, language: string): SemanticBlock {
    const { compiled } = paragraph;
    const { node } = this.content.compiled;
    const role: SemanticRole = node.role && node.role !== 'artifact' ? node.role : compiled.role;
    const inlines = this.#inlines(paragraph, model);
    const lang = node.lang ?? language;
    const block: SemanticParagraph = {
      kind: 'paragraph',
      nodeId: this.content.compiled.id,
      role,
      align: alignOf(compiled.look.align),
      lineHeight: compiled.look.lineHeight,
      spaceBefore: compiled.spaceBefore,
      spaceAfter: compiled.spaceAfter,
      inlines,
      ...(lang === this.context.language ? {} : { lang }),
    };
    if (role !== 'P') {
      const title = inlines.map((inline) => (inline.kind === 'break' ? ' ' : inline.text)).join('');
      const of = { nodeId: this.content.compiled.id, recordPath: this.content.recordPath };
      this.context.mark({ kind: 'heading', level: Number(role.slice(1)), title, of });
    }
    return asButton(block) ?? block;
  }

  #inlines({ compiled }: ResolvedParagraph, model: Paragraph): SemanticInline[] {
    const assembler = new TextAssembler(compiled);
    const { text, spans } = assembler.assemble((inline, index) =>
      this.#written(inline, model.inlines[index] as Inline),
    );
    const result: SemanticInline[] = [];
    for (const { inline: index, textStart, textEnd } of assembler.segments) {
      const inline = model.inlines[index] as Inline;
      const span = spans.find(({ start, end }) => start <= textStart && textEnd <= end) ?? spans[0];
      if (!span || textStart === textEnd) continue;
      const look = this.#lookOf(span.style);
      const marks = marksOf(inline);
      const link = this.#linkOf(inline, text.slice(textStart, textEnd));
      const shared = {
        look: inline.kind === 'footnote' ? raised(look) : look,
        ...(marks?.lang ? { lang: marks.lang } : {}),
        ...(marks?.ruby ? { ruby: marks.ruby } : {}),
        ...(link === undefined ? {} : { link }),
      };
      text
        .slice(textStart, textEnd)
        .split('\n')
        .forEach((piece, at) => {
          if (at > 0) result.push({ kind: 'break' });
          if (piece !== '') result.push({ kind: 'run', text: piece.replaceAll('\t', '\u2003'), ...shared });
        });
    }
    return result;
  }

  /** The text of an inline that depends on the record or on the rest of the document. */
  #written(compiled: CompiledInline, inline: Inline): string {
    if (inline.kind === 'page') {
      this.context.report(withoutPages({ nodeId: this.#place.nodeId, recordPath: this.content.recordPath }));
      return '';
    }
    if (compiled.kind !== 'field') return '';
    const { value } = evaluateValue(compiled.value, this.content.scope);
    return value === null ? '' : compiled.format(value, this.content.scope.record);
  }

  #linkOf(inline: Inline, shown: string): string | undefined {
    const link = this.links.get(inline);
    if (link === undefined || shown.trim() === '') return undefined;
    const value = typeof link === 'string' ? link : evaluateValue(link, this.content.scope).value;
    const address = typeof value === 'string' ? value.trim() : '';
    if (isAllowedLink(address)) return address;
    if (address !== '') this.context.report(diagnostic('link.refused', { address }, this.#place));
    return undefined;
  }

  #lookOf(style: CharacterStyle): SemanticLook {
    const known = looks.get(style);
    if (known) return known;
    const look = lookOf(style, rgbOf(style.colour, this.context.inks));
    looks.set(style, look);
    return look;
  }
}

/** Looks by character style, which is one object for equal ones. */
const looks = new WeakMap<CharacterStyle, SemanticLook>();

const lookOf = (style: CharacterStyle, colour: number): SemanticLook => ({
  family: style.family,
  weight: style.weight,
  italic: style.italic,
  size: style.size,
  colour,
  underline: style.underline,
  strike: style.strike,
  smallCaps: style.smallCaps === true,
  letterSpacing: style.letterSpacing,
  position: style.baselineShift > 0 ? 'super' : style.baselineShift < 0 ? 'sub' : null,
});

const raised = (look: SemanticLook): SemanticLook => ({ ...look, position: 'super' });

function alignOf(align: string): SemanticAlign {
  switch (align) {
    case 'center':
      return 'center';
    case 'end':
    case 'right':
      return 'end';
    case 'justify':
    case 'distribute':
      return 'justify';
    default:
      return 'start';
  }
}

/** The button that a paragraph is whose every visible character belongs to one and the same link. */
function asButton(block: SemanticParagraph): SemanticBlock | null {
  if (block.role !== 'P') return null;
  const runs = block.inlines.flatMap((inline) =>
    inline.kind === 'run' && inline.text.trim() !== '' ? [inline] : [],
  );
  const [first] = runs;
  if (!first?.link || block.inlines.some(({ kind }) => kind === 'break')) return null;
  if (runs.some(({ link }) => link !== first.link)) return null;
  const text = runs.map((run) => run.text).join('');
  const { nodeId, spaceBefore, spaceAfter, align, lang } = block;
  const own = { nodeId, spaceBefore, spaceAfter, align, ...(lang === undefined ? {} : { lang }) };
  return { kind: 'button', ...own, text, link: first.link, look: first.look };
}

/** The element's own space counts above its first and below its last block. */
function withOuterSpace(blocks: readonly SemanticBlock[], { compiled }: Content): readonly SemanticBlock[] {
  return blocks.map((block, index) => ({
    ...block,
    ...(index === 0 ? { spaceBefore: compiled.spaceBefore } : {}),
    ...(index === blocks.length - 1 ? { spaceAfter: compiled.spaceAfter } : {}),
  }));
}
