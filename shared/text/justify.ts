/**
 * Where the room of a line goes. What a line lacks is taken in the order of JLREQ 3.8.4: word spaces, the space between
 * Japanese and Latin, the joints of CJK characters or, in Latin text, of letters, each up to what still looks well, and
 * the rest from all of them alike. What it has too much is given in the order of JLREQ 3.8.3: word spaces, the room
 * beside middle dots and beside other punctuation, the space between Japanese and Latin. `distribute` opens every joint
 * between clusters alike (均等割付). Arabic words are made longer, where that is wanted, once word spaces are half as wide
 * again.
 */
import type { Mpt } from '../geometry';
import { isExtender } from './characters';
import { fillKashidas, findKashidas } from './kashida';
import type { Line } from './line';
import { MAY_TEAR } from './line-breaks';
import type { ShapedParagraph } from './shaped-paragraph';
import {
  CJK_JOINT,
  DOT_ROOM,
  FIXED,
  LETTER_JOINT,
  MARK_ROOM,
  SCRIPT_SPACE,
  type Spacing,
  WORD_SPACE,
} from './spacing';
import { TAB } from './tabs';

/** Room of a line beyond the advances of its glyphs, by the unit that it follows. */
export class LineSpacing {
  constructor(
    readonly start: number,
    readonly extra: Int32Array,
    /** The line has taken all the room it had. */
    readonly isFilled: boolean,
    /** Room that tatweels fill, by the unit that it follows. */
    readonly kashidas?: ReadonlyMap<number, Mpt> | undefined,
  ) {}

  /** Room added after the units from `from` to before `to`. */
  between(from: number, to: number): Mpt {
    let sum = 0;
    for (let i = from; i < to; i++) sum += this.extra[i - this.start] ?? 0;
    return sum;
  }
}

/**
 * The room inside a line that has `room` to fill, less than 0 where it must close up; `undefined` where every glyph
 * keeps its own advance.
 */
export function spaceLine(shaped: ShapedParagraph, line: Line, room: Mpt): LineSpacing | undefined {
  const { gaps, spec } = shaped;
  const { align } = spec;
  const opens = align === 'distribute' || (align === 'justify' && !line.last && !line.forced);
  const fills = (room > 0 && opens) || (room < 0 && align === 'justify');
  if (!gaps && !fills) return undefined;
  let extra: Int32Array | undefined;
  if (gaps) {
    for (let at = line.start + 1; at < line.visibleEnd; at++) {
      const gap = gaps[at] ?? 0;
      if (gap === 0) continue;
      extra ??= new Int32Array(line.visibleEnd - line.start);
      extra[at - 1 - line.start] = gap;
    }
  }
  if (fills) {
    const filling = new Filling(shaped, line, extra ?? new Int32Array(line.visibleEnd - line.start));
    if (align === 'distribute' ? filling.distribute(room) : filling.justify(room))
      return new LineSpacing(line.start, filling.extra, true, filling.kashidas);
  }
  return extra && new LineSpacing(line.start, extra, false);
}

const BY_TAKING = [[WORD_SPACE], [SCRIPT_SPACE], [CJK_JOINT, MARK_ROOM, DOT_ROOM]] as const;
const BY_GIVING = [[WORD_SPACE], [DOT_ROOM], [MARK_ROOM], [SCRIPT_SPACE]] as const;
/** How often over a place takes its stretch before the next kind has its turn. */
const MOST_STRETCH = 2;

class Filling {
  readonly #spacing: Spacing;
  /** What stands before a tab is placed by the tab stops and stays where it is. */
  readonly #from: number;
  kashidas: ReadonlyMap<number, Mpt> | undefined;

  constructor(
    private readonly shaped: ShapedParagraph,
    private readonly line: Line,
    readonly extra: Int32Array,
  ) {
    const { text } = shaped.spec;
    this.#spacing = shaped.spacing;
    let from = line.start;
    if (line.tabs)
      for (let i = line.start; i < line.visibleEnd; i++) if (text.charCodeAt(i) === TAB) from = i + 1;
    this.#from = from;
  }

  /** Fills the room to the last millipoint; false where nothing in the line can take it. */
  justify(room: Mpt): boolean {
    return room > 0 ? this.#open(room) : this.#close(-room);
  }

  distribute(room: Mpt): boolean {
    const { shaped, line } = this;
    if (room <= 0 || shaped.runs.some((run) => (run.level & 1) === 1)) return room > 0 && this.#open(room);
    const { text } = shaped.spec;
    const joints: number[] = [];
    for (let i = this.#from; i + 1 < line.visibleEnd; i++) {
      if ((shaped.breaks[i + 1] ?? 0) & MAY_TEAR && !isExtender(text.charCodeAt(i + 1))) joints.push(i);
    }
    if (joints.length === 0) return false;
    this.#share(room, joints, () => 1);
    return true;
  }

  #open(room: Mpt): boolean {
    const { stretch } = this.#spacing;
    const opening = (kinds: readonly number[]): number[] =>
      this.#places(kinds).filter((at) => (stretch[at] ?? 0) > 0 || kinds[0] === WORD_SPACE);
    const levels = BY_TAKING.map(opening);
    const [spaces = [], scripts = [], joints = []] = levels;
    const all = levels.flat();
    if (all.length === 0) return false;
    let left = room - this.#elongate(room, spaces);
    for (const places of [spaces, scripts, joints]) {
      const times = places === scripts ? 1 : MOST_STRETCH;
      left -= this.#shareUpTo(left, places, (at) => times * (stretch[at] ?? 0));
    }
    if (joints.length === 0 && scripts.length === 0) {
      left -= this.#shareUpTo(left, this.#places([LETTER_JOINT]), (at) => stretch[at] ?? 0);
    }
    if (left > 0)
      this.#share(
        left,
        all.sort((a, b) => a - b),
        () => 1,
      );
    return true;
  }

  /** Puts tatweels into what is left when the spaces have taken what looks well; returns how much they take. */
  #elongate(room: Mpt, spaces: readonly number[]): Mpt {
    const { shaped, line } = this;
    if (shaped.spec.kashida !== true) return 0;
    let left = room;
    for (const at of spaces) left -= this.#spacing.stretch[at] ?? 0;
    if (left <= 0) return 0;
    this.kashidas = fillKashidas(findKashidas(shaped, this.#from, line.visibleEnd), left);
    let taken = 0;
    for (const filled of this.kashidas.values()) taken += filled;
    return taken;
  }

  #close(room: Mpt): boolean {
    const { shrink } = this.#spacing;
    let left = room;
    for (const kinds of BY_GIVING) {
      left -= this.#shareUpTo(left, this.#places(kinds), (at) => shrink[at] ?? 0, -1);
    }
    return left < room;
  }

  #places(wanted: readonly number[]): number[] {
    const { kinds } = this.#spacing;
    const [one = FIXED, two = one, three = one] = wanted;
    const places: number[] = [];
    for (let at = this.#from; at + 1 < this.line.visibleEnd; at++) {
      const kind = kinds[at] ?? FIXED;
      if (kind !== FIXED && (kind === one || kind === two || kind === three)) places.push(at);
    }
    return places;
  }

  /** Shares out `room`, at most what each place holds; returns how much that was. */
  #shareUpTo(room: Mpt, places: readonly number[], most: (at: number) => Mpt, sign: 1 | -1 = 1): Mpt {
    let total = 0;
    for (const at of places) total += most(at);
    const shared = Math.min(room, total);
    if (shared > 0) this.#share(shared, places, most, sign);
    return shared;
  }

  /** Adds `room` in whole millipoints in proportion to the weights, so that the sum is exact. */
  #share(room: Mpt, places: readonly number[], weight: (at: number) => number, sign: 1 | -1 = 1): void {
    let total = 0;
    for (const at of places) total += weight(at);
    let weights = 0;
    let given = 0;
    for (const at of places) {
      weights += weight(at);
      const upToHere = Math.floor((room * weights) / total);
      const index = at - this.line.start;
      this.extra[index] = (this.extra[index] ?? 0) + sign * (upToHere - given);
      given = upToHere;
    }
  }
}
