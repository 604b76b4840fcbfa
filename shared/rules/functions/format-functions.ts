/** Formatting inside expressions, for texts that are put together: the same tables as formats on fields. */
import type { PlainDate, PlainDateTime } from '../../data';
import { STRING } from '../expression/cel-type';
import { DATE_STYLES, type DateStyle, dateFormatter } from '../format/date';
import { kanjiNumber } from '../format/kanji-number';
import { moneyFormatter, numberFormatter } from '../format/number';
import type { FunctionSpec } from './function-spec';

type Moment = PlainDate | PlainDateTime;

/** Keeps the last formatter: in an expression the style is nearly always a literal. */
function lastMade<K, F>(make: (key: K) => F): (key: K) => F {
  let last: { readonly key: K; readonly made: F } | undefined;
  return (key) => {
    if (!last || last.key !== key) last = { key, made: make(key) };
    return last.made;
  };
}

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
    make: ({ language }) => {
      const formatter = lastMade((decimals: number) => numberFormatter({ decimals }, language));
      return (value: number, decimals: number) =>
        decimals >= 0 && decimals <= 10 ? formatter(decimals)(value) : undefined;
    },
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
    make: ({ language }) => {
      const formatter = lastMade((currency: string) => moneyFormatter({ currency }, language));
      return (value: number, currency: string) =>
        /^[A-Z]{3}$/.test(currency) ? formatter(currency)(value) : undefined;
    },
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
    make: ({ language }) => {
      const formatter = lastMade((style: string) =>
        dateFormatter(isDateStyle(style) ? { style } : { style: 'pattern', pattern: style }, language),
      );
      return (value: Moment, style: string) => formatter(style)(value);
    },
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
