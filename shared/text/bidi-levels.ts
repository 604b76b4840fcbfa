/**
 * Embedding levels of a paragraph (UAX #9), by the bidi-js package. That looks at UTF-16 units with the classes of
 * Unicode 13, so that characters beyond the Basic Multilingual Plane and later ones are shown to it as others of their
 * class.
 */
import createBidi from 'bidi-js';
import { CodePointTable } from '../base';
import { BIDI_CLASS_RANGES } from './bidi-class-ranges';
import {
  FIRST_STRONG,
  type IsolatedText,
  isolatesWithin,
  RIGHT_TO_LEFT,
  withIsolateCharacters,
  withoutIsolates,
} from './isolates';
import type { Direction, TextRange } from './paragraph-spec';
import { visualOrder } from './visual-order';

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

/** The levels of a text in which some stretches stand for themselves; each has the direction of its first letter (X5c). */
export function isolatedLevels(
  text: string,
  direction: 'ltr' | 'rtl',
  isolates: readonly TextRange[],
): Levels {
  if (isolates.length === 0) return embeddingLevels(text, direction);
  const shown = shownText(text, isolates);
  const { levels, base } = embeddingLevels(shown.text, direction);
  return { levels: Uint8Array.from(shown.places, (place) => levels[place] ?? base), base };
}

/**
 * The direction of a paragraph: that of its first letter that stands in no isolate (UAX #9 P2, P3), on whatever line. Where
 * all letters stand in isolates, the first of them decides; without any there is none.
 */
export function paragraphDirection(text: string, isolates: readonly TextRange[]): 'ltr' | 'rtl' | undefined {
  if (isolates.length === 0) return firstDirection(text);
  const outside = firstDirection(withoutIsolates(text, isolates));
  if (outside) return outside;
  for (let index = 0, from = 0; index < isolates.length; index++) {
    const { start, end } = isolates[index] as TextRange;
    if (start < from) continue;
    const inside = paragraphDirection(text.slice(start, end), isolatesWithin(isolates, index));
    if (inside) return inside;
    from = end;
  }
  return undefined;
}

/** The direction that a paragraph runs in. */
export function baseDirection(
  text: string,
  isolates: readonly TextRange[],
  direction: Direction = 'auto',
): 'ltr' | 'rtl' {
  if (direction === 'auto') return paragraphDirection(text, isolates) ?? 'ltr';
  if (direction !== 'autoRtl') return direction;
  const own = withoutIsolates(text, isolates);
  return firstDirection(own) === 'ltr' && !hasRightToLeft(own) ? 'ltr' : 'rtl';
}

const hasRightToLeft = (text: string): boolean =>
  embeddingLevels(text, 'ltr').levels.some((level) => (level & 1) === 1);

/** Whether isolates put anything of a text elsewhere than it would stand by itself. */
export function isolatesMatter(
  text: string,
  isolates: readonly TextRange[],
  of: Direction = 'auto',
): boolean {
  const direction = baseDirection(text, isolates, of);
  if (direction !== baseDirection(text, [], of)) return true;
  const isolated = unitsInOrder(isolatedLevels(text, direction, isolates));
  const usual = unitsInOrder(embeddingLevels(text, direction));
  return isolated.some(
    ({ at, level }, index) => at !== usual[index]?.at || (level & 1) !== ((usual[index]?.level ?? 0) & 1),
  );
}

/** The text as a string that is shown elsewhere: with characters for its isolates (UAX #9 2.4) where they matter. */
export const spellIsolates = (text: string, isolates: readonly TextRange[]): string =>
  isolates.length > 0 && isolatesMatter(text, isolates) ? shownText(text, isolates).text : text;

/** What has only isolates in it runs as they do (X5c knows nothing of those). */
const shownText = (text: string, isolates: readonly TextRange[]): IsolatedText =>
  withIsolateCharacters(text, isolates, (index) => {
    const within = isolatesWithin(isolates, index);
    if (within.length === 0) return FIRST_STRONG;
    const { start, end } = isolates[index] as TextRange;
    return paragraphDirection(text.slice(start, end), within) === 'rtl' ? RIGHT_TO_LEFT : FIRST_STRONG;
  });

const unitsInOrder = ({ levels }: Levels) => visualOrder(Array.from(levels, (level, at) => ({ level, at })));

function firstDirection(text: string): 'ltr' | 'rtl' | undefined {
  // As one line: the first letter may be on a later one.
  const line = inKnownUnits(text.replace(/\s/g, ' '));
  const { level } = bidi.getEmbeddingLevels(line + LETTERS.ltr, 'auto').paragraphs[0] ?? { level: 0 };
  if (level === 1) return 'rtl';
  const other = bidi.getEmbeddingLevels(line + LETTERS.rtl, 'auto').paragraphs[0];
  return other?.level === 1 ? undefined : 'ltr';
}

/** Letters that decide where a text has none of its own: one of each direction. */
const LETTERS = { ltr: 'a', rtl: '\u05d0' } as const;

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
