/** Which patterns serve which language, and how much of a word stays at either end of a line (TeX's hyph-utf8). */
import * as da from './patterns/da';
import * as de from './patterns/de';
import * as britishEnglish from './patterns/en-gb';
import * as americanEnglish from './patterns/en-us';
import * as es from './patterns/es';
import * as fi from './patterns/fi';
import * as fr from './patterns/fr';
import * as it from './patterns/it';
import * as nb from './patterns/nb';
import * as nl from './patterns/nl';
import * as pl from './patterns/pl';
import * as pt from './patterns/pt';
import * as sv from './patterns/sv';

export interface HyphenationLanguage {
  readonly patterns: { readonly PATTERNS: string; readonly EXCEPTIONS: string };
  /** Least number of letters before and after a hyphen. */
  readonly left: number;
  readonly right: number;
  /** Apostrophes are letters of its patterns: `aujourd’hui`. */
  readonly hasApostrophes?: boolean;
}

/** By BCP 47 language, with region where it matters, in lower case. */
export const HYPHENATION_LANGUAGES: { readonly [lang: string]: HyphenationLanguage } = {
  da: { patterns: da, left: 2, right: 2 },
  de: { patterns: de, left: 2, right: 2 },
  en: { patterns: americanEnglish, left: 2, right: 3 },
  'en-au': { patterns: britishEnglish, left: 2, right: 3 },
  'en-gb': { patterns: britishEnglish, left: 2, right: 3 },
  'en-ie': { patterns: britishEnglish, left: 2, right: 3 },
  'en-nz': { patterns: britishEnglish, left: 2, right: 3 },
  es: { patterns: es, left: 2, right: 2 },
  fi: { patterns: fi, left: 2, right: 2 },
  fr: { patterns: fr, left: 2, right: 3, hasApostrophes: true },
  it: { patterns: it, left: 2, right: 2, hasApostrophes: true },
  nb: { patterns: nb, left: 2, right: 2 },
  nl: { patterns: nl, left: 2, right: 2 },
  // Nynorsk has the same patterns in hyph-utf8.
  nn: { patterns: nb, left: 2, right: 2 },
  no: { patterns: nb, left: 2, right: 2 },
  pl: { patterns: pl, left: 2, right: 2 },
  pt: { patterns: pt, left: 2, right: 3 },
  sv: { patterns: sv, left: 2, right: 2 },
};
