/**
 * Line-breaking classes of all characters (UAX #14), as the standard has them and as the levels of kinsoku change
 * them. Two classes are ours: counters that stay with the number before them (円, 年, 件) and what stays with the
 * number after it (第, 〒).
 */
import { CodePointTable } from '../base';
import { LINE_BREAK_RANGES } from './line-break-ranges';
import type { Kinsoku } from './paragraph-spec';

/**
 * UN are counters and units after a number, PF what stands before one; QI and QF are opening and closing quotes, BK
 * all that ends a line, ZJ the joiner, DC the dotted circle, EP and XP pictographs of later versions, SG half a
 * character; the rest is UAX #14's.
 */
export const BreakClass = {
  AL: 0,
  HL: 1,
  SA: 2,
  NU: 3,
  SP: 4,
  ZW: 5,
  WJ: 6,
  GL: 7,
  OP: 8,
  CL: 9,
  CP: 10,
  QU: 11,
  QI: 12,
  QF: 13,
  EX: 14,
  IS: 15,
  SY: 16,
  HY: 17,
  HH: 18,
  BA: 19,
  BB: 20,
  NS: 21,
  ID: 22,
  PR: 23,
  PO: 24,
  IN: 25,
  B2: 26,
  CJ: 27,
  CM: 28,
  ZJ: 29,
  BK: 30,
  CB: 31,
  H2: 32,
  H3: 33,
  JL: 34,
  JV: 35,
  JT: 36,
  RI: 37,
  EB: 38,
  EM: 39,
  EP: 40,
  AK: 41,
  AP: 42,
  AS: 43,
  VI: 44,
  VF: 45,
  DC: 46,
  UN: 47,
  PF: 48,
  XP: 49,
  SG: 50,
} as const;

const C = BreakClass;
export const CLASS_COUNT = Object.keys(BreakClass).length;

const standard = new CodePointTable(LINE_BREAK_RANGES, BreakClass, C.AL);

/** Class of a character beyond the Basic Multilingual Plane; small kana there begin no line at any level. */
export function classBeyond(codePoint: number): number {
  const of = codePoint > 0xffff ? standard.of(codePoint) : C.AL;
  return of === C.CJ ? C.NS : of;
}

const HANGUL = 0xac00;
const HANGUL_END = 0xd7a3;
const FINALS = 28;
for (let unit = HANGUL; unit <= HANGUL_END; unit++)
  standard.units[unit] = (unit - HANGUL) % FINALS === 0 ? C.H2 : C.H3;
standard.units.fill(C.SG, 0xd800, 0xdc00);

/** The class of every unit by the standard alone (LB1: small kana do not begin a line). */
export const STANDARD_CLASSES: Uint8Array = changed(standard.units, (classes) => {
  replace(classes, C.CJ, C.NS);
});

const COUNTERS =
  '円銭年月日時分秒週個件回名人枚本冊台階号番丁条項点割倍度歳才社部頁行列通便口株坪棟室歩千万億兆㎡㎏㎝㎜㎞㌔㍉';
/** Signs of amounts below zero in Japanese accounts. */
const NEGATIVE_SIGNS = '△▲▼';

const forDocuments = changed(standard.units, (classes) => {
  set(classes, COUNTERS, C.UN);
  set(classes, '第〒約', C.PF);
  set(classes, NEGATIVE_SIGNS, C.PR);
  // Full-width digits are ID in the standard; in forms they are numbers all the same.
  classes.fill(C.NU, 0xff10, 0xff1a);
  // Punctuation, not a letter.
  set(classes, '～', C.NS);
});

/** What may stand at the start of a line in normal kinsoku, and also in loose (CSS Text 3 5.2). */
const LOOSE_STARTERS = '々〻ゝゞヽヾ・･：；！？‼⁇⁈⁉〜゠‐–％￠℃';

/** The class of every unit under a level of kinsoku (JIS X 4051 8.1, JLREQ 3.1.7, CSS Text 3 5.2). */
export const CLASSES_BY_KINSOKU: { readonly [level in Kinsoku]: Uint8Array } = {
  strict: changed(forDocuments, (classes) => replace(classes, C.CJ, C.NS)),
  normal: changed(forDocuments, (classes) => replace(classes, C.CJ, C.ID)),
  loose: changed(forDocuments, (classes) => {
    replace(classes, C.CJ, C.ID);
    replace(classes, C.IN, C.ID);
    set(classes, LOOSE_STARTERS, C.ID);
  }),
};

function changed(from: Uint8Array, change: (classes: Uint8Array) => void): Uint8Array {
  const classes = from.slice();
  change(classes);
  return classes;
}

function replace(classes: Uint8Array, from: number, to: number): void {
  for (let unit = 0; unit < classes.length; unit++) if (classes[unit] === from) classes[unit] = to;
}

function set(classes: Uint8Array, characters: string, to: number): void {
  for (const character of characters) classes[character.charCodeAt(0)] = to;
}
