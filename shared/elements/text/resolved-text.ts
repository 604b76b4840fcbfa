/** Rich text for one record: plain text with spans of styles, and where each inline of the template went. */
import type { TextSpan } from '../../text';
import type { CompiledInline, CompiledParagraph } from './compile-text';

export interface ResolvedParagraph {
  readonly compiled: CompiledParagraph;
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

export interface ResolvedText {
  /** The language whose text it is: the document's, or the template's default where there is none in that. */
  readonly language: string;
  readonly paragraphs: readonly ResolvedParagraph[];
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

/** Puts a paragraph's text together from its inlines. */
export class TextAssembler {
  readonly segments: TextSegment[] = [];

  constructor(private readonly paragraph: CompiledParagraph) {}

  /** `write` gives the text of a field or page number. */
  assemble(write: (inline: CompiledInline, index: number) => string): ResolvedParagraph {
    const { inlines, lengths, base } = this.paragraph;
    const spans: { start: number; end: number; style: TextSpan['style'] }[] = [];
    let text = '';
    let model = 0;
    inlines.forEach((inline, index) => {
      const start = text.length;
      text +=
        inline.kind === 'text' ? inline.text : inline.kind === 'lineBreak' ? '\n' : write(inline, index);
      const modelEnd = model + (lengths[index] ?? 0);
      this.segments.push({
        inline: index,
        kind: inline.kind,
        modelStart: model,
        modelEnd,
        textStart: start,
        textEnd: text.length,
      });
      model = modelEnd;
      if (text.length === start) return;
      const last = spans.at(-1);
      if (last?.style === inline.style) last.end = text.length;
      else spans.push({ start, end: text.length, style: inline.style });
    });
    if (spans.length === 0) spans.push({ start: 0, end: 0, style: base });
    return { compiled: this.paragraph, text, spans };
  }
}
