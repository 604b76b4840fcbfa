/**
 * Han characters look different in China, Taiwan, Japan and Korea although their codes are the same. Which region a
 * font draws for, and which one a text is from, decides who stands in for whom.
 */
import type { ByteReader } from './byte-reader';
import type { CharacterMap } from './character-map';
import type { TableRange } from './font-tables';

export type CjkRegion = 'zh-Hans' | 'zh-Hant' | 'ja' | 'ko';

const NAMES: readonly (readonly [pattern: RegExp, region: CjkRegion])[] = [
  [/\b(SC|CN|GB|Simplified)\b|简|\bHei$|YaHei|SimSun|SimHei/, 'zh-Hans'],
  [/\b(TC|TW|HK|MO|Traditional)\b|繁|JhengHei|MingLiU/, 'zh-Hant'],
  [/\b(KR|Korean)\b|고딕|명조|Malgun|Batang|Gulim/, 'ko'],
  [/\b(JP|Japanese)\b|明朝|ゴシック|Mincho|Gothic/, 'ja'],
];

/** Bits of ulCodePageRange1 (OS/2). */
const KOREAN = 1 << 19;
const TRADITIONAL = 1 << 20;
const SIMPLIFIED = 1 << 18;
const JAPANESE = 1 << 17;

const ANY = KOREAN | TRADITIONAL | SIMPLIFIED | JAPANESE;

const HAN_ONE = 0x4e00;
const HANGUL_GA = 0xac00;
const HIRAGANA_A = 0x3042;

/** The region a font is drawn for: by its name, then by the code pages it claims; `null` for one without Han. */
export function cjkRegionOf(
  family: string,
  reader: ByteReader,
  os2: TableRange | undefined,
  characters: CharacterMap,
): CjkRegion | null {
  const pages = os2 && os2.length >= 82 ? reader.u32(os2.offset + 78) : 0;
  if ((pages & ANY) === 0 && !characters.hasAny([HAN_ONE, HANGUL_GA, HIRAGANA_A])) return null;
  for (const [pattern, region] of NAMES) if (pattern.test(family)) return region;
  if (pages & KOREAN) return 'ko';
  if (pages & TRADITIONAL) return 'zh-Hant';
  if (pages & SIMPLIFIED && !(pages & JAPANESE)) return 'zh-Hans';
  return 'ja';
}

/** The region whose Han characters a text of this language (BCP 47) wants; Japanese where the language says nothing. */
export function cjkRegionOfLanguage(lang: string): CjkRegion {
  const [primary = '', ...rest] = lang.split('-');
  if (primary === 'ko') return 'ko';
  if (primary !== 'zh' && primary !== 'yue') return 'ja';
  const isTraditional = rest.some((part) => /^(Hant|TW|HK|MO)$/i.test(part));
  return isTraditional || (primary === 'yue' && !rest.includes('Hans')) ? 'zh-Hant' : 'zh-Hans';
}
