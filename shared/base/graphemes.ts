/**
 * Extended grapheme clusters (UAX #29): what people take for one character. A caret stands only between two of them,
 * and a line is never cut inside one. Tables are our own, because those of hosts change with their version.
 */
import { CodePointTable } from './code-point-table';
import { GRAPHEME_RANGES } from './grapheme-ranges';

/** Classes of UAX #29; Consonant, Linker and Separator (an extender outside conjuncts) serve GB9c. */
const G = {
  Other: 0,
  Control: 1,
  Extend: 2,
  Separator: 3,
  Linker: 4,
  ZWJ: 5,
  SpacingMark: 6,
  Prepend: 7,
  Regional_Indicator: 8,
  Pictograph: 9,
  Consonant: 10,
  L: 11,
  V: 12,
  T: 13,
  LV: 14,
  LVT: 15,
} as const;

const table = new CodePointTable(GRAPHEME_RANGES, G, G.Other);
const HANGUL = 0xac00;
const HANGUL_END = 0xd7a3;
const FINALS = 28;

function classOf(codePoint: number): number {
  if (codePoint >= HANGUL && codePoint <= HANGUL_END)
    return (codePoint - HANGUL) % FINALS === 0 ? G.LV : G.LVT;
  return table.of(codePoint);
}

/** What has been seen of the text, as far as the rules ask. */
class State {
  #before = -1;
  #wasReturn = false;
  /** GB11: a pictograph and nothing but extenders since; then also a joiner. */
  #pictograph = 0;
  /** GB9c: 1 a consonant with extenders, 2 with a linker among them. */
  #conjunct = 0;
  /** GB12, GB13: an odd number of regional indicators. */
  #isOddIndicator = false;

  /** Whether a cluster begins with this code point; it is the last one seen from then on. */
  next(codePoint: number): boolean {
    const of = classOf(codePoint);
    const starts = this.#starts(of, codePoint);
    if (of === G.Pictograph) this.#pictograph = 1;
    else if (of === G.ZWJ) this.#pictograph = this.#pictograph === 1 ? 2 : 0;
    else if (of < G.Extend || of > G.Linker) this.#pictograph = 0;
    if (of === G.Consonant) this.#conjunct = 1;
    else if (of === G.Linker) this.#conjunct = this.#conjunct > 0 ? 2 : 0;
    else if (of !== G.Extend && of !== G.ZWJ) this.#conjunct = 0;
    this.#isOddIndicator = of === G.Regional_Indicator && !this.#isOddIndicator;
    this.#before = of;
    this.#wasReturn = codePoint === 0x0d;
    return starts;
  }

  #starts(of: number, codePoint: number): boolean {
    const before = this.#before;
    if (before < 0) return true; // GB1
    if (before === G.Control) return !(this.#wasReturn && codePoint === 0x0a); // GB3, GB4
    switch (of) {
      case G.Control:
        return true; // GB5
      case G.Extend:
      case G.Separator:
      case G.Linker:
      case G.ZWJ:
      case G.SpacingMark:
        return false; // GB9, GB9a
      case G.L:
        return !(before === G.L || before === G.Prepend); // GB6
      case G.V:
        return !(before === G.L || before === G.V || before === G.LV || before === G.Prepend); // GB6, GB7
      case G.LV:
      case G.LVT:
        return !(before === G.L || before === G.Prepend); // GB6
      case G.T:
        return !(before >= G.V || before === G.Prepend); // GB7, GB8
      case G.Consonant:
        return !(before === G.Prepend || this.#conjunct === 2); // GB9b, GB9c
      case G.Pictograph:
        return !(before === G.Prepend || this.#pictograph === 2); // GB11
      case G.Regional_Indicator:
        return !(before === G.Prepend || this.#isOddIndicator); // GB12, GB13
      default:
        return before !== G.Prepend; // GB9b, GB999
    }
  }
}

/** How far back a cluster is looked for; longer ones have no meaning and are divided. */
const FARTHEST = 256;
/** Below this, every character but a line feed begins a cluster after every other. */
const PLAIN = 0x300;

/** 1 for every unit of `text[start, end)` that begins a cluster of the whole text. */
export function graphemeStarts(text: string, start = 0, end = text.length): Uint8Array {
  const starts = new Uint8Array(end - start);
  const state = new State();
  for (let at = safePlace(text, start); at < end; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    const begins = state.next(codePoint);
    if (at >= start && begins) starts[at - start] = 1;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return starts;
}

/** Where the cluster ends that `offset` is in or before; the end of the text stays. */
export function nextGrapheme(text: string, offset: number): number {
  const state = new State();
  let at = safePlace(text, offset);
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (state.next(codePoint) && at > offset) return at;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return text.length;
}

/** Where the cluster begins that `offset` is in or behind; the start of the text stays. */
export function previousGrapheme(text: string, offset: number): number {
  if (offset <= 0) return 0;
  const state = new State();
  let found = 0;
  for (let at = safePlace(text, offset - 1); at < offset; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (state.next(codePoint)) found = at;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return found;
}

/** The nearest place at or before `at` where a cluster begins whatever stands around it. */
function safePlace(text: string, at: number): number {
  const first = Math.max(0, at - FARTHEST);
  for (let place = at; place > first; place--) {
    const unit = text.charCodeAt(place);
    if (unit < PLAIN && unit !== 0x0a && text.charCodeAt(place - 1) < PLAIN) return place;
  }
  return first;
}
