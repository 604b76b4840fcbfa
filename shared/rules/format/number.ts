/** Numbers and money as text. */
import { decimalPlaces, roundDecimal, roundedDigits } from './decimal';
import type { FormatLanguage } from './language';
import { currencyDecimals, currencySymbol, FORMAT_LOCALES, type FormatLocale } from './locale';

/** How values below zero are shown: −1, △1, ▲1, (1), or with the sign behind: 1−. */
export const NEGATIVE_STYLES = ['minus', 'triangle', 'blackTriangle', 'parentheses', 'trailing'] as const;

export type NegativeStyle = (typeof NEGATIVE_STYLES)[number];

export interface NumberStyle {
  /** Digits after the point, 0–10; without it as many as the number has, at most ten. */
  readonly decimals?: number | undefined;
  /** Thousands separated; so by default. */
  readonly grouping?: boolean | undefined;
  readonly negative?: NegativeStyle | undefined;
  /** A plus before values above zero. */
  readonly sign?: 'always' | undefined;
}

const MINUS = '\u2212';
const ALL_DECIMALS = 10;

/** Digits with separators: `1,234.50` from `123450`. */
function separated(digits: string, decimals: number, isGrouped: boolean, locale: FormatLocale): string {
  const padded = digits.length > decimals ? digits : digits.padStart(decimals + 1, '0');
  const point = padded.length - decimals;
  const whole = isGrouped && point > 3 ? grouped(padded, point, locale.group) : padded.slice(0, point);
  return decimals === 0 ? whole : whole + locale.decimal + padded.slice(point);
}

function grouped(digits: string, end: number, separator: string): string {
  let at = end % 3 || 3;
  let text = digits.slice(0, at);
  for (; at < end; at += 3) text += separator + digits.slice(at, at + 3);
  return text;
}

/** As many decimals as a number has; past ten what is left of rounding errors is dropped. */
function ownDecimals(value: number): number {
  const places = decimalPlaces(value);
  return places <= ALL_DECIMALS ? places : decimalPlaces(roundDecimal(value, ALL_DECIMALS));
}

/** Puts the sign of `value` to a text; none where rounding has left zero. */
function signed(text: string, value: number, style: NumberStyle): string {
  if (value === 0) return text;
  if (value > 0) return style.sign === 'always' ? `+${text}` : text;
  switch (style.negative) {
    case 'triangle':
      return `△${text}`;
    case 'blackTriangle':
      return `▲${text}`;
    case 'parentheses':
      return `(${text})`;
    case 'trailing':
      return `${text}${MINUS}`;
    default:
      return `${MINUS}${text}`;
  }
}

const bare = (text: string): string => text;

/** Makes the formatter of a number style; it is called for every value of a batch. */
export function numberFormatter(style: NumberStyle, language: FormatLanguage): (value: number) => string {
  const locale = FORMAT_LOCALES[language];
  const isGrouped = style.grouping !== false;
  const { decimals } = style;
  return (value) => {
    const places = decimals ?? ownDecimals(value);
    const digits = roundedDigits(value, places);
    return signed(separated(digits, places, isGrouped, locale), digits === '0' ? 0 : value, style);
  };
}

export const MONEY_DISPLAYS = ['symbol', 'code', 'none', 'yenKanji'] as const;

export type MoneyDisplay = (typeof MONEY_DISPLAYS)[number];

export interface MoneyStyle extends NumberStyle {
  /** ISO 4217 code: `JPY`. */
  readonly currency: string;
  /** `yenKanji` writes 1,980円; `none` leaves the currency to the text around. */
  readonly display?: MoneyDisplay | undefined;
}

/** Makes the formatter of a money style; decimals are the currency's where the style gives none. */
export function moneyFormatter(style: MoneyStyle, language: FormatLanguage): (value: number) => string {
  const locale = FORMAT_LOCALES[language];
  const decimals = style.decimals ?? currencyDecimals(style.currency);
  const isGrouped = style.grouping !== false;
  const dressed = moneyDress(style, locale);
  return (value) => {
    const digits = roundedDigits(value, decimals);
    return signed(dressed(separated(digits, decimals, isGrouped, locale)), digits === '0' ? 0 : value, style);
  };
}

function moneyDress(style: MoneyStyle, locale: FormatLocale): (text: string) => string {
  const around = (pattern: string, currency: string) => {
    const [before = '', after = ''] = pattern.replace('{c}', () => currency).split('{n}');
    return (text: string) => before + text + after;
  };
  switch (style.display ?? 'symbol') {
    case 'none':
      return bare;
    case 'code':
      return around(locale.moneyCode, style.currency);
    case 'yenKanji':
      return around('{n}{c}', style.currency === 'JPY' ? '円' : style.currency);
    case 'symbol': {
      const symbol = currencySymbol(style.currency);
      return around(symbol === style.currency ? locale.moneyCode : locale.money, symbol);
    }
  }
}
