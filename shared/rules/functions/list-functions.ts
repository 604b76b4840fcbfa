/** Functions over lists, and `size` and `isEmpty` for whatever has an extent. */
import { isJsonObject } from '../../base';
import { PlainDate, PlainDateTime, type Value } from '../../data';
import { BOOLEAN, type CelType, INTEGER, NUMBER } from '../expression/cel-type';
import { compareValues } from '../expression/equality';
import { sumDecimal } from '../format/decimal';
import type { FunctionSpec } from './function-spec';
import { codePointCount } from './text-functions';

const list = { name: 'list', kind: 'list' } as const;
const numbers = { name: 'list', kind: 'numbers' } as const;

const ANY_TYPE: CelType = { kind: 'any' };

const itemOf = (types: readonly CelType[]): CelType => {
  const [type] = types;
  return type?.kind === 'list' ? type.item : ANY_TYPE;
};

const sumType = (types: readonly CelType[]): CelType => (itemOf(types).kind === 'integer' ? INTEGER : NUMBER);

/** The first of the greatest (`sign` 1) or least (-1) items; none where a list is empty or has no order. */
function extreme(values: readonly Value[], sign: 1 | -1): Value | undefined {
  let [best] = values;
  for (const value of values) {
    const comparison = compareValues(value, best);
    if (comparison === undefined) return undefined;
    if (comparison * sign > 0) best = value;
  }
  return best;
}

/** Each value once, where it stands first; equal is what `==` calls equal. */
function distinct(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const identity = identityOf(value);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** The same text for equal values: an absent key of a group is the same as a null. */
function identityOf(value: unknown): string {
  if (value instanceof PlainDate || value instanceof PlainDateTime) return `date ${value}`;
  if (Array.isArray(value)) return `[${value.map(identityOf).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] != null);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${identityOf(value[key])}`)
    .join()}}`;
}

function size(value: Value): number | undefined {
  if (typeof value === 'string') return codePointCount(value);
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

export const LIST_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'size',
    style: 'both',
    parameters: [{ name: 'value', kind: 'sized' }],
    result: INTEGER,
    summary: { en: 'How many items or characters there are.', ja: '要素数または文字数。' },
    make: () => size,
  },
  {
    name: 'isEmpty',
    style: 'call',
    parameters: [{ name: 'value', kind: 'any' }],
    result: BOOLEAN,
    summary: { en: 'Whether there is no value, no text or no item.', ja: '値・文字・要素がないか。' },
    takesNull: true,
    make: () => (value: Value) => value === null || size(value) === 0,
  },
  {
    name: 'sum',
    style: 'both',
    parameters: [numbers],
    result: sumType,
    summary: { en: 'The sum of a list of numbers; 0 for none.', ja: '数値リストの合計（空なら 0）。' },
    make: () => (values: readonly number[]) => {
      const sum = sumDecimal(values);
      return Number.isFinite(sum) ? sum : undefined;
    },
  },
  {
    name: 'avg',
    style: 'both',
    parameters: [numbers],
    result: NUMBER,
    summary: { en: 'The mean of a list of numbers.', ja: '数値リストの平均。' },
    make: () => (values: readonly number[]) =>
      values.length === 0 ? undefined : sumDecimal(values) / values.length,
  },
  {
    name: 'min',
    style: 'both',
    parameters: [list],
    result: itemOf,
    summary: { en: 'The least item of a list.', ja: 'リストの最小の要素。' },
    make: () => (values: readonly Value[]) => extreme(values, -1),
  },
  {
    name: 'max',
    style: 'both',
    parameters: [list],
    result: itemOf,
    summary: { en: 'The greatest item of a list.', ja: 'リストの最大の要素。' },
    make: () => (values: readonly Value[]) => extreme(values, 1),
  },
  {
    name: 'distinct',
    style: 'both',
    parameters: [list],
    result: (types) => types[0] ?? ANY_TYPE,
    summary: {
      en: 'Every value of a list once, in the order of their first places.',
      ja: 'リストから重複を除いたもの（最初に現れた順）。',
    },
    make: () => distinct,
  },
  ...(['min', 'max'] as const).map(
    (name): FunctionSpec => ({
      name,
      style: 'call',
      parameters: [
        { name: 'a', kind: 'number' },
        { name: 'b', kind: 'number' },
      ],
      result: (types) => (types.every((type) => type.kind === 'integer') ? INTEGER : NUMBER),
      summary:
        name === 'min'
          ? { en: 'The smaller of two numbers.', ja: '小さい方の数。' }
          : { en: 'The larger of two numbers.', ja: '大きい方の数。' },
      make: () =>
        name === 'min' ? (a: number, b: number) => Math.min(a, b) : (a: number, b: number) => Math.max(a, b),
    }),
  ),
];
