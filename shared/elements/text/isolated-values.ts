/**
 * Which stretches of a text stand for themselves where it runs both ways: everything that its author did not write. An
 * Arabic name in an English sentence must not turn the number that follows it.
 */
import { isBidirectional, paragraphDirection, type TextRange } from '../../text';
import type { CompiledInline } from './compile-inline';

const NONE: readonly TextRange[] = [];
const SPACES = /^[ \u00a0\u3000]*$/;

/** Whether anything in a text may have to stand for itself: what stands alone does so anyhow. */
export const mayHoldIsolates = (text: string, inlines: readonly CompiledInline[]): boolean =>
  inlines.length > 1 && isBidirectional(text);

/**
 * The isolates of a text that {@link mayHoldIsolates}, put together from inlines, each of which ends at `ends`. Values with nothing
 * but spaces between them that run the same way are one, so that first and last name follow each other as their reader
 * reads; a value without letters goes on with Latin before it, as numbers do (UAX #9 W7).
 */
export function isolatesOf(
  text: string,
  inlines: readonly CompiledInline[],
  ends: readonly number[],
): readonly TextRange[] {
  const isolates: TextRange[] = [];
  let before: 'ltr' | 'rtl' | undefined;
  inlines.forEach(({ kind }, index) => {
    const [start = 0, end = 0] = [ends[index - 1], ends[index]];
    if (kind === 'text' || kind === 'lineBreak' || start === end) return;
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
