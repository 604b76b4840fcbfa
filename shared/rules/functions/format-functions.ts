/** Formatting inside expressions, for texts that are put together: the same tables as formats on fields. */
import type { PlainDate, PlainDateTime } from '../../data';
import { STRING } from '../expression/cel-type';
import { DATE_STYLES, type DateStyle, dateFormatter } from '../format/date';
import { kanjiNumber } from '../format/kanji-number';
import { moneyFormatter, numberFormatter } from '../format/number';
import type { FunctionSpec } from './function-spec';

type Moment = PlainDate | PlainDateTime;

const isDateStyle = (text: string): text is DateStyle => (DATE_STYLES as readonly string[]).includes(text);

export const FORMAT_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'formatNumber',
    style: 'call',
    parameters: [
      { name: 'x', kind: 'number' },
      { name: 'decimals', kind: 'integer' },
    ],
    result: STRING,
    summary: { en: 'The number with separators and some decimals.', ja: '桁区切りと小数桁を付けた数値。' },
    make:
      ({ language }) =>
      (value: number, decimals: number) =>
        decimals >= 0 && decimals <= 10 ? numberFormatter({ decimals }, language)(value) : undefined,
  },
  {
    name: 'formatMoney',
    style: 'call',
    parameters: [
      { name: 'x', kind: 'number' },
      { name: 'currency', kind: 'string' },
    ],
    result: STRING,
    summary: { en: 'The amount in a currency: formatMoney(x, "JPY").', ja: '通貨付きの金額。' },
    make:
      ({ language }) =>
      (value: number, currency: string) =>
        /^[A-Z]{3}$/.test(currency) ? moneyFormatter({ currency }, language)(value) : undefined,
  },
  {
    name: 'formatDate',
    style: 'call',
    parameters: [
      { name: 'date', kind: 'moment' },
      { name: 'style', kind: 'string' },
    ],
    result: STRING,
    summary: {
      en: 'The date in a style (short, medium, long, monthYear, iso, wareki) or by a pattern: "d MMMM yyyy".',
      ja: '日付をスタイルまたはパターンで表します。',
    },
    make:
      ({ language }) =>
      (value: Moment, style: string) =>
        isDateStyle(style)
          ? dateFormatter({ style }, language)(value)
          : dateFormatter({ style: 'pattern', pattern: style }, language)(value),
  },
  {
    name: 'wareki',
    style: 'call',
    parameters: [{ name: 'date', kind: 'moment' }],
    result: STRING,
    summary: { en: 'The date by Japanese era: 令和8年11月22日.', ja: '和暦の日付: 令和8年11月22日。' },
    make: () => dateFormatter({ style: 'wareki' }, 'ja'),
  },
  {
    name: 'kanjiNumber',
    style: 'call',
    parameters: [{ name: 'x', kind: 'integer' }],
    result: STRING,
    summary: { en: 'A whole number in kanji.', ja: '整数を漢数字で表します。' },
    make: () => (value: number) => (value < 0 ? undefined : kanjiNumber(value)),
  },
];
