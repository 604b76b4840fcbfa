/**
 * Line-breaking classes (UAX #14) of the characters that documents are made of, and the pair table that the rules
 * LB11–LB31 come down to. Two classes are ours: counters that stay with the number before them (円, 年, 件) and what
 * stays with the number after it (第, 〒). Other characters are left to the full property tables of a package.
 */

/** `Unknown` is 0; UN are counters and units after a number, PF what stands before one; the rest is UAX #14's. */
export const BreakClass = {
  Unknown: 0,
  AL: 1,
  NU: 2,
  SP: 3,
  ZW: 4,
  WJ: 5,
  GL: 6,
  OP: 7,
  CL: 8,
  CP: 9,
  QU: 10,
  EX: 11,
  IS: 12,
  SY: 13,
  HY: 14,
  BA: 15,
  BB: 16,
  NS: 17,
  ID: 18,
  PR: 19,
  PO: 20,
  IN: 21,
  B2: 22,
  CJ: 23,
  CM: 24,
  BK: 25,
  UN: 26,
  PF: 27,
} as const;

/** No break, not even after spaces. */
export const PROHIBITED = 0;
/** Break only after spaces. */
export const INDIRECT = 1;
/** Break. */
export const DIRECT = 2;

const CLASSES = Object.keys(BreakClass).length;
export const CLASS_STRIDE = 32;

type Class = number;
const C = BreakClass;

/** Class of every unit of the Basic Multilingual Plane; `Unknown` for surrogates and for what is not listed. */
export const CLASS_OF = new Uint8Array(0x10000);

const range = (first: number, last: number, of: Class): void => {
  CLASS_OF.fill(of, first, last + 1);
};
const each = (characters: string, of: Class): void => {
  for (const character of characters) CLASS_OF[character.charCodeAt(0)] = of;
};

range(0x00, 0x08, C.CM);
range(0x0e, 0x1f, C.CM);
range(0x21, 0x7e, C.AL);
range(0x7f, 0x9f, C.CM);
range(0xa1, 0x2c7, C.AL);
range(0x2ce, 0x2ff, C.AL);
range(0x300, 0x36f, C.CM);
range(0x370, 0x482, C.AL);
range(0x48a, 0x52f, C.AL);
range(0x1e00, 0x1fff, C.AL);
range(0x2010, 0x2027, C.AL);
range(0x2030, 0x205e, C.AL);
range(0x2070, 0x209c, C.AL);
range(0x20a0, 0x20c0, C.PR);
range(0x2100, 0x218b, C.AL);
range(0x2190, 0x22ff, C.AL);
range(0x2300, 0x2319, C.AL);
range(0x2460, 0x25ff, C.AL);
range(0x2e80, 0x2fd5, C.ID);
range(0x3003, 0x33ff, C.ID);
range(0x3400, 0x4dbf, C.ID);
range(0x4e00, 0x9fff, C.ID);
range(0xac00, 0xd7a3, C.ID);
range(0xf900, 0xfaff, C.ID);
range(0xfe00, 0xfe0f, C.CM);
range(0xff01, 0xffe6, C.ID);
range(0xff66, 0xff9f, C.ID);
range(0x30, 0x39, C.NU);
// Full-width digits are ID in the standard; in forms they are numbers all the same.
range(0xff10, 0xff19, C.NU);
range(0x302a, 0x302f, C.CM);
range(0x31f0, 0x31ff, C.CJ);
range(0xff67, 0xff70, C.CJ);
each('\n\v\f\r\u0085\u2028\u2029', C.BK);
each(' ', C.SP);
each('\t\u00ad\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2010\u2012\u2013\u205f\u3000|¦', C.BA);
each('\u200b', C.ZW);
each('\u2060\ufeff', C.WJ);
each('\u00a0\u2007\u202f\u2011\u034f', C.GL);
each('([{¡¿‚„⁅「『（［｛〈《【〔〖〘〚〝｟｢', C.OP);
each('}、。」』｝〉》】〕〗〙〛〞〟，．｠｡｣､⁆', C.CL);
each(')]）］', C.CP);
each('"\'«»‘’‛“”‟‹›', C.QU);
each('!?！？', C.EX);
each(',.:;⁄', C.IS);
each('/', C.SY);
each('-', C.HY);
each('´ˈˌ', C.BB);
each('‼⁇⁈⁉・：；〜々〻ゝゞヽヾ゛゜゠･ﾞﾟ', C.NS);
each('$£¤¥+\\±№−∓￥￡￦＄△▲▼', C.PR);
each('%¢°‰‱′″℃℉％￠', C.PO);
each('…‥․', C.IN);
each('—⸺⸻', C.B2);
each('ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー', C.CJ);
each('\u3099\u309a', C.CM);
each(
  '円銭年月日時分秒週個件回名人枚本冊台階号番丁条項点割倍度歳才社部頁行列通便口株坪棟室歩千万億兆㎡㎏㎝㎜㎞㌔㍉',
  C.UN,
);
each('第〒約', C.PF);
// Taken as full-width punctuation, not as letters.
each('～', C.NS);

/** What may stand at the start of a line in normal kinsoku, and also in loose (CSS Text 3 5.2). */
const LOOSE_STARTERS = '々〻ゝゞヽヾ・･：；！？‼⁇⁈⁉〜゠‐–％￠℃';

/** The class of a unit under a level of kinsoku. */
export const classesFor = {
  strict: withOverrides((classes) => replaceAll(classes, C.CJ, C.NS)),
  normal: withOverrides((classes) => replaceAll(classes, C.CJ, C.ID)),
  loose: withOverrides((classes) => {
    replaceAll(classes, C.CJ, C.ID);
    replaceAll(classes, C.IN, C.ID);
    for (const character of LOOSE_STARTERS) classes[character.charCodeAt(0)] = C.ID;
  }),
} as const;

function withOverrides(change: (classes: Uint8Array) => void): Uint8Array {
  const classes = CLASS_OF.slice();
  change(classes);
  return classes;
}

function replaceAll(classes: Uint8Array, from: Class, to: Class): void {
  for (let unit = 0; unit < classes.length; unit++) if (classes[unit] === from) classes[unit] = to;
}

/** One of PROHIBITED, INDIRECT, DIRECT by first class × CLASS_STRIDE + second class. */
export const PAIRS = buildPairs();

function buildPairs(): Uint8Array {
  const pairs = new Uint8Array(CLASS_STRIDE * CLASS_STRIDE).fill(DIRECT);
  const all: Class[] = [];
  for (let i = 1; i < CLASSES; i++) all.push(i);
  const isBreak = new Uint8Array(pairs.length);
  /** A rule that breaks is final; of those that do not, the one that holds across spaces is the stronger. */
  const rule = (before: readonly Class[], after: readonly Class[], value: number): void => {
    for (const b of before) {
      for (const a of after) {
        const at = b * CLASS_STRIDE + a;
        if (isBreak[at]) continue;
        if (value === DIRECT) {
          if (pairs[at] === DIRECT) isBreak[at] = 1;
        } else pairs[at] = Math.min(pairs[at] ?? DIRECT, value);
      }
    }
  };
  const except = (...left: Class[]): Class[] => all.filter((c) => !left.includes(c));
  const letters = [C.AL];

  rule(all, [C.ZW], PROHIBITED); // LB7
  rule([C.ZW], all, DIRECT); // LB8
  rule(all, [C.WJ], INDIRECT); // LB11
  rule([C.WJ], all, INDIRECT);
  rule([C.GL], all, INDIRECT); // LB12
  rule(except(C.BA, C.HY), [C.GL], INDIRECT); // LB12a
  rule(all, [C.CL, C.CP, C.EX, C.IS, C.SY], PROHIBITED); // LB13
  rule([C.OP], all, PROHIBITED); // LB14
  rule([C.QU], [C.OP], PROHIBITED); // LB15
  rule([C.CL, C.CP], [C.NS], PROHIBITED); // LB16
  rule([C.B2], [C.B2], PROHIBITED); // LB17
  rule(all, [C.QU], INDIRECT); // LB19
  rule([C.QU], all, INDIRECT);
  rule(all, [C.BA, C.HY, C.NS], INDIRECT); // LB21
  rule([C.BB], all, INDIRECT);
  rule(all, [C.IN], INDIRECT); // LB22
  rule(letters, [C.NU], INDIRECT); // LB23
  rule([C.NU], letters, INDIRECT);
  rule([C.PR], all, INDIRECT); // LB23a, and JIS X 4051 after and before any character
  rule(all, [C.PO], INDIRECT);
  rule([C.PO], letters, INDIRECT); // LB24
  rule(letters, [C.PR], INDIRECT);
  rule([C.CL, C.CP, C.NU], [C.PR], INDIRECT); // LB25
  rule([C.PO], [C.OP, C.NU], INDIRECT);
  rule([C.HY, C.IS, C.NU, C.SY], [C.NU], INDIRECT);
  rule([C.HY], [C.PR], INDIRECT); // -¥1,200
  rule([C.NU], [C.UN], INDIRECT); // 12円
  rule([C.PF], [C.NU], INDIRECT); // 第1
  rule(letters, letters, INDIRECT); // LB28
  rule([C.IS], letters, INDIRECT); // LB29
  rule([C.AL, C.NU], [C.OP], INDIRECT); // LB30, narrow brackets; see `isWideOpening`
  rule([C.CP], [C.AL, C.NU], INDIRECT);
  return pairs;
}
