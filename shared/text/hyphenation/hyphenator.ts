/** Divides the words of a text by the patterns of its language. */
import { HYPHENATION_LANGUAGES, type HyphenationLanguage } from './languages';
import { LiangPatterns } from './liang';

/** What a paragraph asks for: places in the words of a text. */
export interface Hyphenator {
  /** Whether words of a language (BCP 47) can be divided. */
  knows(lang: string): boolean;
  /** Offsets in `text[start, end)` where a word of the language may be divided with a hyphen, in rising order. */
  places(text: string, start: number, end: number, lang: string): readonly number[];
  /** Such places in the parts of words that have hyphens or soft hyphens already, for lines that are too narrow for those. */
  placesAtNeed(text: string, start: number, end: number, lang: string): readonly number[];
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
    return this.#places(text, start, end, lang, isDivisible);
  }

  placesAtNeed(text: string, start: number, end: number, lang: string): readonly number[] {
    return this.#places(text, start, end, lang, isPartOfCompound);
  }

  #places(
    text: string,
    start: number,
    end: number,
    lang: string,
    isMeant: (text: string, start: number, end: number) => boolean,
  ): readonly number[] {
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
      if (isMeant(text, from, at)) {
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
const isDivisible = (text: string, start: number, end: number): boolean =>
  isProse(text, start, end) && !joins(text, start - 1, start - 2) && !joins(text, end, end + 1);

/** A word that is prose but for hyphens before or after it, and so is all that they tie it to. */
function isPartOfCompound(text: string, start: number, end: number): boolean {
  if (!(isHyphen(text, start - 1) || isHyphen(text, end)) || !isProse(text, start, end)) return false;
  for (let at = start - 1; at >= 0 && text.charAt(at) !== ' '; at--)
    if (!isHyphen(text, at) && joins(text, at, at - 1)) return false;
  for (let at = end; at < text.length && text.charAt(at) !== ' '; at++)
    if (!isHyphen(text, at) && joins(text, at, at + 1)) return false;
  return true;
}

function isProse(text: string, start: number, end: number): boolean {
  if (end - start < LEAST_LETTERS || end - start > MOST_LETTERS) return false;
  for (let at = start + 1; at < end; at++) if (isCapital(text.charAt(at))) return false;
  return true;
}

const isHyphen = (text: string, at: number): boolean => HYPHENS.test(text.charAt(at));

/** Hyphens that may end a line, those that do not, soft ones. */
const HYPHENS = /[\u00ad\u2010\u2011-]/;

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
