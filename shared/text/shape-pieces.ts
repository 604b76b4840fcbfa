/**
 * Where a text is cut before it goes to HarfBuzz. From every glyph that looks for what follows, HarfBuzz goes past all
 * characters without a shape, which takes the square of their number where many stand together. Nothing joins over so
 * many of them, so a cut among them changes no glyph; any other text stays whole.
 */
import { isIgnorable } from './characters';

/** Characters without a shape that stay together. */
const MOST_IGNORABLES = 256;

/** The ends of the pieces of `text[start, end)`, in order; one for nearly every text. */
export function pieceEnds(text: string, start: number, end: number): readonly number[] {
  if (end - start <= MOST_IGNORABLES) return [end];
  const ends: number[] = [];
  let ignorables = 0;
  for (let at = start; at < end; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    at += codePoint > 0xffff ? 2 : 1;
    ignorables = isIgnorable(codePoint) ? ignorables + 1 : 0;
    if (ignorables < MOST_IGNORABLES || at >= end) continue;
    ends.push(at);
    ignorables = 0;
  }
  return [...ends, end];
}
