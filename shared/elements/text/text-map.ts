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

/** What a text shows on a page: the texts of those paragraphs that stand there, by their place in it. */
export type ShownText = ReadonlyMap<number, string>;

/**
 * The map of a text element that stands on a page (from 1) of so many. Of `contents` that are resolved for one place of
 * the record (rows at page breaks, and those that were tried there) it is the one that the page shows; the first where
 * none is. What depends on the page is written as it is shown: a paragraph keeps what it said where it began.
 */
export function textMapOf(
  contents: readonly [Content, ...Content[]],
  page: number,
  pageCount: number,
  shown: ShownText = new Map(),
): TextMap {
  const maps = contents.map((content) => mapOf(content, page, pageCount, shown));
  return maps.find(({ paragraphs }) => isShown(paragraphs, shown)) ?? (maps[0] as TextMap);
}

function mapOf(content: Content, page: number, pageCount: number, shown: ShownText): TextMap {
  const { language, paragraphs } = content.data as ResolvedText;
  return {
    language,
    paragraphs: paragraphs.map((paragraph, index) => {
      const here = writtenParagraph(paragraph, content, page, pageCount);
      const wanted = shown.get(index);
      if (!paragraph.compiled.isOpen || wanted === undefined) return here;
      let written = here;
      for (let before = page - 1; written.text !== wanted && before > 0; before -= 1)
        written = writtenParagraph(paragraph, content, before, pageCount);
      return written.text === wanted ? written : here;
    }),
  };
}

const isShown = (paragraphs: TextMap['paragraphs'], shown: ShownText): boolean =>
  [...shown].every(([index, text]) => paragraphs[index]?.text === text);
