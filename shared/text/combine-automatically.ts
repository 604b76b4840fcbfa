/**
 * Which characters of a vertical text stand side by side without being told to (自動縦中横): numbers, and short Latin
 * words where they are wanted, that are not part of something longer.
 */
import type { TextRange } from './paragraph-spec';
import { isWestern } from './spacing-classes';

/**
 * The numbers of at most `most` half-width digits, in text order. With `letters` also words, and mixtures of both, of at
 * most as many characters. What belongs together in half width stays together: the digits of 1,234, 12.5, 3/4, A4, -5,
 * ¥500, 50% and `Windows 11` are turned with the rest of it. Brackets, quotes and the marks that end a clause are not
 * part of what they stand beside.
 */
export function findCombined(text: string, most: number, letters: boolean): TextRange[] {
  const found: TextRange[] = [];
  for (let at = 0; at < text.length; ) {
    if (!isHalfWidth(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < text.length && isHalfWidth(text.charCodeAt(end))) end++;
    // A space between half-width words makes them one phrase, beside anything else it is just a space.
    let next = end;
    while (text.charCodeAt(next) === SPACE && isHalfWidth(text.charCodeAt(next + 1))) {
      next += 2;
      while (next < text.length && isHalfWidth(text.charCodeAt(next))) next++;
    }
    if (next === end) addWord(found, text, at, end, most, letters);
    at = next;
  }
  return found;
}

function addWord(
  found: TextRange[],
  text: string,
  start: number,
  wordEnd: number,
  most: number,
  letters: boolean,
): void {
  let end = wordEnd;
  while (end > start && ENDING.includes(text.charAt(end - 1))) end--;
  if (end === start || end - start > most) return;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isDigit(unit) && !(letters && isWestern(unit))) return;
  }
  found.push({ start, end });
}

const SPACE = 0x20;
/** They divide half-width text; what is inside of them is looked at by itself. */
const DIVIDING = '()[]{}"\'<>|';
/** They end what stands before them. */
const ENDING = '.,:;!?';

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Printable, narrower than an em, and part of a word or a number: ASCII, currency signs, letters of European scripts. */
const isHalfWidth = (unit: number): boolean =>
  unit < 0x80
    ? unit > SPACE && unit < 0x7f && !DIVIDING.includes(String.fromCharCode(unit))
    : (unit >= 0xa2 && unit <= 0xa5) ||
      unit === 0xb0 ||
      unit === 0xb1 ||
      unit === 0x2212 ||
      unit === 0x20ac ||
      isWestern(unit) ||
      (unit >= 0x300 && unit <= 0x36f);
