/**
 * What formats need of a language: separators, names of months and days, patterns of dates, places of currency
 * symbols. Values follow Unicode CLDR 46 (`numbers.json`, `ca-gregorian.json`), with characters that every text font
 * has: a narrow no-break space is a no-break space.
 */
import type { FormatLanguage } from './language';

export interface FormatLocale {
  readonly decimal: string;
  readonly group: string;
  readonly monthsLong: readonly string[];
  /** As a heading of its own, where a language inflects (Czech: leden, not ledna). */
  readonly monthsStandalone: readonly string[];
  readonly monthsShort: readonly string[];
  /** Monday first. */
  readonly weekdaysLong: readonly string[];
  readonly weekdaysShort: readonly string[];
  /** Date patterns; see `date.ts` for their letters. */
  readonly short: string;
  readonly medium: string;
  readonly long: string;
  readonly monthYear: string;
  /** Between date and time. */
  readonly timeJoint: string;
  /** Amount `{n}` and currency symbol or code `{c}`. */
  readonly money: string;
  readonly moneyCode: string;
}

const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
const ENGLISH_MONTHS_SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const ENGLISH_WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const ENGLISH_WEEKDAYS_SHORT = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

const ENGLISH: FormatLocale = {
  decimal: '.',
  group: ',',
  monthsLong: ENGLISH_MONTHS,
  monthsStandalone: ENGLISH_MONTHS,
  monthsShort: ENGLISH_MONTHS_SHORT,
  weekdaysLong: ENGLISH_WEEKDAYS,
  weekdaysShort: ENGLISH_WEEKDAYS_SHORT,
  short: 'MM/dd/yyyy',
  medium: 'MMM d, yyyy',
  long: 'MMMM d, yyyy',
  monthYear: 'LLLL yyyy',
  timeJoint: ', ',
  money: '{c}{n}',
  moneyCode: '{c}\u00a0{n}',
};

const JAPANESE_MONTHS = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);

const CZECH_MONTHS =
  'ledna února března dubna května června července srpna září října listopadu prosince'.split(' ');

const GERMAN_MONTHS =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

export const FORMAT_LOCALES: { readonly [language in FormatLanguage]: FormatLocale } = {
  en: ENGLISH,
  'en-GB': {
    ...ENGLISH,
    short: 'dd/MM/yyyy',
    medium: 'd MMM yyyy',
    long: 'd MMMM yyyy',
  },
  ja: {
    decimal: '.',
    group: ',',
    monthsLong: JAPANESE_MONTHS,
    monthsStandalone: JAPANESE_MONTHS,
    monthsShort: JAPANESE_MONTHS,
    weekdaysLong: '月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日'.split(' '),
    weekdaysShort: '月 火 水 木 金 土 日'.split(' '),
    short: 'yyyy/MM/dd',
    medium: 'yyyy/MM/dd',
    long: 'yyyy年M月d日',
    monthYear: 'yyyy年M月',
    timeJoint: ' ',
    money: '{c}{n}',
    moneyCode: '{c}\u00a0{n}',
  },
  cs: {
    decimal: ',',
    group: '\u00a0',
    monthsLong: CZECH_MONTHS,
    monthsStandalone:
      'leden únor březen duben květen červen červenec srpen září říjen listopad prosinec'.split(' '),
    monthsShort: 'led úno bře dub kvě čvn čvc srp zář říj lis pro'.split(' '),
    weekdaysLong: 'pondělí úterý středa čtvrtek pátek sobota neděle'.split(' '),
    weekdaysShort: 'po út st čt pá so ne'.split(' '),
    short: 'dd.MM.yyyy',
    medium: 'd. M. yyyy',
    long: 'd. MMMM yyyy',
    monthYear: 'LLLL yyyy',
    timeJoint: ' ',
    money: '{n}\u00a0{c}',
    moneyCode: '{n}\u00a0{c}',
  },
  de: {
    decimal: ',',
    group: '.',
    monthsLong: GERMAN_MONTHS,
    monthsStandalone: GERMAN_MONTHS,
    monthsShort: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' '),
    weekdaysLong: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
    weekdaysShort: 'Mo Di Mi Do Fr Sa So'.split(' '),
    short: 'dd.MM.yyyy',
    medium: 'dd.MM.yyyy',
    long: 'd. MMMM yyyy',
    monthYear: 'LLLL yyyy',
    timeJoint: ', ',
    money: '{n}\u00a0{c}',
    moneyCode: '{n}\u00a0{c}',
  },
};

/** Digits after the point by currency (ISO 4217); two where not listed. */
const CURRENCY_DECIMALS: { readonly [code: string]: number } = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

export const currencyDecimals = (code: string): number => CURRENCY_DECIMALS[code] ?? 2;

const CURRENCY_SYMBOLS: { readonly [code: string]: string } = {
  CNY: '¥',
  CZK: 'Kč',
  EUR: '€',
  GBP: '£',
  INR: '₹',
  JPY: '¥',
  KRW: '₩',
  PLN: 'zł',
  USD: '$',
};

/** The symbol; the code itself where a currency has none of its own here. */
export const currencySymbol = (code: string): string => CURRENCY_SYMBOLS[code] ?? code;
