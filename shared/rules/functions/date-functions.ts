/** Functions over dates. The only "now" there is, is the date of the job. */
import { PlainDate, PlainDateTime } from '../../data';
import { DATE, DATE_TIME, INTEGER } from '../expression/cel-type';
import type { FunctionSpec, Implementation } from './function-spec';

type Moment = PlainDate | PlainDateTime;

const moment = { name: 'date', kind: 'moment' } as const;
const date = { name: 'date', kind: 'date' } as const;

export const dateOf = (value: Moment): PlainDate => (value instanceof PlainDateTime ? value.date : value);

const part = (name: string, en: string, ja: string, read: (value: PlainDate) => number): FunctionSpec => ({
  name,
  style: 'method',
  parameters: [moment],
  result: INTEGER,
  summary: { en, ja },
  make: (): Implementation => (value: Moment) => read(dateOf(value)),
});

const timePart = (
  name: string,
  en: string,
  ja: string,
  read: (value: PlainDateTime) => number,
): FunctionSpec => ({
  name,
  style: 'method',
  parameters: [moment],
  result: INTEGER,
  summary: { en, ja },
  make: (): Implementation => (value: Moment) => (value instanceof PlainDateTime ? read(value) : 0),
});

export const DATE_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'date',
    style: 'call',
    parameters: [{ name: 'text', kind: 'string' }],
    result: DATE,
    summary: {
      en: 'The date of an ISO text: date("2026-01-31").',
      ja: 'ISO 形式の文字列から日付を作ります。',
    },
    make: () => (text: string) => PlainDate.parse(text),
  },
  {
    name: 'date',
    style: 'both',
    parameters: [moment],
    result: DATE,
    summary: { en: 'The day of a date-time.', ja: '日時の日付部分。' },
    make: () => dateOf,
  },
  {
    name: 'date',
    style: 'call',
    parameters: [
      { name: 'year', kind: 'integer' },
      { name: 'month', kind: 'integer' },
      { name: 'day', kind: 'integer' },
    ],
    result: DATE,
    summary: { en: 'The date of year, month and day.', ja: '年・月・日から日付を作ります。' },
    make: () => (year: number, month: number, day: number) => PlainDate.of(year, month, day),
  },
  {
    name: 'datetime',
    style: 'call',
    parameters: [{ name: 'text', kind: 'string' }],
    result: DATE_TIME,
    summary: { en: 'The date-time of an ISO text.', ja: 'ISO 形式の文字列から日時を作ります。' },
    make: () => (text: string) => PlainDateTime.parse(text),
  },
  part('year', 'The year.', '年。', (value) => value.year),
  part('month', 'The month, 1 to 12.', '月（1〜12）。', (value) => value.month),
  part('day', 'The day of the month.', '日。', (value) => value.day),
  part(
    'weekday',
    'The weekday, 1 = Monday to 7 = Sunday.',
    '曜日（1＝月曜〜7＝日曜）。',
    (value) => value.weekday,
  ),
  timePart('hour', 'The hour, 0 to 23.', '時（0〜23）。', (value) => value.hour),
  timePart('minute', 'The minute.', '分。', (value) => value.minute),
  {
    name: 'addDays',
    style: 'both',
    parameters: [date, { name: 'days', kind: 'integer' }],
    result: DATE,
    summary: { en: 'The date some days later.', ja: '指定日数後の日付。' },
    make: () => (value: PlainDate, days: number) => value.addDays(days),
  },
  {
    name: 'addMonths',
    style: 'both',
    parameters: [date, { name: 'months', kind: 'integer' }],
    result: DATE,
    summary: {
      en: 'The same day some months later, at most the last of that month.',
      ja: '指定月数後の同じ日（なければ月末）。',
    },
    make: () => (value: PlainDate, months: number) => value.addMonths(months),
  },
  {
    name: 'endOfMonth',
    style: 'both',
    parameters: [date],
    result: DATE,
    summary: { en: 'The last day of the month.', ja: '月末の日付。' },
    make: () => (value: PlainDate) => PlainDate.of(value.year, value.month, 1)?.addMonths(1)?.addDays(-1),
  },
  {
    name: 'daysBetween',
    style: 'call',
    parameters: [
      { name: 'from', kind: 'moment' },
      { name: 'to', kind: 'moment' },
    ],
    result: INTEGER,
    summary: {
      en: 'Days from one date to another; negative when it is earlier.',
      ja: '2つの日付の間の日数。',
    },
    make: () => (from: Moment, to: Moment) => dateOf(to).dayNumber - dateOf(from).dayNumber,
  },
];
