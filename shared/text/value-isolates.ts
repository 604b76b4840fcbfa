/**
 * Which stretches of a text stand for themselves where it runs both ways: everything that its author did not write. An
 * Arabic name in an English sentence must not turn the number that follows it.
 */
import { paragraphDirection } from './bidi-levels';
import type { TextRange } from './paragraph-spec';

/** A piece of a text, from where the one before ends. */
export interface TextPiece {
  readonly end: number;
  /** Whether data, or the layout, wrote it. */
  readonly isValue: boolean;
  /** What stands for itself in a value that has values in turn: the title of a heading. By the piece's own places. */
  readonly within?: readonly TextRange[] | undefined;
}

const NONE: readonly TextRange[] = [];
const SPACES = /^[ \u00a0\u3000]*$/;

/**
 * The isolates of a text that is put together of pieces. Values with nothing but spaces between them that run the same
 * way are one, so that first and last name follow each other as their reader reads; a value without letters goes on
 * with Latin before it, as numbers do (UAX #9 W7).
 */
export function isolatesOf(text: string, pieces: readonly TextPiece[]): readonly TextRange[] {
  const isolates: TextRange[] = [];
  let last = -1;
  let before: 'ltr' | 'rtl' | undefined;
  pieces.forEach(({ end, isValue, within = NONE }, index) => {
    const start = pieces[index - 1]?.end ?? 0;
    if (!isValue || start === end) return;
    const own = paragraphDirection(text.slice(start, end), within);
    const goesOn = before !== undefined && before === (own ?? 'ltr');
    const previous = isolates[last];
    if (previous && goesOn && SPACES.test(text.slice(previous.end, start))) {
      isolates[last] = { start: previous.start, end };
    } else {
      last = isolates.push({ start, end }) - 1;
      before = own;
    }
    for (const each of within) isolates.push({ start: start + each.start, end: start + each.end });
  });
  return isolates;
}
