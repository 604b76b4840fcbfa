/** A few letters that show what a font looks like, in scripts that the font says it has. */
import { readUnicodeRanges } from '../../shared/text';

/** Bits of OS/2 ulUnicodeRange (OpenType 1.9) and letters of their scripts. Fonts of these have Latin letters, too. */
const EAST_ASIAN: readonly (readonly [bit: number, letters: string])[] = [
  [49, '永あア漢字かな 12,345'],
  [56, '한국어 가나다 12,345'],
  [59, '永字八法 漢字 12,345'],
];

const LATIN = [0, 'Quick brown fox 12,345'] as const;

const OTHERS: readonly (readonly [bit: number, letters: string])[] = [
  [13, 'السلام عليكم ١٢٣'],
  [11, 'שלום עולם'],
  [15, 'नमस्ते दुनिया १२३'],
  [24, 'สวัสดี ชาวโลก'],
  [16, 'নমস্কার ১২৩'],
  [20, 'வணக்கம்'],
  [26, 'გამარჯობა'],
  [10, 'Բարեւ աշխարհ'],
  [75, 'ሰላም ለዓለም'],
  [80, 'សួស្តី'],
];

/** What most fonts have beside Latin: shown where that is all they have. */
const BESIDE: typeof OTHERS = [
  [9, 'Съешь ещё булок 12 345'],
  [7, 'Καλημέρα κόσμε 12.345'],
];

/** Letters of one East Asian script, or of Latin and one other. */
export function fontSample(file: Uint8Array): string {
  const ranges = readUnicodeRanges(file);
  const find = (samples: typeof OTHERS): string | undefined => samples.find(([bit]) => ranges.has(bit))?.[1];
  const parts = [find([LATIN]), find(OTHERS)].filter((part) => part !== undefined);
  return find(EAST_ASIAN) ?? (parts.length > 0 ? parts.join('  ') : (find(BESIDE) ?? '12,345'));
}
