/**
 * Stretches that stand for themselves in text of two directions (UAX #9 3.1.2): what is around them and what is in them
 * do not turn each other. They are ranges beside the text, which has no characters for them; only the algorithm is shown
 * the text with initiators and terminators.
 */
import { isLineEnd } from './characters';
import type { TextRange } from './paragraph-spec';

const FIRST_STRONG = '\u2068';
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
 * The text with characters around its isolates, which are in text order. Whatever controls an isolate holds, it ends
 * where it ends; one that goes over line ends is one on each line.
 */
export function withIsolateCharacters(text: string, isolates: readonly TextRange[]): IsolatedText {
  const places = new Uint32Array(text.length);
  let shown = '';
  let at = 0;
  const copyUpTo = (end: number): void => {
    const added = shown.length - at;
    shown += text.slice(at, end);
    for (; at < end; at++) places[at] = at + added;
  };
  for (const { start, end } of isolates) {
    copyUpTo(start);
    shown += FIRST_STRONG;
    let open = 1;
    for (; at < end; at++) {
      const unit = text.charCodeAt(at);
      const endsLine = isLineEnd(unit);
      if (endsLine) {
        shown += POP.repeat(open);
        open = 1;
      }
      places[at] = shown.length;
      shown += unit === POP_UNIT && open === 1 ? NOTHING : text.charAt(at);
      if (endsLine) shown += FIRST_STRONG;
      else if (isInitiator(unit)) open++;
      else if (unit === POP_UNIT && open > 1) open--;
    }
    shown += POP.repeat(open);
  }
  copyUpTo(text.length);
  return { text: shown, places };
}

/** The text with a blank in place of each isolate: what decides about the direction of a paragraph (P2). */
export function withoutIsolates(text: string, isolates: readonly TextRange[]): string {
  let outside = '';
  let from = 0;
  for (const { start, end } of isolates) {
    outside += `${text.slice(from, start)} `;
    from = end;
  }
  return outside + text.slice(from);
}

const isInitiator = (unit: number): boolean => unit >= 0x2066 && unit <= 0x2068;
