/**
 * What the engine knows about characters without asking a font: which writing system they belong to for itemising,
 * and which may be set from tables. The blocks are those of the Unicode Standard; the engine brings its own tables,
 * because those of the host change with its version.
 */

import { assert } from '../base';

/** Belongs to whatever surrounds it: punctuation, digits, spaces. */
export const COMMON = 0;
export const LATIN = 1;
/** Han, kana, CJK punctuation and full-width forms, set together as one script. */
export const CJK = 2;

/** ISO 15924 tags by script number; Latin stands for common characters on their own. */
export const SCRIPT_TAGS: readonly string[] = [
  'Latn',
  'Latn',
  'Hani',
  'Grek',
  'Cyrl',
  'Armn',
  'Hebr',
  'Arab',
  'Syrc',
  'Thaa',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Thai',
  'Laoo',
  'Tibt',
  'Mymr',
  'Geor',
  'Hang',
  'Ethi',
  'Khmr',
  'Mong',
  'Bopo',
];

const SCRIPT_NUMBER = new Map(SCRIPT_TAGS.map((tag, number) => [tag, number]));

/** First code point, last code point, script; what is not listed is common. */
const BLOCKS: readonly (readonly [first: number, last: number, script: string])[] = [
  [0x41, 0x5a, 'Latn'],
  [0x61, 0x7a, 'Latn'],
  [0xaa, 0xaa, 'Latn'],
  [0xba, 0xba, 'Latn'],
  [0xc0, 0xd6, 'Latn'],
  [0xd8, 0xf6, 'Latn'],
  [0xf8, 0x2af, 'Latn'],
  [0x370, 0x3ff, 'Grek'],
  [0x400, 0x52f, 'Cyrl'],
  [0x531, 0x58f, 'Armn'],
  [0x591, 0x5f4, 'Hebr'],
  [0x600, 0x6ff, 'Arab'],
  [0x700, 0x74f, 'Syrc'],
  [0x750, 0x77f, 'Arab'],
  [0x780, 0x7bf, 'Thaa'],
  [0x8a0, 0x8ff, 'Arab'],
  [0x900, 0x963, 'Deva'],
  [0x966, 0x97f, 'Deva'],
  [0x980, 0x9ff, 'Beng'],
  [0xa00, 0xa7f, 'Guru'],
  [0xa80, 0xaff, 'Gujr'],
  [0xb00, 0xb7f, 'Orya'],
  [0xb80, 0xbff, 'Taml'],
  [0xc00, 0xc7f, 'Telu'],
  [0xc80, 0xcff, 'Knda'],
  [0xd00, 0xd7f, 'Mlym'],
  [0xd80, 0xdff, 'Sinh'],
  [0xe01, 0xe3a, 'Thai'],
  [0xe40, 0xe5b, 'Thai'],
  [0xe80, 0xeff, 'Laoo'],
  [0xf00, 0xfff, 'Tibt'],
  [0x1000, 0x109f, 'Mymr'],
  [0x10a0, 0x10ff, 'Geor'],
  [0x1100, 0x11ff, 'Hang'],
  [0x1200, 0x139f, 'Ethi'],
  [0x1780, 0x17ff, 'Khmr'],
  [0x1800, 0x18af, 'Mong'],
  [0x1c80, 0x1c8f, 'Cyrl'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'],
  [0x2071, 0x2071, 'Latn'],
  [0x207f, 0x207f, 'Latn'],
  [0x2c60, 0x2c7f, 'Latn'],
  [0xa640, 0xa69f, 'Cyrl'],
  [0xa722, 0xa7ff, 'Latn'],
  [0xa960, 0xa97f, 'Hang'],
  [0xac00, 0xd7ff, 'Hang'],
  [0xfb00, 0xfb06, 'Latn'],
  [0xfb13, 0xfb17, 'Armn'],
  [0xfb1d, 0xfb4f, 'Hebr'],
  [0xfb50, 0xfdff, 'Arab'],
  [0xfe70, 0xfefe, 'Arab'],
  // Symbols that Japanese text uses as full-width characters count as CJK, so that they do not split its runs.
  [0x203b, 0x203b, 'Hani'],
  [0x2103, 0x2103, 'Hani'],
  [0x2121, 0x2121, 'Hani'],
  [0x2190, 0x21ff, 'Hani'],
  [0x2460, 0x24ff, 'Hani'],
  [0x2500, 0x26ff, 'Hani'],
  [0x2e80, 0x2fdf, 'Hani'],
  [0x3000, 0x3029, 'Hani'],
  [0x3030, 0x3098, 'Hani'],
  [0x309b, 0x30ff, 'Hani'],
  [0x3105, 0x312f, 'Bopo'],
  [0x3131, 0x318e, 'Hang'],
  [0x3190, 0x319f, 'Hani'],
  [0x31a0, 0x31bf, 'Bopo'],
  [0x31c0, 0x4dbf, 'Hani'],
  [0x4e00, 0x9fff, 'Hani'],
  [0xf900, 0xfaff, 'Hani'],
  [0xfe30, 0xfe4f, 'Hani'],
  [0xff01, 0xff9d, 'Hani'],
  [0xffe0, 0xffe6, 'Hani'],
];

/** Script number of every unit of the Basic Multilingual Plane. */
export const SCRIPT_OF = new Uint8Array(0x10000);
for (const [first, last, script] of BLOCKS)
  SCRIPT_OF.fill(SCRIPT_NUMBER.get(script) ?? COMMON, first, last + 1);

export function scriptOf(codePoint: number): number {
  if (codePoint < 0x10000) return SCRIPT_OF[codePoint] ?? COMMON;
  if (codePoint >= 0x20000 && codePoint < 0x40000) return CJK;
  if (codePoint >= 0x1b000 && codePoint < 0x1b170) return CJK;
  if (codePoint >= 0x1f200 && codePoint < 0x1f300) return CJK;
  return COMMON;
}

/** Scripts whose letters take their shape from their neighbours even across runs. */
export const isJoining = (script: number): boolean => {
  const tag = SCRIPT_TAGS[script];
  return tag === 'Arab' || tag === 'Syrc' || tag === 'Mong';
};

/**
 * Characters of Latin text that may be set from tables, numbered from 1 for the kerning table: ASCII, Latin-1, the
 * letters of further European languages and of romanised Japanese, and punctuation.
 */
export const SLOT_OF = new Uint8Array(0x10000);
export const SLOT_COUNT = 256;
/** The characters by slot. */
export const SLOT_CHARACTERS: readonly number[] = listSlots();
SLOT_CHARACTERS.forEach((character, slot) => {
  if (slot > 0) SLOT_OF[character] = slot;
});

function listSlots(): number[] {
  const slots = [0];
  for (let c = 0x20; c < 0x7f; c++) slots.push(c);
  for (let c = 0xa0; c < 0x100; c++) if (c !== 0xad) slots.push(c);
  for (const c of '–—‘’‚“”„†‡•…‰‹›€™−') slots.push(c.charCodeAt(0));
  for (const c of 'ĀāĄąĆćČčĎďĒēĘęĚěĪīŁłŃńŇňŌōŒœŘřŚśŠšŤťŪūŮůŹźŻżŽž') slots.push(c.charCodeAt(0));
  assert(slots.length <= SLOT_COUNT, 'kerning slots fit into a byte');
  return slots;
}

/** A vowel or a last consonant of a Korean syllable that is written in parts. */
export const isSyllablePart = (codePoint: number): boolean =>
  (codePoint >= 0x1160 && codePoint <= 0x11ff) || (codePoint >= 0xd7b0 && codePoint <= 0xd7ff);

/** Attaches to the character before it and never begins a cluster (marks, selectors, joiners). */
export function isExtender(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  return (
    codePoint <= 0x36f ||
    (codePoint >= 0x483 && codePoint <= 0x489) ||
    (codePoint >= 0x591 && codePoint <= 0x5bd) ||
    (codePoint >= 0x610 && codePoint <= 0x61a) ||
    (codePoint >= 0x64b && codePoint <= 0x65f) ||
    codePoint === 0x670 ||
    (codePoint >= 0x1ab0 && codePoint <= 0x1aff) ||
    (codePoint >= 0x1dc0 && codePoint <= 0x1dff) ||
    codePoint === 0x200c ||
    codePoint === 0x200d ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0x302a && codePoint <= 0x302f) ||
    codePoint === 0x3099 ||
    codePoint === 0x309a ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xfe20 && codePoint <= 0xfe2f) ||
    codePoint === 0xff9e ||
    codePoint === 0xff9f ||
    (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) ||
    (codePoint >= 0xe0020 && codePoint <= 0xe007f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}

/** Chooses a variant of the character before it: standardised, ideographic (IVS) or emoji. */
export const isVariationSelector = (codePoint: number): boolean =>
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

/** Has no shape of its own, whatever the font says (Default_Ignorable_Code_Point). */
export function isIgnorable(codePoint: number): boolean {
  return (
    codePoint === 0xad ||
    codePoint === 0x34f ||
    codePoint === 0x61c ||
    (codePoint >= 0x180b && codePoint <= 0x180e) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  );
}

export const isPrivateUse = (codePoint: number): boolean =>
  (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;

/** Has no shape (general category Cc), although some fonts map one or two of them to an empty or a `.notdef` glyph. */
export const isControl = (codePoint: number): boolean =>
  codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);

/** Ends a line by itself: line feed and its kin (UAX #14 BK, CR, LF, NL). */
export const isLineEnd = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;

const BIDIRECTIONAL =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ud802\ud803\ud83a\ud83b\ufb1d-\ufdff\ufe70-\ufefe]/;

/** Something may run right to left, or changes the direction: such text needs the bidirectional algorithm. */
export const isBidirectional = (text: string): boolean => BIDIRECTIONAL.test(text);

/** Spaces that vanish at the end of a line and that justification widens. */
export const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x3000;
