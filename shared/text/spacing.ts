/**
 * The room between the characters of a paragraph: what full-width punctuation and neighbouring scripts change of it
 * (JLREQ 3.1.4, 3.2.6), and how far each place may give or take when a line is justified (JLREQ 3.8.3, 3.8.4).
 */
import type { Mpt } from '../geometry';
import { MAY_BREAK, MAY_TEAR } from './line-breaks';
import type { ShapedParagraph, ShapedRun } from './shaped-paragraph';
import {
  FULL_STOP,
  hasFreeRoom,
  isCjk,
  isIdeographic,
  isSetSolid,
  isWestern,
  leadingUnit,
  OPENING,
  ORDINARY,
  PUNCTUATION_OF,
  roomAfter,
  roomBefore,
} from './spacing-classes';

/** Nothing below this is full-width punctuation or ideographic. */
const FIRST_WIDE = 0x2018;

/** Steps through the runs of a paragraph in the order of its text. */
class RunCursor {
  #index = 0;

  constructor(private readonly runs: readonly ShapedRun[]) {}

  /** The run of a unit; offsets are asked for in rising order. */
  at(offset: number): ShapedRun | undefined {
    while ((this.runs[this.#index]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.#index++;
    return this.runs[this.#index];
  }
}

/** Size of the em of a character that fills it; 0 for any other. */
function emOf(shaped: ShapedParagraph, run: ShapedRun | undefined, at: number): Mpt {
  if (!run) return 0;
  const { size } = run.sized;
  return (shaped.advances[at] ?? 0) - run.resolved.style.letterSpacing === size ? size : 0;
}

/** Class of a unit as full-width punctuation with room that is free; `ORDINARY` for what is not set full-width. */
export function punctuationAt(shaped: ShapedParagraph, run: ShapedRun | undefined, at: number): number {
  const of = PUNCTUATION_OF[shaped.spec.text.charCodeAt(at)] ?? ORDINARY;
  return of !== ORDINARY && emOf(shaped, run, at) > 0 ? of : ORDINARY;
}

/**
 * Room before each unit beyond what its glyphs have, inside lines only: less than 0 where punctuation is set solid, a
 * quarter em between ideographic and Western characters. `undefined` where there is none at all.
 */
export function findGaps(shaped: ShapedParagraph): Int32Array | undefined {
  const { text, lang, autospace } = shaped.spec;
  const isFree = hasFreeRoom(lang);
  if (!isFree && autospace !== true) return undefined;
  let gaps: Int32Array | undefined;
  let cursor: RunCursor | undefined;
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const first = before;
    before = unit;
    if (unit < FIRST_WIDE && first < FIRST_WIDE) continue;
    const areMarks = PUNCTUATION_OF[first] !== ORDINARY && PUNCTUATION_OF[unit] !== ORDINARY;
    if (!(areMarks ? isFree : autospace === true)) continue;
    cursor ??= new RunCursor(shaped.runs);
    const gap = areMarks
      ? -solidRoom(shaped, cursor, at)
      : quarterEm(cursor, at, leadingUnit(text, at - 1), unit);
    if (gap === 0) continue;
    gaps ??= new Int32Array(text.length);
    gaps[at] = gap;
  }
  return gaps;
}

function solidRoom(shaped: ShapedParagraph, cursor: RunCursor, at: number): Mpt {
  const firstRun = cursor.at(at - 1);
  const first = punctuationAt(shaped, firstRun, at - 1);
  const firstEm = emOf(shaped, firstRun, at - 1);
  const run = cursor.at(at);
  if (!isSetSolid(first, punctuationAt(shaped, run, at))) return 0;
  const em = emOf(shaped, run, at);
  return em === 0 ? 0 : Math.round(Math.min(em, firstEm) / 2);
}

function quarterEm(cursor: RunCursor, at: number, first: number, unit: number): Mpt {
  const isFirst = isIdeographic(first);
  if (!(isFirst ? isWestern(unit) : isWestern(first) && isIdeographic(unit))) return 0;
  const firstRun = cursor.at(at - 1);
  const run = cursor.at(at);
  // Readings keep their bases as they are.
  if (!run || !firstRun || (run.ruby && run.ruby === firstRun.ruby)) return 0;
  // What stands upright in a vertical line is as wide as the characters around it (JLREQ cl-30).
  if ((isFirst ? run : firstRun).isUpright) return 0;
  return Math.round((isFirst ? firstRun : run).sized.size / 4);
}

/** What kind of place lies after a unit; how it gives and takes differs. */
export const FIXED = 0;
export const WORD_SPACE = 1;
/** Beside a middle dot. */
export const DOT_ROOM = 2;
/** Beside other full-width punctuation. */
export const MARK_ROOM = 3;
/** Between ideographic and Western characters. */
export const SCRIPT_SPACE = 4;
/** Between two CJK characters without room. */
export const CJK_JOINT = 5;
/** Between two letters of a word. */
export const LETTER_JOINT = 6;

/** The places of a paragraph that justification may change, each by the unit that it follows. */
export class Spacing {
  readonly kinds: Uint8Array;
  /** How much each may give. */
  readonly shrink: Int32Array;
  /** How much each takes before a line looks loose. */
  readonly stretch: Int32Array;
  /** Sums over all units before one; letters do not count. */
  readonly #shrinkBefore: Float64Array;
  readonly #stretchBefore: Float64Array;
  readonly #cjkBefore: Int32Array;

  constructor(shaped: ShapedParagraph) {
    const { length } = shaped.spec.text;
    this.kinds = new Uint8Array(length);
    this.shrink = new Int32Array(length);
    this.stretch = new Int32Array(length);
    this.#find(shaped);
    this.#shrinkBefore = new Float64Array(length + 1);
    this.#stretchBefore = new Float64Array(length + 1);
    this.#cjkBefore = new Int32Array(length + 1);
    for (let at = 0; at < length; at++) {
      const kind = this.kinds[at] ?? FIXED;
      const counts = kind !== LETTER_JOINT;
      const isCjk = kind >= DOT_ROOM && kind <= CJK_JOINT;
      this.#cjkBefore[at + 1] = (this.#cjkBefore[at] ?? 0) + (isCjk ? 1 : 0);
      this.#shrinkBefore[at + 1] = (this.#shrinkBefore[at] ?? 0) + (this.shrink[at] ?? 0);
      this.#stretchBefore[at + 1] = (this.#stretchBefore[at] ?? 0) + (counts ? (this.stretch[at] ?? 0) : 0);
    }
  }

  /** How much a line with the visible text from `start` to `end` can give. */
  shrinkOf(start: number, end: number): Mpt {
    return end - 1 > start ? (this.#shrinkBefore[end - 1] ?? 0) - (this.#shrinkBefore[start] ?? 0) : 0;
  }

  /** How much it takes before it looks loose. */
  stretchOf(start: number, end: number): Mpt {
    return end - 1 > start ? (this.#stretchBefore[end - 1] ?? 0) - (this.#stretchBefore[start] ?? 0) : 0;
  }

  /** Whether Japanese or Chinese is set in that text. */
  isCjk(start: number, end: number): boolean {
    return end - 1 > start && (this.#cjkBefore[end - 1] ?? 0) > (this.#cjkBefore[start] ?? 0);
  }

  #find(shaped: ShapedParagraph): void {
    const { advances, breaks, gaps, spec } = shaped;
    const { text } = spec;
    const isFree = hasFreeRoom(spec.lang);
    const cursor = new RunCursor(shaped.runs);
    let run = cursor.at(0);
    let punctuation = isFree ? punctuationAt(shaped, run, 0) : ORDINARY;
    for (let at = 0; at + 1 < text.length; at++) {
      const own = run;
      const of = punctuation;
      const unit = leadingUnit(text, at);
      const next = text.charCodeAt(at + 1);
      if (!own || at + 1 >= own.end) run = cursor.at(at + 1);
      punctuation =
        isFree && PUNCTUATION_OF[next] !== ORDINARY ? punctuationAt(shaped, run, at + 1) : ORDINARY;
      if (!own) continue;
      if (unit === SPACE || unit === NO_BREAK_SPACE) {
        const advance = advances[at] ?? 0;
        this.#set(at, WORD_SPACE, advance >> 2, advance >> 1);
        continue;
      }
      // Letters that join are not torn apart.
      if ((own.level & 1) === 1 || ((run?.level ?? 0) & 1) === 1) continue;
      const flags = breaks[at + 1] ?? 0;
      const { size } = own.sized;
      const gap = gaps?.[at + 1] ?? 0;
      if (gap > 0) this.#set(at, SCRIPT_SPACE, gap >> 1, gap);
      else if (isWestern(unit) && isWestern(next)) {
        if (flags & MAY_TEAR) this.#set(at, LETTER_JOINT, 0, Math.round(size / 50));
      } else if (of !== ORDINARY || punctuation !== ORDINARY) {
        this.#setBesideMark(at, of, punctuation, size, gap, advances[at] ?? 0);
      } else if (isFullWidth(unit, own) && isFullWidth(next, run) && mayOpen(flags, unit, next)) {
        this.#set(at, CJK_JOINT, 0, Math.max(size, run?.sized.size ?? 0) >> 3);
      }
    }
  }

  /**
   * Room of punctuation closes up to nothing, except that after a full stop (JLREQ 3.8.3 e); lines open neither after
   * an opening bracket nor before what closes (JLREQ 3.8.4 c).
   */
  #setBesideMark(at: number, first: number, second: number, em: Mpt, gap: Mpt, advance: Mpt): void {
    const room = Math.round(((roomAfter(first) + roomBefore(second)) * em) / 4) + gap;
    const opens = first !== OPENING && (second === ORDINARY || second === OPENING);
    const stretch = opens ? em >> 3 : 0;
    if (room <= 0) this.#set(at, opens ? CJK_JOINT : FIXED, 0, stretch);
    else if (first === FULL_STOP) this.#set(at, CJK_JOINT, 0, stretch);
    else {
      const isDot = roomAfter(first) === 1 || roomBefore(second) === 1;
      // The room before a bracket is taken from what precedes it, which must not go backwards.
      this.#set(at, isDot ? DOT_ROOM : MARK_ROOM, Math.min(room, Math.max(0, advance + gap)), stretch);
    }
  }

  #set(at: number, kind: number, shrink: Mpt, stretch: Mpt): void {
    this.kinds[at] = kind;
    this.shrink[at] = shrink;
    this.stretch[at] = stretch;
  }
}

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/** Set as a full-width character: CJK, and letters and digits that stand upright in a vertical line (縦中横). */
const isFullWidth = (unit: number, run: ShapedRun | undefined): boolean =>
  isCjk(unit) || (run?.isUpright === true && isWestern(unit));

/** Dashes and ellipses in pairs stay whole (JLREQ cl-08), and so does what no line may break between inside a cluster. */
function mayOpen(flags: number, unit: number, next: number): boolean {
  if (unit === next && (unit === 0x2026 || unit === 0x2025 || unit === 0x2014 || unit === 0x2015))
    return false;
  return (flags & (MAY_BREAK | MAY_TEAR)) !== 0;
}
