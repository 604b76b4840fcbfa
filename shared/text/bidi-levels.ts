/**
 * Embedding levels of a paragraph (UAX #9), by the bidi-js package. That looks at UTF-16 units with the classes of
 * Unicode 13, so that characters beyond the Basic Multilingual Plane and later ones are shown to it as others of their
 * class.
 */
import createBidi from 'bidi-js';
import { CodePointTable } from '../base';
import { BIDI_CLASS_RANGES } from './bidi-class-ranges';

const bidi = createBidi();

export interface Levels {
  /** One per UTF-16 unit. */
  readonly levels: Uint8Array;
  /** Level of the paragraph: 0 left to right, 1 right to left. */
  readonly base: number;
}

/** The levels of a text. Without a strong letter, `auto` is left to right (UAX #9 P2, P3). */
export function embeddingLevels(text: string, direction: 'ltr' | 'rtl' | 'auto'): Levels {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(inKnownUnits(text), direction);
  for (let at = 1; at < text.length; at++) {
    // Both halves of a character have its level.
    if (isLowHalf(text, at)) levels[at] = levels[at - 1] ?? 0;
  }
  return { levels, base: paragraphs[0]?.level ?? (direction === 'rtl' ? 1 : 0) };
}

/** From here on Unicode has changed since version 13. */
const FIRST_CHANGED = 0x870;

/** A character of each class that has been one for long; by the number of the class. */
const KNOWN = ['a', 'א', 'ا', '0', '-', '%', '٠', ',', ' ', '!', '\u0300', '\u00ad'] as const;
const CLASSES = { R: 1, AL: 2, EN: 3, ES: 4, ET: 5, AN: 6, CS: 7, WS: 8, ON: 9, NSM: 10, BN: 11 } as const;
/** What second halves are: as if they were not there (X9). */
const NOTHING = KNOWN[CLASSES.BN];

let table: CodePointTable | undefined;

/** The text, as long as it was, in units whose classes are known. */
function inKnownUnits(text: string): string {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) < FIRST_CHANGED) at++;
  if (at === text.length) return text;
  table ??= new CodePointTable(BIDI_CLASS_RANGES, CLASSES, 0);
  let known = text.slice(0, at);
  for (; at < text.length; at++) {
    const codePoint = text.codePointAt(at) ?? 0;
    const of = table.of(codePoint);
    const same = KNOWN[of] ?? 'a';
    if (codePoint > 0xffff) {
      known += same + NOTHING;
      at++;
    } else known += isKept(codePoint, of) ? text.charAt(at) : same;
  }
  return known;
}

/** Brackets are told by what they are, and what changes directions, divides or ends paragraphs has no class here. */
const isKept = (unit: number, of: number): boolean =>
  unit < FIRST_CHANGED || isControl(unit) || (of === CLASSES.ON && isKnownNeutral(unit));

const isControl = (unit: number): boolean =>
  unit === 0x2029 || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);

const isKnownNeutral = (unit: number): boolean =>
  bidi.getBidiCharTypeName(String.fromCharCode(unit)) === 'ON';

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
