/** The rules of UAX #14 that need more of the text than two neighbours. */
import { CodePointTable } from '../base';
import { BreakClass, classBeyond } from './line-break-classes';
import { WIDE_RANGES } from './line-break-ranges';

const C = BreakClass;
const wide = new CodePointTable({ wide: WIDE_RANGES }, { wide: 1 }, 0);

/** A text with the classes of its characters; marks belong to what they stand on (LB9, LB10). */
export class BreakContext {
  constructor(
    private readonly text: string,
    private readonly classes: Uint8Array,
  ) {}

  /**
   * Whether a line may end before `at`, a character of class `of`; the last one before it that is neither a space nor
   * a mark begins at `previous` and has class `before`.
   */
  breaks(previous: number, before: number, at: number, of: number, spaces: boolean): boolean {
    if (before === C.QI && this.#opens(previous)) return false; // LB15a
    if (of === C.QF && this.#closes(at)) return false; // LB15b
    if (of === C.IS) return this.#classAt(this.#after(at)) === C.NU; // LB15c, LB15d
    if (spaces) return true; // LB18
    if (isQuote(of) && this.#keepsQuote(of, at, previous)) return false; // LB19, LB19a
    if (isQuote(before) && this.#keepsQuoted(before, previous, at)) return false;
    if (isQuote(of) || isQuote(before)) return true;
    switch (before) {
      case C.HY:
      case C.HH:
        return !this.#keepsHyphen(previous, of);
      case C.CL:
        return !this.#endsNumber(this.#before(previous)); // LB25
      case C.CP:
        if (of === C.PO || of === C.PR) return !this.#endsNumber(this.#before(previous)); // LB25
        return this.isWide(previous); // LB30
      case C.SY:
      case C.IS:
        return !this.#endsNumber(previous); // LB25
      case C.PO:
      case C.PR:
        return !this.#beginsNumber(this.#after(at)); // LB25
      case C.VI:
        return !isAksara(this.#classAt(this.#before(previous))); // LB28a
      default:
        if (of === C.OP) return this.isWide(at); // LB30
        if (isAksara(before) && isAksara(of)) return this.#classAt(this.#after(at)) !== C.VF; // LB28a
        return true;
    }
  }

  isWide(at: number): boolean {
    return wide.of(this.text.codePointAt(at) ?? 0) === 1;
  }

  /** LB15a: the quote opens something, and what follows its spaces belongs to it. */
  #opens(quote: number): boolean {
    const before = this.#before(quote);
    switch (this.#classAt(before)) {
      case START:
      case C.BK:
      case C.OP:
      case C.QU:
      case C.QI:
      case C.QF:
      case C.GL:
      case C.SP:
      case C.ZW:
        return true;
      default:
        return false;
    }
  }

  /** LB15b: the quote closes something: nothing that could be quoted follows. */
  #closes(quote: number): boolean {
    switch (this.#classAt(this.#after(quote))) {
      case END:
      case C.SP:
      case C.GL:
      case C.WJ:
      case C.CL:
      case C.QU:
      case C.QI:
      case C.QF:
      case C.CP:
      case C.EX:
      case C.IS:
      case C.SY:
      case C.BK:
      case C.ZW:
        return true;
      default:
        return false;
    }
  }

  #keepsQuote(of: number, at: number, previous: number): boolean {
    if (of !== C.QI || !this.isWide(previous)) return true;
    const after = this.#after(at);
    return after >= this.text.length || !this.isWide(after);
  }

  #keepsQuoted(before: number, quote: number, at: number): boolean {
    if (before !== C.QF || !this.isWide(at)) return true;
    const earlier = this.#before(quote);
    return earlier < 0 || !this.isWide(earlier);
  }

  /** LB20a: a hyphen that begins a word; LB21a: one after Hebrew letters. */
  #keepsHyphen(hyphen: number, of: number): boolean {
    const earlier = this.#classAt(this.#before(hyphen));
    if (earlier === C.HL) return of !== C.HL;
    if (of !== C.AL && of !== C.HL && of !== C.SA && of !== C.DC && of !== C.XP) return false;
    switch (earlier) {
      case START:
      case C.BK:
      case C.SP:
      case C.ZW:
      case C.CB:
      case C.GL:
        return true;
      default:
        return false;
    }
  }

  /** Whether a number, with separators after its digits, ends with the character at `at`. */
  #endsNumber(at: number): boolean {
    let place = at;
    let of = this.#classAt(place);
    while (of === C.SY || of === C.IS) {
      place = this.#before(place);
      of = this.#classAt(place);
    }
    return of === C.NU;
  }

  #beginsNumber(at: number): boolean {
    const of = this.#classAt(at);
    return of === C.NU || (of === C.IS && this.#classAt(this.#after(at)) === C.NU);
  }

  /** Where the character before `at` begins, spaces included; marks on their own are letters (LB10). */
  #before(at: number): number {
    let place = this.#step(at);
    while (place >= 0 && this.#isMark(place)) {
      const base = this.#step(place);
      if (base < 0 || standsAlone(this.#rawClass(base))) return place;
      place = base;
    }
    return place;
  }

  /** Where the next character after the one at `at` begins, its marks left out. */
  #after(at: number): number {
    let place = at + this.#units(at);
    if (standsAlone(this.#rawClass(at))) return place;
    while (place < this.text.length && this.#isMark(place)) place += this.#units(place);
    return place;
  }

  #step(at: number): number {
    const unit = this.text.charCodeAt(at - 1);
    const isPair = unit >= 0xdc00 && unit <= 0xdfff && at > 1 && this.#units(at - 2) === 2;
    return at - (isPair ? 2 : 1);
  }

  #units(at: number): number {
    return (this.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }

  #isMark(at: number): boolean {
    const of = this.#rawClass(at);
    return of === C.CM || of === C.ZJ;
  }

  #classAt(at: number): number {
    if (at < 0) return START;
    if (at >= this.text.length) return END;
    const of = this.#rawClass(at);
    return of === C.CM || of === C.ZJ ? C.AL : of;
  }

  #rawClass(at: number): number {
    const of = this.classes[this.text.charCodeAt(at)] ?? C.AL;
    return of === C.SG ? classBeyond(this.text.codePointAt(at) ?? 0) : of;
  }
}

const START = -1;
const END = -2;

const isQuote = (of: number): boolean => of >= C.QU && of <= C.QF;
const isAksara = (of: number): boolean => of === C.AK || of === C.AS || of === C.DC;
/** No mark belongs to it (LB9). */
const standsAlone = (of: number): boolean => of === C.BK || of === C.SP || of === C.ZW;
