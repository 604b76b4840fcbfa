/// <reference path="./linebreak.d.ts" />
/**
 * Where a line may end. Found once for the whole text of a paragraph, so that styles, inserted values and fonts
 * make no difference: by class pairs for the characters of {@link CLASS_OF}, by the full algorithm of UAX #14 around
 * any others.
 */
import LineBreaker from 'linebreak';
import { isExtender } from './characters';
import { BreakClass, CLASS_STRIDE, classesFor, INDIRECT, PAIRS, PROHIBITED } from './line-break-classes';
import type { Kinsoku } from './paragraph-spec';

const { Unknown, SP, WJ, CM, BK, ZW, AL, OP, NU, CP, HY, UN, CL, EX, IS, NS, PO, IN, GL, PR, PF } =
  BreakClass;

/** A line may end before this unit. */
export const MAY_BREAK = 1;
/** In an emergency, a word may be cut here and no rule for punctuation is hurt. */
export const MAY_CUT = 2;
/** Between two clusters, but a rule for punctuation would be hurt. */
export const MAY_TEAR = 4;

/**
 * Bits of `MAY_…` for every unit: what may happen before it. Index 0 is 0. Mandatory breaks are not in here; they
 * follow from the characters.
 */
export function findLineBreaks(text: string, kinsoku: Kinsoku): Uint8Array {
  const classes = classesFor[kinsoku];
  const { length } = text;
  const flags = new Uint8Array(length);
  let before: number = WJ;
  let spaces = false;
  /** The last unit was part of a number, so that 万 and the like go on with it. */
  let inNumber = false;
  let unknown = false;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    let of = classes[unit] ?? 0;
    if (of === AL && before === AL && !spaces) {
      flags[i] = MAY_CUT | MAY_TEAR;
      inNumber = false;
      continue;
    }
    if (of === SP) {
      spaces = true;
      inNumber = false;
      continue;
    }
    if (of === Unknown) unknown = true;
    if (of === CM) {
      // LB9: a mark belongs to what it stands on; LB10: on nothing, it is a letter.
      if (!spaces && before !== BK && before !== ZW && i > 0) continue;
      of = AL;
    }
    if (i > 0 && before !== BK) {
      const pair = PAIRS[before * CLASS_STRIDE + of] ?? PROHIBITED;
      let breaks = pair === INDIRECT ? spaces : pair !== PROHIBITED;
      if (of === OP && !breaks && isWide(unit) && before <= NU) breaks = true;
      if (before === CP && !breaks && of <= NU && isWide(text.charCodeAt(i - 1))) breaks = true;
      // A minus after Japanese text belongs to the number it stands before.
      if (of === HY && isWide(text.charCodeAt(i - 1)) && before !== OP) {
        breaks = classes[text.charCodeAt(i + 1)] === NU;
      }
      if (breaks && spaces && text.charCodeAt(i - 2) !== SPACE && isAmount(text, i, before, of))
        breaks = false;
      if (inNumber && breaks && !spaces && (of === NU || of === UN)) breaks = false;
      const isLow = unit >= 0xdc00 && unit <= 0xdfff;
      if (of === BK) flags[i] = 0;
      else if (breaks) flags[i] = MAY_BREAK | MAY_CUT | MAY_TEAR;
      else if (!isLow && !isExtender(unit) && text.charCodeAt(i - 1) !== 0x200d) {
        flags[i] = hurts(before, of) ? MAY_TEAR : MAY_CUT | MAY_TEAR;
      }
    }
    inNumber = of === NU || (inNumber && (isMyriad(unit) || isWideSeparator(unit)));
    before = of;
    spaces = false;
  }
  if (unknown) addUnknown(text, classes, flags);
  return flags;
}

/** Replaces what was found next to characters outside the table by what the full algorithm says. */
function addUnknown(text: string, classes: Uint8Array, flags: Uint8Array): void {
  const full = new Uint8Array(text.length + 1);
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) full[found.position] = 1;
  const isUnknown = (at: number): boolean => classes[text.charCodeAt(at)] === Unknown;
  let previous = 0;
  for (let i = 1; i < text.length; i++) {
    if (classes[text.charCodeAt(i - 1)] !== SP) previous = i - 1;
    if (!isUnknown(i) && !isUnknown(previous)) continue;
    const known = flags[i] ?? 0;
    const of = classes[text.charCodeAt(i)] ?? 0;
    const allowed = full[i] === 1 && !hurts(classes[text.charCodeAt(previous)] ?? 0, of);
    flags[i] = allowed ? known | MAY_BREAK | MAY_CUT | MAY_TEAR : known & ~MAY_BREAK;
  }
}

/** Breaking between the two would leave punctuation at the wrong end of a line. */
function hurts(before: number, of: number): boolean {
  switch (of) {
    case CL:
    case CP:
    case EX:
    case IS:
    case NS:
    case PO:
    case UN:
    case IN:
    case CM:
    case GL:
    case WJ:
      return true;
    default:
      return before === OP || before === PR || before === PF;
  }
}

const SPACE = 0x20;
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
