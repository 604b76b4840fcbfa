/** Rich text for one record: plain text with spans of styles, and where each inline of the template went. */
import type { HeadingTitle } from '../../layout';
import type { NodeId } from '../../model';
import type { TextRange, TextSpan } from '../../text';
import type { CompiledInline, Markup } from './compile-inline';
import type { CompiledParagraph } from './compile-text';
import type { FillContext } from './fill-text';
import { type InlineIsolates, inlineIsolates, mayHoldIsolates } from './isolated-values';

/** A stretch of the text that is a link, speaks another language or refers to something. */
export interface MarkedRange {
  readonly start: number;
  readonly end: number;
  readonly markup: Markup;
  /** The note whose mark the stretch is. */
  readonly note: NodeId | null;
}

export interface ResolvedParagraph {
  readonly compiled: CompiledParagraph;
  readonly text: string;
  readonly spans: readonly TextSpan[];
  /** In text order, without overlap. */
  readonly ranges: readonly MarkedRange[];
  /** Values that stand for themselves, where the text runs both ways. */
  readonly isolates: readonly TextRange[];
  /** What stands before an item of a list; null for plain paragraphs. */
  readonly label: string | null;
}

/** The numbers of a text's notes; a note that is absent for the record has none. */
export type NoteNumbers = ReadonlyMap<NodeId, number>;

export interface ResolvedText {
  /** The language whose text it is: the document's, or the template's default where there is none in that. */
  readonly language: string;
  readonly paragraphs: readonly ResolvedParagraph[];
  readonly notes: NoteNumbers;
  /**
   * The layout that wrote the open places last, for whoever asks later what they say. A property, because a weak map
   * beside every document keeps documents alive from one minor collection to the next.
   */
  filledBy: FillContext | null;
}

/** Where an inline stands: units of the model inside the paragraph, and UTF-16 units of the resolved text. */
export interface TextSegment {
  readonly inline: number;
  readonly kind: CompiledInline['kind'];
  readonly modelStart: number;
  readonly modelEnd: number;
  readonly textStart: number;
  readonly textEnd: number;
}

const NO_RANGES: readonly MarkedRange[] = [];

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Puts a paragraph's text together from its inlines. */
export class TextAssembler {
  readonly segments: TextSegment[] = [];

  constructor(private readonly paragraph: CompiledParagraph) {}

  /** `write` gives the text of whatever is not written in the template, or the title of a heading. */
  assemble(write: (inline: CompiledInline) => string | HeadingTitle): ResolvedParagraph {
    const { inlines, lengths, base } = this.paragraph;
    const spans: Writable<TextSpan>[] = [];
    let ranges: Writable<MarkedRange>[] | null = null;
    let within: Map<number, readonly TextRange[]> | null = null;
    let text = '';
    let model = 0;
    inlines.forEach((inline, index) => {
      const start = text.length;
      const written =
        inline.kind === 'text' ? inline.text : inline.kind === 'lineBreak' ? '\n' : write(inline);
      if (typeof written === 'string') {
        text += written;
      } else {
        text += written.title;
        if (written.isolates) within = (within ?? new Map()).set(index, written.isolates);
      }
      const end = text.length;
      const modelEnd = model + (lengths[index] ?? 0);
      this.segments.push({
        inline: index,
        kind: inline.kind,
        modelStart: model,
        modelEnd,
        textStart: start,
        textEnd: end,
      });
      model = modelEnd;
      if (end === start) return;
      addSpan(spans, inline, start, end);
      if (inline.markup) {
        ranges ??= [];
        addRange(ranges, inline, inline.markup, start, end);
      }
    });
    if (spans.length === 0) spans.push({ start: 0, end: 0, style: base });
    const isolates =
      within || mayHoldIsolates(text, this.paragraph) ? this.#isolates(text, within) : NO_RANGES;
    return { compiled: this.paragraph, text, spans, ranges: ranges ?? NO_RANGES, isolates, label: null };
  }

  #isolates(text: string, within: InlineIsolates | null): readonly TextRange[] {
    const ends = this.segments.map(({ textEnd }) => textEnd);
    return inlineIsolates(text, this.paragraph.inlines, ends, within);
  }
}

/** Neighbours of one look are one span; a reading belongs to its own characters alone. */
function addSpan(spans: Writable<TextSpan>[], inline: CompiledInline, start: number, end: number): void {
  const { style, ruby, combine } = inline;
  const last = spans.at(-1);
  const isPlain = ruby === undefined && combine === undefined;
  if (isPlain && last?.style === style && last.ruby === undefined && last.combine === undefined) {
    last.end = end;
  } else if (isPlain) {
    spans.push({ start, end, style });
  } else {
    spans.push({ start, end, style, ruby, combine });
  }
}

function addRange(
  ranges: Writable<MarkedRange>[],
  inline: CompiledInline,
  markup: Markup,
  start: number,
  end: number,
): void {
  const last = ranges.at(-1);
  if (last?.markup === markup) last.end = end;
  else ranges.push({ start, end, markup, note: inline.kind === 'footnote' ? inline.node : null });
}
