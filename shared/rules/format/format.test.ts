import { describe, expect, it } from 'vitest';
import { PlainDate, PlainDateTime, type ValueType } from '../../data';
import { compileFormat, type Format, formatSchema } from './format';
import { kanjiNumber } from './kanji-number';
import { type FormatLanguage, formatLanguage } from './language';

const NUMBER: ValueType = { kind: 'number' };
const date = (text: string) => PlainDate.parse(text);
const write = (format: Format | undefined, value: unknown, language: FormatLanguage = 'en') =>
  compileFormat(format, NUMBER, language)(value);

describe('numbers', () => {
  it.each<[Format, number, FormatLanguage, string]>([
    [{ kind: 'number', decimals: 2 }, 1234567.891, 'en', '1,234,567.89'],
    [{ kind: 'number', decimals: 2 }, 1234567.891, 'de', '1.234.567,89'],
    [{ kind: 'number', decimals: 2 }, 1234567.891, 'cs', '1\u00a0234\u00a0567,89'],
    [{ kind: 'number', decimals: 2, grouping: false }, 1234.5, 'en', '1234.50'],
    [{ kind: 'number' }, 1234.5, 'en', '1,234.5'],
    [{ kind: 'number' }, 0.1 + 0.2, 'en', '0.3'],
    [{ kind: 'number', decimals: 0 }, 999.5, 'en', '1,000'],
    [{ kind: 'number', decimals: 2 }, 0.05, 'en', '0.05'],
    [{ kind: 'number', decimals: 2 }, -12.5, 'en', '\u221212.50'],
    [{ kind: 'number', decimals: 0, negative: 'triangle' }, -1200, 'ja', '△1,200'],
    [{ kind: 'number', decimals: 0, negative: 'blackTriangle' }, -1200, 'ja', '▲1,200'],
    [{ kind: 'number', decimals: 1, negative: 'parentheses' }, -3, 'en', '(3.0)'],
    [{ kind: 'number', decimals: 1, negative: 'trailing' }, -3, 'de', '3,0\u2212'],
    [{ kind: 'number', decimals: 2 }, -0.001, 'en', '0.00'],
    [{ kind: 'number', decimals: 1, sign: 'always' }, 3, 'en', '+3.0'],
    [{ kind: 'number', decimals: 1, sign: 'always' }, 0, 'en', '0.0'],
  ])('%j of %d in %s', (format, value, language, expected) => {
    expect(write(format, value, language)).toBe(expected);
  });
});

describe('money', () => {
  it.each<[Format, number, FormatLanguage, string]>([
    [{ kind: 'money', currency: 'JPY' }, 1980, 'ja', '¥1,980'],
    [{ kind: 'money', currency: 'JPY', negative: 'triangle' }, -1980, 'ja', '△¥1,980'],
    [{ kind: 'money', currency: 'JPY', display: 'yenKanji' }, 1980.4, 'ja', '1,980円'],
    [{ kind: 'money', currency: 'USD' }, -5, 'en', '\u2212$5.00'],
    [{ kind: 'money', currency: 'EUR' }, 1234.5, 'de', '1.234,50\u00a0€'],
    [{ kind: 'money', currency: 'CZK' }, 1100, 'cs', '1\u00a0100,00\u00a0Kč'],
    [{ kind: 'money', currency: 'CZK', display: 'code' }, 1100, 'en', 'CZK\u00a01,100.00'],
    [{ kind: 'money', currency: 'GBP', display: 'none' }, 1100, 'en-GB', '1,100.00'],
    [{ kind: 'money', currency: 'SEK' }, 10, 'en', 'SEK\u00a010.00'],
    [{ kind: 'money', currency: 'USD', negative: 'parentheses' }, -10, 'en', '($10.00)'],
  ])('%j of %d in %s', (format, value, language, expected) => {
    expect(write(format, value, language)).toBe(expected);
  });

  it('takes the currency of the record', () => {
    const format = compileFormat(
      { kind: 'money', currency: 'field', currencyField: 'pay.currency' },
      NUMBER,
      'en',
    );
    expect(format(2, { pay: { currency: 'JPY' } })).toBe('¥2');
    expect(format(2, { pay: { currency: 'EUR' } })).toBe('€2.00');
    expect(format(2, {})).toBe('2.00');
  });
});

describe('dates', () => {
  it.each<[string, FormatLanguage, string]>([
    ['short', 'en', '11/05/2026'],
    ['medium', 'en', 'Nov 5, 2026'],
    ['long', 'en', 'November 5, 2026'],
    ['monthYear', 'en', 'November 2026'],
    ['short', 'en-GB', '05/11/2026'],
    ['long', 'en-GB', '5 November 2026'],
    ['long', 'ja', '2026年11月5日'],
    ['long', 'cs', '5. listopadu 2026'],
    ['monthYear', 'cs', 'listopad 2026'],
    ['long', 'de', '5. November 2026'],
    ['iso', 'de', '2026-11-05'],
  ])('%s in %s', (style, language, expected) => {
    const format = formatSchema.parse({ kind: 'date', style });
    expect(write(format, date('2026-11-05'), language)).toBe(expected);
  });

  it.each([
    ['2026-11-22', '令和8年11月22日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['1926-12-24', '大正15年12月24日'],
    ['1912-07-30', '大正元年7月30日'],
    ['1912-07-29', '明治45年7月29日'],
    ['1868-10-23', '明治元年10月23日'],
    ['1868-10-22', '1868年10月22日'],
  ])('wareki of %s', (iso, expected) => {
    expect(write({ kind: 'date', style: 'wareki' }, date(iso), 'en')).toBe(expected);
  });

  it('writes mixed and short eras, kanji, patterns and times', () => {
    const day = date('2026-11-22');
    expect(write({ kind: 'date', style: 'warekiMixed' }, day)).toBe('令和8年（2026年）11月22日');
    expect(write({ kind: 'date', style: 'warekiShort' }, day)).toBe('R8.11.22');
    expect(write({ kind: 'date', style: 'wareki', kanji: true }, day)).toBe('令和八年十一月二十二日');
    expect(write({ kind: 'date', style: 'long', kanji: true }, day, 'ja')).toBe('二〇二六年十一月二十二日');
    expect(write({ kind: 'date', style: 'pattern', pattern: "EEEE 'the' d. MMM ''yy" }, day)).toBe(
      "Sunday the 22. Nov '26",
    );
    const moment = PlainDateTime.parse('2026-11-22T09:05:07Z');
    expect(write({ kind: 'date', style: 'short', time: 'minutes' }, moment, 'ja')).toBe('2026/11/22 09:05');
    expect(write({ kind: 'date', style: 'short' }, moment, 'ja')).toBe('2026/11/22');
    expect(write({ kind: 'date', style: 'iso', time: 'seconds' }, moment)).toBe('2026-11-22T09:05:07');
  });
});

describe('texts and lists', () => {
  it('masks and changes case', () => {
    expect(write({ kind: 'text', mask: 'last4' }, '12345678')).toBe('••••5678');
    expect(write({ kind: 'text', mask: 'last4' }, '123')).toBe('•••');
    expect(write({ kind: 'text', case: 'upper' }, 'straße')).toBe('STRAßE');
  });

  it('joins', () => {
    const list: ValueType = { kind: 'list', item: NUMBER };
    const format: Format = { kind: 'list', lastSeparator: ' and ', item: { kind: 'number', decimals: 1 } };
    expect(compileFormat(format, list, 'en')([1, 2, 3])).toBe('1.0, 2.0 and 3.0');
    expect(compileFormat({ kind: 'list' }, list, 'ja')([1, 2])).toBe('1、2');
  });

  it('writes values without a format plainly, and null as nothing', () => {
    expect(write(undefined, null)).toBe('');
    expect(write(undefined, 1234.5)).toBe('1,234.5');
    expect(compileFormat(undefined, { kind: 'integer' }, 'en')(12345)).toBe('12345');
    expect(write({ kind: 'number', decimals: 2 }, 'n/a')).toBe('n/a');
  });
});

it('kanji numbers', () => {
  expect([0, 10, 11, 22, 100, 110, 1000, 10000, 10500, 123456789, 1e8].map(kanjiNumber)).toEqual([
    '〇',
    '十',
    '十一',
    '二十二',
    '百',
    '百十',
    '千',
    '一万',
    '一万五百',
    '一億二千三百四十五万六千七百八十九',
    '一億',
  ]);
});

it('finds the language of a tag', () => {
  expect(['en', 'en-US', 'en-GB', 'ja-JP', 'cs', 'fr', 'en-AU'].map(formatLanguage)).toEqual([
    'en',
    'en',
    'en-GB',
    'ja',
    'cs',
    'en',
    'en-GB',
  ]);
});
