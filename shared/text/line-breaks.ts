/**
 * Where a line may end (UAX #14 with the rules of kinsoku and of documents). Found once for the whole text of a
 * paragraph, so that styles, inserted values and fonts make no difference.
 */
import { codeUnitAt, graphemeStarts } from '../base';
import { BreakClass, CLASSES_BY_KINSOKU, classBeyond, STANDARD_CLASSES } from './line-break-classes';
import { BreakContext } from './line-break-context';
import { ASK, DOCUMENT_PAIRS, SPACED, STANDARD_PAIRS, STRIDE, YES } from './line-break-pairs';
import type { Kinsoku } from './paragraph-spec';
import { eachThaiWordStart, hasThai } from './thai-words';

const C = BreakClass;
const { AL, SP, CM, ZJ, BK, ZW, NU, OP, PR, PO, HY, UN, RI, SG } = C;

/** A line may end before this unit. */
export const MAY_BREAK = 1;
/** In an emergency, a word may be cut here and no rule for punctuation is hurt. */
export const MAY_CUT = 2;
/** Between two characters as people see them, but a rule for punctuation would be hurt. */
export const MAY_TEAR = 4;
/** Inside a word that may be divided here with a hyphen; set by {@link ShapedParagraph.breaks}. */
export const MAY_HYPHENATE = 8;
/** So may a part of a compound here, in an emergency only. */
export const MAY_HYPHENATE_AT_NEED = 16;

/**
 * Bits of `MAY_…` for every unit: what may happen before it. Index 0 is 0. Mandatory breaks are not in here; they
 * follow from the characters.
 */
export function findLineBreaks(text: string, kinsoku: Kinsoku): Uint8Array {
  const flags = find(text, CLASSES_BY_KINSOKU[kinsoku], true);
  if (hasThai(text)) {
    eachThaiWordStart(text, (at) => {
      const known = flags[at] ?? 0;
      if (known & MAY_CUT) flags[at] = known | MAY_BREAK;
    });
  }
  return flags;
}

/** The same by UAX #14 alone, without the rules of kinsoku and of documents. */
export const findStandardLineBreaks = (text: string): Uint8Array => find(text, STANDARD_CLASSES, false);

function find(text: string, classes: Uint8Array, isTailored: boolean): Uint8Array {
  const pairs = isTailored ? DOCUMENT_PAIRS : STANDARD_PAIRS;
  const { length } = text;
  const flags = new Uint8Array(length);
  let context: BreakContext | undefined;
  /** Class and place of the last character that is neither a space nor a mark. */
  let before: number = BK;
  let previous = -1;
  let spaces = false;
  let hasMarks = false;
  let indicators = 0;
  /** The last character was part of a number, so that 万 and the like go on with it. */
  let inNumber = false;
  for (let i = 0; i < length; i++) {
    const unit = codeUnitAt(text, i);
    let of = classes[unit] ?? AL;
    if (of === AL && before === AL && !spaces) {
      flags[i] = MAY_CUT | MAY_TEAR;
      previous = i;
      continue;
    }
    if (of === SP) {
      spaces = true;
      inNumber = false;
      continue;
    }
    const isPair = of === SG;
    if (isPair) {
      of = classBeyond(text.codePointAt(i) ?? 0);
      hasMarks = true;
    }
    if (of === CM || of === ZJ) {
      hasMarks = true;
      // LB9: a mark belongs to what it stands on; LB10: on nothing, it is a letter.
      if (!spaces && before !== BK && before !== ZW) {
        if (isPair) i++;
        continue;
      }
      of = AL;
    }
    if (before !== BK || spaces) {
      const pair = pairs[before * STRIDE + of] ?? 0;
      const verdict = spaces ? pair >> SPACED : pair & 3;
      let breaks = verdict === YES;
      if (of === RI && before === RI && !spaces)
        breaks = indicators % 2 === 0; // LB30a
      else if (verdict === ASK) {
        context ??= new BreakContext(text, classes);
        breaks = context.breaks(previous, before, i, of, spaces);
      }
      if (hasMarks && text.charCodeAt(i - 1) === JOINER) breaks = false; // LB8a
      if (isTailored) {
        if (of === HY && !spaces && isWide(text.charCodeAt(i - 1)) && before !== OP) {
          // A minus after Japanese text belongs to the number it stands before.
          breaks = classes[text.charCodeAt(i + 1)] === NU;
        } else if (breaks) {
          if (spaces) breaks = !(text.charCodeAt(i - 2) !== SPACE && isAmount(text, i, before, of));
          else if (inNumber && (of === NU || of === UN)) breaks = false;
        }
      }
      if (of !== BK) {
        if (breaks) flags[i] = MAY_BREAK | MAY_CUT | MAY_TEAR;
        else flags[i] = hurts(before, of) ? MAY_TEAR : MAY_CUT | MAY_TEAR;
      }
    }
    if (of !== AL) {
      inNumber = of === NU || (inNumber && (isMyriad(unit) || isWideSeparator(unit)));
      if (of === RI) indicators = before === RI && !spaces ? indicators + 1 : 1;
    } else inNumber = false;
    before = of;
    previous = i;
    spaces = false;
    if (isPair && (text.codePointAt(i) ?? 0) > 0xffff) i++;
  }
  if (hasMarks) keepGraphemes(text, flags);
  return flags;
}

/** No line is cut inside a character as people see it; where the standard breaks one, it may. */
function keepGraphemes(text: string, flags: Uint8Array): void {
  const starts = graphemeStarts(text);
  for (let i = 0; i < flags.length; i++) if (!starts[i] && !((flags[i] ?? 0) & MAY_BREAK)) flags[i] = 0;
}

/** Breaking between the two would leave punctuation at the wrong end of a line. */
function hurts(before: number, of: number): boolean {
  switch (of) {
    case C.CL:
    case C.CP:
    case C.EX:
    case C.IS:
    case C.NS:
    case C.PO:
    case C.UN:
    case C.IN:
    case C.GL:
    case C.WJ:
      return true;
    default:
      return before === OP || before === PR || before === C.PF;
  }
}

const SPACE = 0x20;
const JOINER = 0x200d;
const CURRENCIES = new Set(
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR INR JPY KRW MXN MYR NOK NZD PHP PLN SEK SGD THB TRY TWD USD VND ZAR'.split(
    ' ',
  ),
);

/** The single space before `at` stands between a number and its currency or unit: `€ 12.40`, `GBP -2,334`, `12 %`. */
function isAmount(text: string, at: number, before: number, of: number): boolean {
  if (before === PR) return of === NU;
  if (before === NU) return of === PR || of === PO || (of === AL && isCurrency(text, at));
  return before === AL && (of === NU || of === HY || of === PR) && isCurrency(text, at - 4);
}

/** A currency code (ISO 4217) that is a word of its own. */
function isCurrency(text: string, at: number): boolean {
  if (at < 0 || !isCapital(text.charCodeAt(at)) || !CURRENCIES.has(text.slice(at, at + 3))) return false;
  return !isCapital(text.charCodeAt(at - 1)) && !isCapital(text.charCodeAt(at + 3));
}

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;

/** Counters that can stand inside a number: 1億2,000万. */
const isMyriad = (unit: number): boolean =>
  unit === 0x5343 || unit === 0x4e07 || unit === 0x5104 || unit === 0x5146;

/** Full-width comma and point inside a number: １，２３４. */
const isWideSeparator = (unit: number): boolean => unit === 0xff0c || unit === 0xff0e;

const isWide = (unit: number): boolean => unit >= 0x2e80;
