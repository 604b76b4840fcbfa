/**
 * Dates as text. Patterns use letters of Unicode UTS #35 (Date Field Symbols): `yyyy` `yy` year, `M` `MM` month number,
 * `MMM` `MMMM` month name, `LLLL` month name standing alone, `d` `dd` day, `EEE` `EEEE` weekday, `H` `HH` hour,
 * `mm` minutes, `ss` seconds, `G` era name (令和), `GGGGG` era letter (R), `g` era year (元 for the first), `gg` its
 * number. `'text'` stands for itself, `''` for an apostrophe; so does every other character.
 */
import { type PlainDate, PlainDateTime } from '../../data';
import { eraYear } from './era';
import { kanjiDigits, kanjiNumber } from './kanji-number';
import type { FormatLanguage } from './language';
import { FORMAT_LOCALES, type FormatLocale } from './locale';

export const DATE_STYLES = [
  'short',
  'medium',
  'long',
  'monthYear',
  'iso',
  'wareki',
  'warekiMixed',
  'warekiShort',
  'pattern',
] as const;

export type DateStyle = (typeof DATE_STYLES)[number];

export interface DateFormatStyle {
  readonly style: DateStyle;
  /** For the style `pattern`. */
  readonly pattern?: string | undefined;
  /** Kanji instead of digits: 令和八年十一月二十二日. */
  readonly kanji?: true | undefined;
  /** For date-times: the time after the date. Without it only the date is shown. */
  readonly time?: 'minutes' | 'seconds' | undefined;
}

type Moment = PlainDate | PlainDateTime;

interface Parts {
  readonly date: PlainDate;
  readonly time: PlainDateTime | undefined;
}

type Piece = (parts: Parts) => string;

const TOKEN = /'((?:[^']|'')*)'|G{5}|G|g{1,2}|y+|M{1,4}|L{4}|d{1,2}|E{3,4}|H{1,2}|m{2}|s{2}/g;

const pad2 = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** The formatter of a date style. */
export function dateFormatter(style: DateFormatStyle, language: FormatLanguage): (value: Moment) => string {
  const locale = FORMAT_LOCALES[language];
  const write = patternWriter(patternOf(style, locale), locale);
  const gregorian = style.style.startsWith('wareki')
    ? patternWriter(FORMAT_LOCALES.ja.long, FORMAT_LOCALES.ja)
    : write;
  const time = style.time && patternWriter(style.time === 'seconds' ? 'HH:mm:ss' : 'HH:mm', locale);
  const joint = style.style === 'iso' ? 'T' : locale.timeJoint;
  return (value) => {
    const parts: Parts =
      value instanceof PlainDateTime ? { date: value.date, time: value } : { date: value, time: undefined };
    const text = (eraYear(parts.date) ? write : gregorian)(parts);
    const written = style.kanji ? inKanji(text) : text;
    return time && parts.time ? written + joint + time(parts) : written;
  };
}

function patternOf(style: DateFormatStyle, locale: FormatLocale): string {
  switch (style.style) {
    case 'short':
    case 'medium':
    case 'long':
    case 'monthYear':
      return locale[style.style];
    case 'iso':
      return 'yyyy-MM-dd';
    case 'wareki':
      return 'Gg年M月d日';
    case 'warekiMixed':
      return 'Gg年（yyyy年）M月d日';
    case 'warekiShort':
      return 'GGGGGgg.MM.dd';
    case 'pattern':
      return style.pattern ?? locale.medium;
  }
}

/** Compiles a pattern once. */
function patternWriter(pattern: string, locale: FormatLocale): Piece {
  const pieces: (string | Piece)[] = [];
  let end = 0;
  for (const match of pattern.matchAll(TOKEN)) {
    if (match.index > end) pieces.push(pattern.slice(end, match.index));
    pieces.push(match[1] !== undefined ? match[1].replaceAll("''", "'") || "'" : pieceOf(match[0], locale));
    end = match.index + match[0].length;
  }
  pieces.push(pattern.slice(end));
  return (parts) => {
    let text = '';
    for (const piece of pieces) text += typeof piece === 'string' ? piece : piece(parts);
    return text;
  };
}

function pieceOf(token: string, locale: FormatLocale): string | Piece {
  switch (token) {
    case 'G':
      return ({ date }) => eraYear(date)?.name ?? '';
    case 'GGGGG':
      return ({ date }) => eraYear(date)?.letter ?? '';
    case 'g':
      return ({ date }) => eraYearText(date, '元');
    case 'gg':
      return ({ date }) => eraYearText(date, '1');
    case 'yy':
      return ({ date }) => pad2(date.year % 100);
    case 'M':
      return ({ date }) => String(date.month);
    case 'MM':
      return ({ date }) => pad2(date.month);
    case 'MMM':
      return ({ date }) => locale.monthsShort[date.month - 1] ?? '';
    case 'MMMM':
      return ({ date }) => locale.monthsLong[date.month - 1] ?? '';
    case 'LLLL':
      return ({ date }) => locale.monthsStandalone[date.month - 1] ?? '';
    case 'd':
      return ({ date }) => String(date.day);
    case 'dd':
      return ({ date }) => pad2(date.day);
    case 'EEE':
      return ({ date }) => locale.weekdaysShort[date.weekday - 1] ?? '';
    case 'EEEE':
      return ({ date }) => locale.weekdaysLong[date.weekday - 1] ?? '';
    case 'H':
      return ({ time }) => String(time?.hour ?? 0);
    case 'HH':
      return ({ time }) => pad2(time?.hour ?? 0);
    case 'mm':
      return ({ time }) => pad2(time?.minute ?? 0);
    case 'ss':
      return ({ time }) => pad2(time?.second ?? 0);
    default:
      // Any other run of `y`: as many digits as letters, at least.
      return ({ date }) => String(date.year).padStart(token.length, '0');
  }
}

/** The year of the era, or the Gregorian year before Meiji. */
function eraYearText(date: PlainDate, first: string): string {
  const era = eraYear(date);
  if (!era) return String(date.year);
  return era.year === 1 ? first : String(era.year);
}

/** Four digits are a Gregorian year and go digit by digit; shorter numbers by place value. */
const inKanji = (text: string): string =>
  text.replace(/\d+/g, (digits) => (digits.length >= 4 ? kanjiDigits(digits) : kanjiNumber(Number(digits))));
