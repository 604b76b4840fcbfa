/**
 * Characters by the room that Japanese composition gives them (JLREQ 3.9.1 and appendix A). Full-width punctuation
 * fills half of its em, or the middle of it; the rest is room that neighbours and line ends may take.
 */
import { CJK, SCRIPT_OF } from './characters';

export const ORDINARY = 0;
/** cl-01: room of half an em before. */
export const OPENING = 1;
/** cl-02: room of half an em after, like commas and full stops. */
export const CLOSING = 2;
/** cl-07 */
export const COMMA = 3;
/** cl-06 */
export const FULL_STOP = 4;
/** cl-05: a quarter em on both sides. */
export const MIDDLE_DOT = 5;

const CLASSES: { readonly [characters: string]: number } = {
  '‘“（〔［｛〈《「『【｟〘〖〝': OPENING,
  '’”）〕］｝〉》」』】｠〙〗〟': CLOSING,
  '、，': COMMA,
  '。．': FULL_STOP,
  '・：；': MIDDLE_DOT,
};

/** Class of every unit as punctuation, where it is set full-width. */
export const PUNCTUATION_OF = new Uint8Array(0x10000);
for (const [characters, of] of Object.entries(CLASSES)) {
  for (const character of characters) PUNCTUATION_OF[character.charCodeAt(0)] = of;
}

/** Room after a character that belongs to it, in quarters of an em. */
export const roomAfter = (of: number): number =>
  of === CLOSING || of === COMMA || of === FULL_STOP ? 2 : of === MIDDLE_DOT ? 1 : 0;

/** Room before a character that belongs to it, in quarters of an em. */
export const roomBefore = (of: number): number => (of === OPENING ? 2 : of === MIDDLE_DOT ? 1 : 0);

/**
 * Half ems that go where two of them meet (JLREQ 3.1.4): brackets of one direction, and marks before closing ones, are
 * set solid; between a closing and an opening one half an em is left, beside a middle dot its own quarter.
 */
export function isSetSolid(first: number, second: number): boolean {
  if (first === OPENING) return second === OPENING;
  if (first === MIDDLE_DOT) return second === OPENING;
  return first !== ORDINARY && second !== ORDINARY;
}

/**
 * Whether a language sets punctuation in a corner of its em, so that the rest is free (JLREQ, CLREQ 3.1.6; the marks of
 * traditional Chinese stand in the middle).
 */
export function hasFreeRoom(lang: string): boolean {
  const first = lang.charCodeAt(0);
  // Asked for every line of every table: other languages are told apart at once.
  if (first !== 0x6a && first !== 0x7a) return false;
  if (lang.startsWith('ja')) return true;
  return lang.startsWith('zh') && !/-(hant|tw|hk|mo)\b/i.test(lang);
}

/** Han and kana, what quarter-em space to Latin stands beside (JLREQ cl-09 … cl-11, cl-15, cl-16, cl-19). */
export const isIdeographic = (unit: number): boolean =>
  (unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30a0 && unit !== 0x30fb) ||
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x3400 && unit <= 0x4dbf) ||
  (unit >= 0x2e80 && unit <= 0x2fdf) ||
  (unit >= 0x3005 && unit <= 0x3007) ||
  (unit >= 0x31f0 && unit <= 0x31ff) ||
  (unit >= 0xf900 && unit <= 0xfaff) ||
  (unit >= 0xd840 && unit <= 0xd8bf);

/** Letters and digits of Latin, Greek and Cyrillic text (JLREQ cl-24, cl-27). */
export const isWestern = (unit: number): boolean =>
  unit < 0x80
    ? (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
    : (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) ||
      (unit >= 0x370 && unit <= 0x52f) ||
      (unit >= 0x1e00 && unit <= 0x1eff);

/** Set as a full-width character, one after the other. */
export const isCjk = (unit: number): boolean =>
  SCRIPT_OF[unit] === CJK || (unit >= 0xd840 && unit <= 0xd8bf) || (unit >= 0xac00 && unit <= 0xd7a3);

/** First unit of the variation selectors from U+E0100 on. */
const SELECTORS_FIRST = 0xdb40;

/**
 * The unit that says what kind of character ends with a unit: the first one of its pair of surrogates, before any variation
 * selectors (U+FE00 …, U+E0100 …).
 */
export function leadingUnit(text: string, end: number): number {
  for (let at = end; ; at--) {
    const unit = text.charCodeAt(at);
    if (unit < 0xdc00 || at === 0) return unit;
    if (unit <= 0xdfff) {
      at--;
      const first = text.charCodeAt(at);
      if (first !== SELECTORS_FIRST || at === 0) return first;
    } else if (unit < 0xfe00 || unit > 0xfe0f) return unit;
  }
}
