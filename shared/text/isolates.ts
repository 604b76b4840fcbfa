/**
 * Stretches that stand for themselves in text of two directions (UAX #9 3.1.2): what is around them and what is in them
 * do not turn each other. They are ranges beside the text, which has no characters for them; only the algorithm is shown
 * the text with initiators and terminators.
 */
import { isLineEnd } from './characters';
import type { TextRange } from './paragraph-spec';

/** Initiators of isolates: one that runs as its first letter does, one that runs from right to left. */
export const FIRST_STRONG = '\u2068';
export const RIGHT_TO_LEFT = '\u2067';
const POP = '\u2069';
const POP_UNIT = 0x2069;
/** Takes the place of a terminator that would end more than its own isolate: a character as if it were not there (X9). */
const NOTHING = '\u00ad';

export interface IsolatedText {
  readonly text: string;
  /** Where each unit of the original is. */
  readonly places: Uint32Array;
}

/**
 * The text with characters around its isolates, each begun as `initiatorOf` says. Whatever controls an isolate holds, it
 * ends where it ends; one that goes over line ends is one on each line.
 */
export function withIsolateCharacters(
  text: string,
  isolates: readonly TextRange[],
  initiatorOf: (index: number) => string,
): IsolatedText {
  const places = new Uint32Array(text.length);
  /** The isolates around a place, each with what it has opened so far, itself included. */
  const around: { readonly end: number; readonly initiator: string; open: number }[] = [];
  let shown = '';
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    for (; isolates[next]?.start === at; next++) {
      const { end } = isolates[next] as TextRange;
      if (end === at) continue;
      const initiator = initiatorOf(next);
      around.push({ end, initiator, open: 1 });
      shown += initiator;
    }
    const unit = text.charCodeAt(at);
    const own = around.at(-1);
    if (isLineEnd(unit)) {
      for (const each of around) {
        shown += POP.repeat(each.open);
        each.open = 1;
      }
    }
    places[at] = shown.length;
    shown += unit === POP_UNIT && own?.open === 1 ? NOTHING : text.charAt(at);
    if (isLineEnd(unit)) for (const { initiator } of around) shown += initiator;
    else if (own && isInitiator(unit)) own.open++;
    else if (own && unit === POP_UNIT && own.open > 1) own.open--;
    while (around.at(-1)?.end === at + 1) shown += POP.repeat(around.pop()?.open ?? 0);
  }
  return { text: shown, places };
}

/** The text with a blank in place of each isolate: what decides about the direction of a paragraph (P2). */
export function withoutIsolates(text: string, isolates: readonly TextRange[]): string {
  let outside = '';
  let from = 0;
  for (const { start, end } of isolates) {
    if (start < from) continue;
    outside += `${text.slice(from, start)} `;
    from = end;
  }
  return outside + text.slice(from);
}

/** The isolates inside the one at `index`, by the places of its own text. */
export function isolatesWithin(isolates: readonly TextRange[], index: number): readonly TextRange[] {
  const { start: from = 0, end: to = 0 } = isolates[index] ?? {};
  const inside: TextRange[] = [];
  for (let at = index + 1; (isolates[at]?.start ?? to) < to; at++) {
    const { start, end } = isolates[at] as TextRange;
    inside.push({ start: start - from, end: end - from });
  }
  return inside;
}

const isInitiator = (unit: number): boolean => unit >= 0x2066 && unit <= 0x2068;
