/**
 * Where the units of a text element's model stand in its resolved text, for the editor: a caret on the canvas is an
 * offset in the resolved text, an edit is a position in the model. Labels of lists are not part of the text.
 */
import type { Content } from '../../layout';
import { writtenParagraph } from './fill-text';
import type { ResolvedText, TextSegment } from './resolved-text';

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
    paragraphs: paragraphs.map((paragraph) => writtenParagraph(paragraph, content, page, pageCount)),
  };
}
