/** What a text element says in channels without pages: paragraphs of runs with their looks and links, lists, notes. */
import { diagnostic } from '../../diag';
import {
  isAllowedLink,
  type SemanticAlign,
  type SemanticBlock,
  type SemanticInline,
  type SemanticIsolate,
  type SemanticLook,
  type SemanticParagraph,
  type SemanticRole,
} from '../../display';
import { rgbOf } from '../../geometry';
import { type Content, type DescribeContext, withoutPages } from '../../layout';
import { evaluateValue } from '../../rules';
import {
  type CharacterStyle,
  isolatesMatter,
  type ParagraphLook,
  paragraphDirection,
  spellIsolates,
  type TextRange,
  type TextSpan,
} from '../../text';
import type { CompiledInline } from './compile-inline';
import { describeLists, type ListedParagraph } from './describe-list';
import { type FillContext, placeOf, writeInline } from './fill-text';
import type { FootnoteData } from './footnote';
import { titleOf } from './isolated-values';
import { calledLabel } from './list-numbers';
import { isCollapsed } from './resolve-text';
import { type MarkedRange, type ResolvedParagraph, type ResolvedText, TextAssembler } from './resolved-text';

export function describeText(content: Content, context: DescribeContext): readonly SemanticBlock[] {
  return new TextDescription(content, context).run();
}

class TextDescription {
  readonly #fill: FillContext;

  constructor(
    private readonly content: Content,
    private readonly context: DescribeContext,
  ) {
    this.#fill = {
      facts: context.facts,
      noteFacts: () => context.noteFacts(),
      notePage: () => {},
      pageCount: context.facts.pageCount,
      report: (problem) => context.report(problem),
    };
  }

  run(): readonly SemanticBlock[] {
    const { paragraphs, language } = this.content.data as ResolvedText;
    const shown = paragraphs
      .filter((paragraph) => !isCollapsed(paragraph) && !this.#isOfPages(paragraph))
      .map((paragraph): ListedParagraph => this.#paragraph(paragraph, language));
    return withOuterSpace(describeLists(shown), this.content);
  }

  #paragraph(resolved: ResolvedParagraph, language: string): ListedParagraph {
    const { compiled, label } = resolved;
    const { id, node } = this.content.compiled;
    const written = compiled.isOpen ? this.#filled(resolved) : resolved;
    const given: SemanticRole = node.role && node.role !== 'artifact' ? node.role : compiled.role;
    const lang = node.lang ?? language;
    const inlines = this.#inlines(written, lang);
    const isBlank = inlines.every((inline) => inline.kind === 'break' || inline.text.trim() === '');
    const role = isBlank && label === null ? 'P' : given;
    const block: SemanticParagraph = {
      kind: 'paragraph',
      nodeId: id,
      role,
      align: alignOf(compiled.look.align),
      lineHeight: compiled.look.lineHeight,
      spaceBefore: compiled.spaceBefore,
      spaceAfter: compiled.spaceAfter,
      inlines,
      ...(lang === this.context.language ? {} : { lang }),
    };
    this.#mark(role, written, label);
    return compiled.list && label !== null
      ? { block, label, of: compiled.list }
      : { block: asButton(block) ?? block, label: null };
  }

  /** Says what references may call the paragraph. */
  #mark(role: SemanticRole, written: ResolvedParagraph, label: string | null): void {
    const { compiled, recordPath } = this.content;
    const of = { nodeId: compiled.id, recordPath };
    if (role !== 'P') {
      this.context.mark({ kind: 'heading', level: Number(role.slice(1)), ...titleOf(written), of });
    }
    if (label !== null) this.context.mark({ kind: 'label', label: calledLabel(label), of });
  }

  #inlines(written: ResolvedParagraph, lang: string): SemanticInline[] {
    const { compiled, text, spans, ranges, isolates } = written;
    const result: SemanticInline[] = [];
    const isolated = describeIsolates(text, isolates, compiled.look.direction);
    for (const span of spans) {
      const range = ranges.find(({ start, end }) => start <= span.start && span.end <= end);
      for (const { start, end, isolate } of cutAt(span, isolated))
        this.#addSpan(result, text.slice(start, end), span, range, lang, isolate);
    }
    return result;
  }

  /** Whether a paragraph says page numbers, which have no place here. */
  #isOfPages({ compiled }: ResolvedParagraph): boolean {
    if (!compiled.isOpen || !compiled.inlines.some(({ kind }) => kind === 'page')) return false;
    const { compiled: node, recordPath } = this.content;
    this.context.report(withoutPages({ nodeId: node.id, recordPath }));
    return true;
  }

  /** References and sums are those of a document of one page; instead of a page, what stands there is named. */
  #filled({ compiled }: ResolvedParagraph): ResolvedParagraph {
    return new TextAssembler(compiled).assemble((inline) => {
      const written = writeInline(named(inline), this.content, 1, this.#fill);
      // A text has one level of isolates here; those inside of them are characters.
      return typeof written === 'string' ? written : spellIsolates(written.title, written.isolates ?? []);
    });
  }

  #addSpan(
    result: SemanticInline[],
    text: string,
    { style, ruby }: TextSpan,
    range: MarkedRange | undefined,
    lang: string,
    isolate: SemanticIsolate | undefined,
  ): void {
    if (text === '') return;
    const link = this.#linkOf(range);
    const note = range?.note ? this.#noteOf(range.note) : undefined;
    const spoken = range?.markup.lang ?? undefined;
    const shared = {
      look: this.#lookOf(style),
      ...(spoken === undefined || spoken === lang ? {} : { lang: spoken }),
      ...(ruby === undefined ? {} : { ruby }),
      ...(link === undefined ? {} : { link }),
      ...(note === undefined ? {} : { note }),
      ...(isolate === undefined ? {} : { isolate }),
    };
    text.split('\n').forEach((piece, at) => {
      if (at > 0) result.push({ kind: 'break' });
      if (piece !== '') result.push({ kind: 'run', text: piece.replaceAll('\t', '\u2003'), ...shared });
    });
  }

  #noteOf(id: string): number | undefined {
    const note = this.content.children.find(({ compiled }) => compiled.id === id);
    const number = (note?.data as FootnoteData | undefined)?.number ?? null;
    if (!note || number === null) return undefined;
    this.context.note(note, number);
    const of = { nodeId: id, recordPath: note.recordPath };
    this.context.mark({ kind: 'label', label: String(number), of });
    return number;
  }

  /** The address of a link; links within the document lead nowhere in an e-mail. */
  #linkOf(range: MarkedRange | undefined): string | undefined {
    const link = range?.markup.link;
    if (link?.kind === 'uri') return link.uri;
    if (link?.kind !== 'value') return undefined;
    const { value } = evaluateValue(link.value, this.content.scope);
    const address = typeof value === 'string' ? value.trim() : '';
    if (isAllowedLink(address)) return address;
    if (address !== '') this.context.report(diagnostic('link.refused', { address }, placeOf(this.content)));
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

/** A stretch of text of which all or nothing stands for itself. */
interface Stretch extends TextRange {
  readonly isolate?: SemanticIsolate | undefined;
}

/** The isolates of a text where they change what is seen; none where it reads the same without. */
function describeIsolates(
  text: string,
  isolates: readonly TextRange[],
  direction: ParagraphLook['direction'],
): readonly Stretch[] {
  if (isolates.length === 0 || !isolatesMatter(text, isolates, direction)) return [];
  return isolates.map(({ start, end }) => {
    const direction = paragraphDirection(text.slice(start, end), []) ?? 'ltr';
    return { start, end, isolate: { direction } };
  });
}

/** A span in parts that lie inside or outside of isolates. */
function cutAt({ start, end }: TextSpan, isolates: readonly Stretch[]): readonly Stretch[] {
  const parts: Stretch[] = [];
  let from = start;
  for (const each of isolates) {
    if (each.end <= from || each.start >= end) continue;
    if (each.start > from) parts.push({ start: from, end: each.start });
    parts.push({ ...each, start: Math.max(from, each.start), end: Math.min(end, each.end) });
    from = Math.min(end, each.end);
  }
  if (from < end) parts.push({ start: from, end });
  return parts;
}

/** Messages have no pages. */
const named = (inline: CompiledInline): CompiledInline =>
  inline.kind === 'reference' && (inline.show === 'page' || inline.show === 'sectionPage')
    ? { ...inline, show: 'text' }
    : inline;

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
  position: style.position ?? null,
});

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
  const label = block.inlines.flatMap((inline) => (inline.kind === 'run' ? [inline] : []));
  const visible = label.filter(({ text }) => text.trim() !== '');
  const [first] = visible;
  if (!first?.link || label.length < block.inlines.length) return null;
  if (visible.some(({ link }) => link !== first.link)) return null;
  const { nodeId, spaceBefore, spaceAfter, align, lang } = block;
  const own = { nodeId, spaceBefore, spaceAfter, align, ...(lang === undefined ? {} : { lang }) };
  return { kind: 'button', ...own, label, link: first.link, look: first.look };
}

/** The element's own space counts above its first and below its last block. */
function withOuterSpace(blocks: readonly SemanticBlock[], { compiled }: Content): readonly SemanticBlock[] {
  return blocks.map((block, index) => ({
    ...block,
    ...(index === 0 ? { spaceBefore: compiled.spaceBefore } : {}),
    ...(index === blocks.length - 1 ? { spaceAfter: compiled.spaceAfter } : {}),
  }));
}
