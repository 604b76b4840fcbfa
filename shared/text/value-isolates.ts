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
  let before: 'ltr' | 'rtl' | undefined;
  pieces.forEach(({ end, isValue }, index) => {
    const start = pieces[index - 1]?.end ?? 0;
    if (!isValue || start === end) return;
    const own = paragraphDirection(text.slice(start, end), NONE);
    const last = isolates.at(-1);
    const goesOn = before !== undefined && before === (own ?? 'ltr');
    if (last && goesOn && SPACES.test(text.slice(last.end, start))) {
      isolates[isolates.length - 1] = { start: last.start, end };
    } else {
      isolates.push({ start, end });
      before = own;
    }
  });
  return isolates;
}
