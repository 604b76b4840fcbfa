/** Divides the words of a text by the patterns of its language. */
import { HYPHENATION_LANGUAGES, type HyphenationLanguage } from './languages';
import { LiangPatterns } from './liang';

/** What a paragraph asks for: places in the words of a text. */
export interface Hyphenator {
  /** Whether words of a language (BCP 47) can be divided. */
  knows(lang: string): boolean;
  /** Offsets in `text[start, end)` where a word of the language may be divided with a hyphen, in rising order. */
  places(text: string, start: number, end: number, lang: string): readonly number[];
}

const MAX_WORDS = 8192;
/** Shorter words are not worth a hyphen. */
const LEAST_LETTERS = 5;
/** No word; patterns of longer ones take time and mean nothing. */
const MOST_LETTERS = 64;

export class PatternHyphenator implements Hyphenator {
  readonly #patterns = new Map<HyphenationLanguage, LiangPatterns>();
  readonly #words = new Map<string, readonly number[]>();

  knows(lang: string): boolean {
    return languageOf(lang) !== undefined;
  }

  places(text: string, start: number, end: number, lang: string): readonly number[] {
    const language = languageOf(lang);
    if (!language) return [];
    const places: number[] = [];
    for (let at = start; at < end; ) {
      if (!isWordUnit(text.charCodeAt(at), language)) {
        at++;
        continue;
      }
      const from = at;
      while (at < end && isWordUnit(text.charCodeAt(at), language)) at++;
      if (isDivisible(text, from, at)) {
        for (const place of this.#placesOf(text.slice(from, at), language)) places.push(from + place);
      }
    }
    return places;
  }

  #placesOf(word: string, language: HyphenationLanguage): readonly number[] {
    const key = `${language.left}${language.right}${language.patterns.PATTERNS.length}:${word}`;
    const known = this.#words.get(key);
    if (known) return known;
    let patterns = this.#patterns.get(language);
    if (!patterns) {
      patterns = new LiangPatterns(language.patterns.PATTERNS, language.patterns.EXCEPTIONS);
      this.#patterns.set(language, patterns);
    }
    const lower = word.toLowerCase().replace(/’/g, "'");
    const places = lower.length === word.length ? patterns.places(lower, language.left, language.right) : [];
    if (this.#words.size >= MAX_WORDS) this.#words.clear();
    this.#words.set(key, places);
    return places;
  }
}

function languageOf(lang: string): HyphenationLanguage | undefined {
  const tag = lang.toLowerCase();
  const [primary = '', ...rest] = tag.split('-');
  const region = rest.find((part) => part.length === 2);
  return HYPHENATION_LANGUAGES[`${primary}-${region}`] ?? HYPHENATION_LANGUAGES[primary];
}

/** A word that is prose: not too short, no abbreviation, no part of an address or of a compound with hyphens. */
function isDivisible(text: string, start: number, end: number): boolean {
  if (end - start < LEAST_LETTERS || end - start > MOST_LETTERS) return false;
  for (let at = start + 1; at < end; at++) if (isCapital(text.charAt(at))) return false;
  return !joins(text, start - 1, start - 2) && !joins(text, end, end + 1);
}

/** Whether the unit beside a word ties it to more: a digit, a hyphen, a full stop inside an address. */
function joins(text: string, at: number, beyond: number): boolean {
  const beside = text.charAt(at);
  if (beside === '' || beside === ' ') return false;
  if (/[0-9@/\\_&=#\u00ad\u2010\u2011-]/.test(beside)) return true;
  return /[.:]/.test(beside) && /[A-Za-z0-9/]/.test(text.charAt(beyond));
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();

const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;

function isWordUnit(unit: number, { hasApostrophes }: HyphenationLanguage): boolean {
  if (unit < 0x80) {
    const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
    return isLetter || (hasApostrophes === true && unit === APOSTROPHE);
  }
  if (unit === RIGHT_QUOTE) return hasApostrophes === true;
  return unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7;
}
