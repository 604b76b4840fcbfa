/** Where words that only one version has stand on its pages. */
import { lineBoxes, type PageBox } from '../../shared/display';
import type { Composition, TextMap } from '../../shared/engine';
import type { TextPiece, WordingDifference } from '../../shared/review';
import { instancesOf, mapOf } from '../text-editing';

/** A stretch of a text, in units of the model inside one paragraph. */
interface Stretch {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
}

/** Boxes over the words of a document that were removed after it (`before`) or added in it (`after`). */
export function wordMarks(
  composition: Composition,
  wording: readonly WordingDifference[],
  role: 'before' | 'after',
): readonly PageBox[] {
  return wording.flatMap((difference) => {
    const stretches = ownStretches(difference, role);
    if (stretches.length === 0) return [];
    const { nodeId, language } = difference;
    return composition.placesOf(nodeId).flatMap((recordPath) => {
      return instancesOf(composition.list, nodeId, recordPath).flatMap((lines) => {
        const map = mapOf(composition, nodeId, recordPath, lines);
        if (map?.language !== language) return [];
        return stretches.flatMap(({ paragraph, from, to }) => {
          const own = lines.filter((line) => line.paragraph === paragraph);
          return textRanges(map, paragraph, from, to).flatMap(([start, end]) =>
            own.flatMap((line) => lineBoxes(line, start, end, false)),
          );
        });
      });
    });
  });
}

/** What only this version says. */
function ownStretches({ parts }: WordingDifference, role: 'before' | 'after'): readonly Stretch[] {
  const own = role === 'before' ? 'removed' : 'added';
  const stretches: Stretch[] = [];
  let paragraph = 0;
  let at = 0;
  for (const { kind, piece } of parts) {
    if (kind !== 'same' && kind !== own) continue;
    if (piece.kind === 'paragraphEnd') {
      paragraph += 1;
      at = 0;
      continue;
    }
    const to = at + lengthOf(piece);
    if (kind === own) stretches.push({ paragraph, from: at, to });
    at = to;
  }
  return stretches;
}

/** Units of the model: a field, a page number and a line break are one each. */
const lengthOf = (piece: TextPiece): number => (piece.kind === 'text' ? piece.text.length : 1);

/** The parts of the resolved text that show a stretch of the model's. */
function textRanges(map: TextMap, paragraph: number, from: number, to: number): [number, number][] {
  const segments = map.paragraphs[paragraph]?.segments ?? [];
  return segments.flatMap((segment): [number, number][] => {
    const start = Math.max(from, segment.modelStart);
    const end = Math.min(to, segment.modelEnd);
    if (start >= end) return [];
    if (segment.kind !== 'text') return [[segment.textStart, segment.textEnd]];
    return [[segment.textStart + start - segment.modelStart, segment.textStart + end - segment.modelStart]];
  });
}
