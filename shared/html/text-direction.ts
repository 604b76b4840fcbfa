/** The direction of paragraphs in e-mails: that of their first letter (UAX #9 P2, P3), as pages have it. */
import { embeddingLevels } from '../text';

export type TextDirection = 'ltr' | 'rtl';

/** Letters that decide where a text has none of its own: one of each direction. */
const LETTER: { readonly [direction in TextDirection]: string } = { ltr: 'a', rtl: '\u05d0' };

/** Everything before it runs from left to right. */
const FIRST_RTL = 0x0590;

/** The direction of a paragraph's text; that of what holds it where the text has no letters. */
export function paragraphDirection(text: string, outer: TextDirection): TextDirection {
  if (outer === 'ltr' && isLeftToRight(text)) return 'ltr';
  return embeddingLevels(text + LETTER[outer], 'auto').base === 1 ? 'rtl' : 'ltr';
}

function isLeftToRight(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) >= FIRST_RTL) return false;
  return true;
}
