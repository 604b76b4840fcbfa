/** Between offsets of a paragraph as the model counts them and offsets of the text it was resolved to. */
import type { TextMap, TextSegment } from '../../shared/engine';

type ParagraphMap = TextMap['paragraphs'][number];

/** The offset in the resolved text that a model offset stands at. */
export function toTextOffset(map: ParagraphMap | undefined, modelOffset: number): number {
  if (!map) return 0;
  let found = 0;
  for (const segment of map.segments) {
    if (modelOffset < segment.modelStart) break;
    if (modelOffset >= segment.modelEnd) found = segment.textEnd;
    else if (segment.kind === 'text') found = segment.textStart + (modelOffset - segment.modelStart);
    else found = segment.textStart;
  }
  return found;
}

/**
 * The model offset for an offset of the resolved text. Inside the text of a field the nearer end counts: the caret
 * stands before or after a field, never in it.
 */
export function toModelOffset(map: ParagraphMap | undefined, textOffset: number): number {
  if (!map) return 0;
  let found = 0;
  for (const segment of map.segments) {
    if (textOffset < segment.textStart) break;
    if (textOffset >= segment.textEnd) found = segment.modelEnd;
    else if (segment.kind === 'text') found = segment.modelStart + (textOffset - segment.textStart);
    else found = isInLaterHalf(segment, textOffset) ? segment.modelEnd : segment.modelStart;
    if (textOffset < segment.textEnd) break;
  }
  return found;
}

const isInLaterHalf = ({ textStart, textEnd }: TextSegment, offset: number): boolean =>
  offset - textStart > textEnd - offset;

/** The field, page number or line break whose resolved text holds the character at an offset. */
export function unitAt(map: ParagraphMap | undefined, textOffset: number): TextSegment | undefined {
  return map?.segments.find(
    ({ kind, textStart, textEnd }) => kind !== 'text' && textStart <= textOffset && textOffset < textEnd,
  );
}
