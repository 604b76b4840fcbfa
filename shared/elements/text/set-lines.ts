/** The lines of a paragraph as display items: runs, links over them, and what they are in the structure. */
import { diagnostic } from '../../diag';
import { type DisplayItem, type Frame, isAllowedLink, type LinkItem, type StructureTag } from '../../display';
import type { Mpt } from '../../geometry';
import { type Content, type LayoutContext, place, plainFrame } from '../../layout';
import type { NodeId } from '../../model';
import { evaluateValue } from '../../rules';
import {
  emitLine,
  inTextOrder,
  type Line,
  type ShapedParagraph,
  type TextContext,
  type TextSpan,
  textStartOf,
} from '../../text';
import type { Markup } from './compile-inline';
import { placeOf } from './fill-text';
import type { MarkedRange } from './resolved-text';

/** The items of a line relative to its start, in visual order; never none, so that an empty line has a place too. */
export function setLine(
  shaped: ShapedParagraph,
  line: Line,
  measure: Mpt,
  source: number,
  context: TextContext,
): readonly DisplayItem[] {
  const items = emitLine(shaped, line, measure, source, context);
  return items.length > 0 ? items : [emptyRun(shaped, line, measure, source, context)];
}

/** The stretches of one paragraph that are links, other languages, marks of notes. */
export class RangeSetter {
  /** One tag and one address for all lines that a stretch goes over. */
  readonly #wrappings: readonly Wrapping[];
  /** The first mark of each note. */
  readonly #marks = new Map<NodeId, MarkedRange>();

  constructor(
    private readonly shaped: ShapedParagraph,
    private readonly ranges: readonly MarkedRange[],
    private readonly source: number,
    private readonly content: Content,
    private readonly context: LayoutContext,
  ) {
    this.#wrappings = ranges.map((range) => this.#wrapping(range));
    for (const range of ranges)
      if (range.note !== null && !this.#marks.has(range.note)) this.#marks.set(range.note, range);
  }

  /**
   * Notes whose marks stand in a line; of several marks of a note the first one brings it along. Lines may be broken anew
   * for another width: the answer depends on the line alone.
   */
  notesIn(line: Line): Content[] {
    const notes: Content[] = [];
    for (const [note, { start }] of this.#marks) {
      if (start < line.start || start >= line.end) continue;
      const content = this.content.children.find((child) => child.compiled.id === note);
      if (content) notes.push(content);
    }
    return notes;
  }

  /** Puts neighbouring items of one stretch into a frame with its tags, and the link over them. */
  wrap(items: readonly DisplayItem[], line: Line, measure: Mpt): DisplayItem[] {
    const wrapped: DisplayItem[] = [];
    let pending: DisplayItem[] = [];
    let current = -1;
    const finish = (): void => {
      const wrapping = this.#wrappings[current];
      if (wrapping && pending.length > 0) wrapped.push(this.#frameOf(wrapping, pending, line, measure));
      else wrapped.push(...pending);
      pending = [];
    };
    for (const item of items) {
      const start = textStartOf(item);
      // Lines under and through the text follow their run.
      const range = start === null ? current : this.#rangeAt(start);
      if (range !== current) finish();
      current = range;
      pending.push(item);
    }
    finish();
    return wrapped;
  }

  #rangeAt(textStart: number): number {
    return this.ranges.findIndex(({ start, end }) => start <= textStart && textStart < end);
  }

  #frameOf({ tags, uri }: Wrapping, items: readonly DisplayItem[], line: Line, measure: Mpt): DisplayItem {
    const isVertical = this.shaped.spec.vertical === true;
    const width = isVertical ? line.height : measure;
    const height = isVertical ? measure : line.height;
    const link = uri === null ? null : linkOver(items, uri, line, isVertical, this.source);
    const read = inTextOrder(items);
    let frame = plainFrame(width, height, link ? [...read, link] : read);
    for (let index = tags.length - 1; index >= 0; index -= 1) {
      const inner: Frame = { ...frame, tag: tags[index] as StructureTag };
      frame = index === 0 ? inner : plainFrame(width, height, [place(inner, 0, 0)]);
    }
    return place(frame, 0, 0);
  }

  #wrapping({ markup }: MarkedRange): Wrapping {
    const uri = this.#address(markup);
    const tags: StructureTag[] = [];
    if (markup.isReference) tags.push({ role: 'Reference' });
    if (uri !== null) tags.push({ role: 'Link' });
    return { uri, tags: withLanguage(tags, markup) };
  }

  /** Where a link goes for this record; null where it goes nowhere, which is reported. */
  #address({ link, isReference }: Markup): string | null {
    if (!link) return null;
    const { context, content } = this;
    const { recordPath } = content;
    switch (link.kind) {
      case 'note':
        return `#${link.node}${recordPath ? `@${recordPath}` : ''}`;
      case 'uri':
        return link.uri;
      case 'value': {
        const { value } = evaluateValue(link.value, content.scope);
        const uri = typeof value === 'string' ? value.trim() : '';
        if (isAllowedLink(uri)) return uri;
        if (uri !== '') context.report(diagnostic('link.refused', { address: uri }, placeOf(content)));
        return null;
      }
      case 'node':
        context.noteFacts();
        if (context.facts.pageOf(link.node) !== undefined) return `#${link.node}`;
        // What a reference cannot find it has reported itself.
        if (!isReference) {
          context.report(diagnostic('text.missingTarget', { node: link.node }, placeOf(content)));
        }
        return null;
    }
  }
}

/** A run without glyphs: an empty line has a place, for the caret and in the order of reading. */
function emptyRun(
  { spec }: ShapedParagraph,
  line: Line,
  measure: Mpt,
  source: number,
  text: TextContext,
): DisplayItem {
  const style = (spec.spans[0] as TextSpan).style;
  const font = text.fonts.resolve(style).primary?.face.font;
  const share = spec.align === 'center' ? 0.5 : spec.align === 'end' ? 1 : 0;
  const along = Math.round(measure * share);
  const isVertical = spec.vertical === true;
  return {
    kind: 'glyphs',
    x: isVertical ? Math.round(line.height / 2) : along,
    y: isVertical ? along : line.baseline,
    width: 0,
    font: font ? text.fontIndex(font) : 0,
    size: style.size,
    colour: style.colour,
    start: 0,
    count: 0,
    source,
    textStart: line.start,
    textEnd: line.start,
    rtl: false,
    vertical: isVertical,
  };
}

interface Wrapping {
  readonly uri: string | null;
  /** From the outermost inwards. */
  readonly tags: readonly StructureTag[];
}

/** The language of a stretch is said by its innermost tag, or by a `Span` where it has none. */
function withLanguage(tags: readonly StructureTag[], { lang }: Markup): readonly StructureTag[] {
  if (lang === null) return tags;
  const innermost = tags.at(-1);
  return innermost ? [...tags.slice(0, -1), { ...innermost, lang }] : [{ role: 'Span', lang }];
}

/** A link as wide as its text and as tall as its line. */
function linkOver(
  items: readonly DisplayItem[],
  uri: string,
  line: Line,
  isVertical: boolean,
  source: number,
): LinkItem | null {
  const extent = extentAlong(items, isVertical, 0);
  if (!extent || extent.end <= extent.start) return null;
  const { start, end } = extent;
  return isVertical
    ? { kind: 'link', x: 0, y: start, width: line.height, height: end - start, uri, source }
    : { kind: 'link', x: start, y: 0, width: end - start, height: line.height, uri, source };
}

interface Extent {
  readonly start: Mpt;
  readonly end: Mpt;
}

/** What the runs of items cover in the direction of their line. */
function extentAlong(items: readonly DisplayItem[], isVertical: boolean, origin: Mpt): Extent | null {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const at = origin + (isVertical ? item.y : item.x);
    const inner =
      item.kind === 'group'
        ? item.transform
          ? turnedExtent(item.frame, isVertical, at)
          : extentAlong(item.frame.items, isVertical, at)
        : item.kind === 'glyphs'
          ? { start: at, end: at + item.width }
          : null;
    if (!inner) continue;
    start = Math.min(start, inner.start);
    end = Math.max(end, inner.end);
  }
  return start <= end ? { start, end } : null;
}

/** A turned group (Latin in a vertical line) covers its frame's width in the line's direction. */
const turnedExtent = (frame: Frame, isVertical: boolean, at: Mpt): Extent => ({
  start: at,
  end: at + (isVertical ? frame.width : frame.height),
});
