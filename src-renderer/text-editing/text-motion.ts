/**
 * Steps through a text by characters and words as people see them. A unit that is not text (field, page number) stands
 * for one character, so the caret never enters it. Words are those of `Intl.Segmenter`, here and only here: caret
 * movement by words may differ between hosts, documents may not.
 */
import { nextGrapheme, previousGrapheme } from '../../shared/base';
import { locate, type Paragraph, positionOf, textLength } from '../../shared/model';

const OBJECT = '\ufffc';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A paragraph as text of the same length: every unit that is no text is one character. */
export const unitText = ({ inlines }: Paragraph): string =>
  inlines
    .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'lineBreak' ? '\n' : OBJECT))
    .join('');

/** The position one character after; the end stays. */
export function nextCharacter(paragraphs: readonly Paragraph[], position: number): number {
  const { text, offset, start } = at(paragraphs, position);
  if (offset >= text.length) return Math.min(position + 1, textLength(paragraphs));
  return start + nextGrapheme(text, offset);
}

/** The position one character before; the start stays. */
export function previousCharacter(paragraphs: readonly Paragraph[], position: number): number {
  const { text, offset, start } = at(paragraphs, position);
  if (offset === 0) return Math.max(position - 1, 0);
  return start + previousGrapheme(text, offset);
}

/** The end of the word that the position is in or before. */
export function nextWord(paragraphs: readonly Paragraph[], position: number): number {
  const { text, offset, start } = at(paragraphs, position);
  if (offset >= text.length) return nextCharacter(paragraphs, position);
  for (const segment of words.segment(text)) {
    const end = segment.index + segment.segment.length;
    if (end > offset && isWord(segment)) return start + end;
  }
  return start + text.length;
}

/** The start of the word that the position is in or behind. */
export function previousWord(paragraphs: readonly Paragraph[], position: number): number {
  const { text, offset, start } = at(paragraphs, position);
  if (offset === 0) return previousCharacter(paragraphs, position);
  let found = 0;
  for (const segment of words.segment(text)) {
    if (segment.index >= offset) break;
    if (isWord(segment)) found = segment.index;
  }
  return start + found;
}

/** The stretch of the word at a position, as a double click selects it. */
export function wordAt(
  paragraphs: readonly Paragraph[],
  position: number,
): { readonly anchor: number; readonly head: number } {
  const { text, offset, start } = at(paragraphs, position);
  const segment = words.segment(text).containing(Math.min(offset, Math.max(text.length - 1, 0)));
  if (!segment) return { anchor: position, head: position };
  return { anchor: start + segment.index, head: start + segment.index + segment.segment.length };
}

const isWord = (segment: Intl.SegmentData): boolean =>
  segment.isWordLike === true || segment.segment.includes(OBJECT);

function at(
  paragraphs: readonly Paragraph[],
  position: number,
): { readonly text: string; readonly offset: number; readonly start: number } {
  const { paragraph, offset } = locate(paragraphs, position);
  const own = paragraphs[paragraph];
  return { text: own ? unitText(own) : '', offset, start: positionOf(paragraphs, paragraph, 0) };
}
