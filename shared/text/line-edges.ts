/**
 * What stands outside the measure at either end of a line: the free half of a full-width bracket or mark (JLREQ 3.1.5,
 * 3.1.9), hanging punctuation (ぶら下げ), Latin marks and quotes by a part of their width, and the hyphen of a divided
 * word. Lengths here are how far the text reaches beyond the measure; the text itself does not change.
 */
import type { Mpt } from '../geometry';
import type { ShapedParagraph, ShapedRun } from './shaped-paragraph';
import { punctuationAt } from './spacing';
import { COMMA, FULL_STOP, hasFreeRoom, OPENING, ORDINARY, roomAfter } from './spacing-classes';

/** Part of the width that hangs, in hundredths. */
const HANGING_START: ReadonlyMap<number, number> = units({ '“‘"\'„‚«‹': 60 });
const HANGING_END: ReadonlyMap<number, number> = units({
  '.,': 70,
  '-\u2010': 60,
  '–': 30,
  '”’"\'»›': 60,
  ':;': 30,
});
const HYPHEN_HANGS = 60;

const SOFT_HYPHEN = 0xad;
const HYPHEN = 0x2010;
const HYPHEN_MINUS = 0x2d;

function units(parts: { readonly [characters: string]: number }): ReadonlyMap<number, number> {
  return new Map(
    Object.entries(parts).flatMap(([characters, part]) =>
      [...characters].map((character) => [character.charCodeAt(0), part] as const),
    ),
  );
}

/** The glyph that shows where a word is divided, of the font that a run is set in. */
export function hyphenOf({ sized }: ShapedRun): { readonly glyph: number; readonly advance: Mpt } {
  const { font } = sized.face;
  const glyph = font.glyphOf(HYPHEN) || font.glyphOf(HYPHEN_MINUS);
  return { glyph, advance: glyph === 0 ? 0 : (sized.advances[glyph] ?? 0) };
}

export class LineEdges {
  /** Whether full-width punctuation has room that a line's ends may take. */
  readonly #isFree: boolean;
  readonly #startsAtEdge: boolean;
  readonly #endsAtEdge: boolean;
  readonly #hangs: boolean;
  /** The most that a line end can hang. */
  readonly most: Mpt;

  constructor(private readonly shaped: ShapedParagraph) {
    const { align, hanging, lang } = shaped.spec;
    this.#isFree = hasFreeRoom(lang) && align !== 'center' && align !== 'distribute';
    this.#hangs = hanging === true;
    this.#startsAtEdge = align === 'start' || align === 'left' || align === 'justify';
    this.#endsAtEdge = align === 'end' || align === 'right' || align === 'justify';
    this.most = this.#isFree || this.#hangs ? largestEm(shaped) : 0;
  }

  /** How far the first character of a line stands before its measure. */
  before(start: number): Mpt {
    if (!this.#startsAtEdge) return 0;
    const { shaped } = this;
    const run = shaped.runAt(start);
    if (!run || isAgainstParagraph(shaped, run)) return 0;
    if (this.#isFree && punctuationAt(shaped, run, start) === OPENING) return Math.round(run.sized.size / 2);
    if (!this.#hangs) return 0;
    const part = HANGING_START.get(shaped.spec.text.charCodeAt(start));
    return part === undefined ? 0 : Math.round(((shaped.advances[start] ?? 0) * part) / 100);
  }

  /** Advance of the hyphen that a line needs which ends before `end`; 0 where its word is not divided. */
  hyphen(end: number, isDivided: boolean): Mpt {
    if (!isDivided && this.shaped.spec.text.charCodeAt(end - 1) !== SOFT_HYPHEN) return 0;
    const run = this.shaped.runAt(end - 1);
    return run ? hyphenOf(run).advance : 0;
  }

  /**
   * How far a line hangs over its end whose visible text ends before `end` and is `excess` too wide for the measure
   * (with its hyphen). Latin marks always hang by their part; a full-width mark loses its free half, or hangs as a whole
   * where that is wanted, only as far as it must.
   */
  after(end: number, hyphen: Mpt, excess: Mpt): Mpt {
    const { shaped } = this;
    const run = shaped.runAt(end - 1);
    if (!run || isAgainstParagraph(shaped, run)) return 0;
    if (hyphen > 0) return this.#hangs && this.#endsAtEdge ? Math.round((hyphen * HYPHEN_HANGS) / 100) : 0;
    const of = this.#isFree ? punctuationAt(shaped, run, end - 1) : ORDINARY;
    if (of !== ORDINARY) {
      const room = Math.round((roomAfter(of) * run.sized.size) / 4);
      if (excess <= 0 || room === 0) return 0;
      if (excess <= room || !this.#hangs || (of !== COMMA && of !== FULL_STOP)) return room;
      return shaped.advances[end - 1] ?? 0;
    }
    if (!this.#hangs || !this.#endsAtEdge) return 0;
    const part = HANGING_END.get(shaped.spec.text.charCodeAt(end - 1));
    return part === undefined ? 0 : Math.round(((shaped.advances[end - 1] ?? 0) * part) / 100);
  }
}

/** The character does not stand at the end of the line that the paragraph's direction gives it. */
const isAgainstParagraph = (shaped: ShapedParagraph, run: ShapedRun): boolean =>
  (run.level & 1) !== (shaped.baseLevel & 1);

function largestEm(shaped: ShapedParagraph): Mpt {
  let largest = 0;
  for (const { sized } of shaped.runs) largest = Math.max(largest, sized.size);
  return largest;
}
