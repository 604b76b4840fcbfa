/**
 * Where Arabic words are made longer in justified lines (kashida): tatweels between two letters that join, one place for
 * a word, by the priorities that Microsoft published with Internet Explorer 5.5 and that others follow. A place counts
 * only where the font's own shaping puts a plain tatweel there and leaves every other glyph as it is.
 */
import type { Mpt } from '../geometry';
import { isExtender, SCRIPT_OF } from './characters';
import type { Face } from './face';
import type { ShapedParagraph, ShapedRun } from './shaped-paragraph';

/** A joint that tatweels may fill. */
export interface KashidaPlace {
  /** The unit that it follows: the last one of a letter with its marks. */
  readonly at: number;
  /** 1 is the best. */
  readonly priority: number;
  /** Advance of one tatweel. */
  readonly width: Mpt;
  /** Size of the text. */
  readonly em: Mpt;
}

export const TATWEEL = 0x640;
const ZERO_WIDTH_JOINER = 0x200d;
const ZERO_WIDTH_NON_JOINER = 0x200c;

/** Units of U+0600 to U+077F by what they are; Joining_Type and Joining_Group of the Unicode Character Database. */
function setOf(ranges: string): Uint8Array {
  const set = new Uint8Array(0x780);
  for (const range of ranges.split(' ')) {
    const [first = 0, last = first] = range.split('-').map((hex) => Number.parseInt(hex, 16));
    set.fill(1, first, last + 1);
  }
  return set;
}

const JOINS_BOTH = setOf(
  '620 626 628 62a-62e 633-63f 641-647 649-64a 66e-66f 678-687 69a-6bf 6c1-6c2 6cc 6ce 6d0-6d1 6fa-6fc 6ff 750-758 75c-76a 76d-770 772 775-777 77a-77f',
);
const JOINS_RIGHT = setOf(
  '622-625 627 629 62f-632 648 671-673 675-677 688-699 6c0 6c3-6cb 6cd 6cf 6d2-6d3 6d5 6ee-6ef 759-75b 76b-76c 771 773-774 778-779',
);
const SEEN_SAD = setOf('633-636 69a-69e 6fa-6fb 75c 76d 770 77d-77e');
const HEH_DAL = setOf('629 62f-630 647 688-690 6c0-6c3 6d5 6ee 759-75a');
const ALEF_TAH_LAM_KAF = setOf(
  '622-623 625 627 637-638 63b-63c 643-644 671-673 675 69f 6a9-6b8 762-764 76a 773-774 77f',
);
const BEH = setOf('628 62a-62b 66e 679-680 750-756');
const REH_YEH = setOf(
  '620 626 631-632 63d-63f 649-64a 678 691-699 6cc-6ce 6d0-6d3 6ef 75b 76b-76c 771 775-777',
);
const WAW_AIN_QAF_FEH = setOf('624 639-63a 641-642 648 66f 676-677 6a0-6a8 6c4-6cb 6cf 6fc 75d-761 778-779');
const LAM = setOf('644 6b5-6b8 76a');
const ALEF = setOf('622-623 625 627 671-673 675 773-774');

/** Joining_Type Dual_Joining: the letter joins what stands before and after it. */
export const joinsBoth = (unit: number): boolean => JOINS_BOTH[unit] === 1;
/** Joining_Type Right_Joining: only what stands before it. */
export const joinsRight = (unit: number): boolean => JOINS_RIGHT[unit] === 1;

const isLetter = (unit: number): boolean => joinsBoth(unit) || joinsRight(unit) || unit === TATWEEL;

/** Words of fewer letters are left as they are. */
const LEAST_LETTERS = 3;

/** The best place of every word that lies in `text[start, end)`, in text order. */
export function findKashidas(shaped: ShapedParagraph, start: number, end: number): KashidaPlace[] {
  const { text } = shaped.spec;
  const places: KashidaPlace[] = [];
  for (let at = start; at < end; ) {
    if (!isLetter(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const wordStart = at;
    const letters: number[] = [];
    for (; at < text.length && isOfWord(text.charCodeAt(at)); at++) {
      if (isLetter(text.charCodeAt(at))) letters.push(at);
    }
    if (at > end || !isOfWhole(text, wordStart, at)) continue;
    const run = shaped.runAt(wordStart);
    if (!run || run.end < at || (run.level & 1) === 0 || letters.length < LEAST_LETTERS) continue;
    const place = placeOf(shaped, run, wordStart, at, letters);
    if (place) places.push(place);
  }
  return places;
}

const isOfWord = (unit: number): boolean =>
  isLetter(unit) || (isExtender(unit) && unit !== ZERO_WIDTH_NON_JOINER);

/** Nothing before or in the word makes letters join that would not by themselves. */
const isOfWhole = (text: string, start: number, end: number): boolean =>
  !text.slice(Math.max(0, start - 1), end).includes(String.fromCharCode(ZERO_WIDTH_JOINER));

/** The best joint of a word that the font can fill; of equal ones the last. */
function placeOf(
  { text, advances }: ShapedParagraph,
  run: ShapedRun,
  start: number,
  end: number,
  letters: readonly number[],
): KashidaPlace | undefined {
  const { sized } = run;
  const { face } = sized;
  const tatweel = face.font.glyphOf(TATWEEL);
  const width = sized.advances[tatweel] ?? 0;
  if (tatweel === 0 || width <= 0) return undefined;
  const units = letters.map((at) => text.charCodeAt(at));
  const joints: { readonly before: number; readonly priority: number }[] = [];
  for (let index = 1; index < units.length; index++) {
    const priority = priorityOf(units, index);
    const before = letters[index] ?? 0;
    if (priority > 0 && (advances[before] ?? 0) > 0) joints.push({ before, priority });
  }
  joints.sort((a, b) => a.priority - b.priority || b.before - a.before);
  const word = text.slice(start, end);
  const script = SCRIPT_OF[text.charCodeAt(start)] ?? 0;
  for (const { before, priority } of joints) {
    if (staysConnected(face, word, before - start, script, tatweel))
      return { at: before - 1, priority, width, em: sized.size };
  }
  return undefined;
}

/** Of the joint before the letter at `index` of a word; 0 where there is none, or none to be filled. */
function priorityOf(units: readonly number[], index: number): number {
  const before = units[index - 1] ?? 0;
  const letter = units[index] ?? 0;
  const after = units[index + 1];
  if (!joinsBoth(before) && before !== TATWEEL) return 0;
  if (before === TATWEEL || letter === TATWEEL) return 1;
  if (LAM[before] && ALEF[letter]) return 0;
  if (SEEN_SAD[before]) return 2;
  // Lam with alef is one letter to the eye, and the last that joins.
  if (LAM[letter] && ALEF[after ?? 0]) return 4;
  const isFinal = joinsRight(letter) || after === undefined;
  if (!isFinal) return BEH[letter] && REH_YEH[after] && isLast(units, index + 1) ? 5 : 0;
  if (HEH_DAL[letter]) return 3;
  if (ALEF_TAH_LAM_KAF[letter]) return 4;
  // Before these the tooth of the letter before would be torn off; it goes along, see above.
  if (REH_YEH[letter]) return BEH[before] && index > 1 ? 0 : 7;
  return WAW_AIN_QAF_FEH[letter] ? 6 : 7;
}

/** The letter at `index` joins nothing after it. */
const isLast = (units: readonly number[], index: number): boolean =>
  joinsRight(units[index] ?? 0) || index === units.length - 1;

/** Shaping puts a tatweel before the unit at `at` of a word, and changes nothing else. */
function staysConnected(face: Face, word: string, at: number, script: number, tatweel: number): boolean {
  const plain = face.wordShape(word, script, 'rtl', false);
  const longer = `${word.slice(0, at)}\u0640${word.slice(at)}`;
  const filled = face.wordShape(longer, script, 'rtl', false);
  const count = plain.ids.length;
  if (filled.ids.length !== count + 1) return false;
  // From right to left: what follows in the text comes first.
  let place = 0;
  while (place < count && (plain.clusters[place] ?? 0) >= at) place++;
  if (place === 0 || plain.clusters[place - 1] !== at) return false;
  for (let index = 0; index <= count; index++) {
    const x = filled.offsets?.[2 * index] ?? 0;
    const y = filled.offsets?.[2 * index + 1] ?? 0;
    if (index === place) {
      const isPlain = filled.advances[index] === face.font.advanceOf(tatweel) && x === 0 && y === 0;
      if (filled.ids[index] !== tatweel || !isPlain) return false;
      continue;
    }
    const other = index < place ? index : index - 1;
    const isSame =
      filled.ids[index] === plain.ids[other] &&
      filled.advances[index] === plain.advances[other] &&
      x === (plain.offsets?.[2 * other] ?? 0) &&
      y === (plain.offsets?.[2 * other + 1] ?? 0);
    if (!isSame) return false;
  }
  return true;
}

/** The longest that one place is made. */
const MOST_EMS = 1;
/** What one place takes before it looks loose. */
const FAIR_EMS = 0.5;

/** How much longer the words of lines can be made before they look loose, for lines that are not chosen yet. */
export class KashidaStretch {
  readonly #start: number;
  /** By unit: what all places from the start to before it take. */
  readonly #before: Float64Array;

  /** Of `text[start, end)`. */
  constructor(shaped: ShapedParagraph, start: number, end: number) {
    this.#start = start;
    this.#before = new Float64Array(end - start + 1);
    for (const { at, em } of findKashidas(shaped, start, end)) {
      this.#before[at + 1 - start] = Math.round(FAIR_EMS * em);
    }
    for (let index = 1; index < this.#before.length; index++) {
      this.#before[index] = (this.#before[index] ?? 0) + (this.#before[index - 1] ?? 0);
    }
  }

  /** Of a line with the visible text from `from` to `to`. */
  between(from: number, to: number): Mpt {
    return (this.#before[to - this.#start] ?? 0) - (this.#before[from - this.#start] ?? 0);
  }
}

/**
 * What each place takes of a `room`, by the unit it follows: the best ones first, each about half an em at least where
 * there is that much, never less than one tatweel, so that nothing stands over its neighbours.
 */
export function fillKashidas(places: readonly KashidaPlace[], room: Mpt): Map<number, Mpt> {
  const filled = new Map<number, Mpt>();
  const em = places[0]?.em ?? 0;
  if (em === 0 || room <= 0) return filled;
  const best = places.toSorted((a, b) => a.priority - b.priority || b.at - a.at);
  const count = Math.min(best.length, Math.max(1, Math.floor((2 * room) / em)));
  for (const { at, width } of best.slice(0, count)) {
    const each = Math.min(MOST_EMS * em, Math.floor(room / count));
    if (each >= width) filled.set(at, each);
  }
  return filled;
}

/** Where so many tatweels of a width begin in a room that they fill, the first one at its start, the last at its end. */
export function tatweelSteps(room: Mpt, width: Mpt): number[] {
  const count = Math.max(1, Math.ceil(room / width));
  if (count === 1) return [0];
  return Array.from({ length: count }, (_, index) => Math.floor((index * (room - width)) / (count - 1)));
}
