/** What writing systems are called, for people who are told that no font has one. */
import { COMMON, SCRIPT_TAGS, scriptOf } from './characters';

/** By ISO 15924 tag: in English and in Japanese. */
const NAMES: { readonly [tag: string]: readonly [en: string, ja: string] } = {
  Latn: ['Latin', 'ラテン文字'],
  Hani: ['Han characters and kana', '漢字・かな'],
  Grek: ['Greek', 'ギリシャ文字'],
  Cyrl: ['Cyrillic', 'キリル文字'],
  Armn: ['Armenian', 'アルメニア文字'],
  Hebr: ['Hebrew', 'ヘブライ文字'],
  Arab: ['Arabic', 'アラビア文字'],
  Syrc: ['Syriac', 'シリア文字'],
  Thaa: ['Thaana', 'ターナ文字'],
  Deva: ['Devanagari', 'デーヴァナーガリー文字'],
  Beng: ['Bengali', 'ベンガル文字'],
  Guru: ['Gurmukhi', 'グルムキー文字'],
  Gujr: ['Gujarati', 'グジャラート文字'],
  Orya: ['Odia', 'オリヤー文字'],
  Taml: ['Tamil', 'タミル文字'],
  Telu: ['Telugu', 'テルグ文字'],
  Knda: ['Kannada', 'カンナダ文字'],
  Mlym: ['Malayalam', 'マラヤーラム文字'],
  Sinh: ['Sinhala', 'シンハラ文字'],
  Thai: ['Thai', 'タイ文字'],
  Laoo: ['Lao', 'ラオ文字'],
  Tibt: ['Tibetan', 'チベット文字'],
  Mymr: ['Myanmar', 'ミャンマー文字'],
  Geor: ['Georgian', 'ジョージア文字'],
  Hang: ['Hangul (Korean)', 'ハングル'],
  Ethi: ['Ethiopic', 'エチオピア文字'],
  Khmr: ['Khmer', 'クメール文字'],
  Mong: ['Mongolian', 'モンゴル文字'],
  Bopo: ['Bopomofo', '注音符号'],
};

/** Arrows, figures and signs that are set as Japanese text has them, but that Japanese fonts need not have. */
const SYMBOLS = { first: 0x2000, last: 0x2bff };

/** Signs that belong to no script, and scripts that the engine does not tell apart. */
const OTHERS = ['this character', 'この文字'] as const;

/** What a font has to have for a character, in English (`script`) and in Japanese (`scriptJa`). */
export function scriptNames(codePoint: number): { readonly script: string; readonly scriptJa: string } {
  const number = codePoint >= SYMBOLS.first && codePoint <= SYMBOLS.last ? COMMON : scriptOf(codePoint);
  const [script, scriptJa] = (number !== COMMON && NAMES[SCRIPT_TAGS[number] ?? '']) || OTHERS;
  return { script, scriptJa };
}
