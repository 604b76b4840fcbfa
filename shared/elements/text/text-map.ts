/**
 * Where the units of a text element's model stand in its resolved text, for the editor: a caret on the canvas is an
 * offset in the resolved text, an edit is a position in the model.
 */
import type { Content } from '../../layout';
import { evaluateValue } from '../../rules';
import { type ResolvedText, TextAssembler, type TextSegment } from './resolved-text';

export interface TextMap {
  /** The language variant that is shown. */
  readonly language: string;
  readonly paragraphs: readonly { readonly text: string; readonly segments: readonly TextSegment[] }[];
}

/** The map of a text element's content. `page` and `pageCount` are those of the place that is edited. */
export function textMapOf(content: Content, page: number, pageCount: number): TextMap {
  const { language, paragraphs } = content.data as ResolvedText;
  return {
    language,
    paragraphs: paragraphs.map(({ compiled }) => {
      const assembler = new TextAssembler(compiled);
      const { text } = assembler.assemble((inline) => {
        if (inline.kind === 'page') return String(inline.show === 'number' ? page : pageCount);
        if (inline.kind !== 'field') return '';
        const { value } = evaluateValue(inline.value, content.scope);
        return value === null ? '' : inline.format(value, content.scope.record);
      });
      return { text, segments: assembler.segments };
    }),
  };
}
