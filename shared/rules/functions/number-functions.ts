/** Functions over numbers, and conversions between kinds of values. */
import { PlainDate, PlainDateTime, type Value } from '../../data';
import { BOOLEAN, type CelType, INTEGER, NUMBER, STRING } from '../expression/cel-type';
import { roundDecimal } from '../format/decimal';
import type { FunctionSpec } from './function-spec';

const x = { name: 'x', kind: 'number' } as const;

/** Integers stay integers, decimals decimals. */
const sameKind = (types: readonly CelType[]): CelType => (types[0]?.kind === 'integer' ? INTEGER : NUMBER);

const safeInteger = (value: number): number | undefined =>
  Number.isSafeInteger(value) ? value + 0 : undefined;

const DECIMAL_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !DECIMAL_TEXT.test(value.trim())) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Texts, numbers, truth values and dates as plain text, numbers in their shortest form. */
export function toText(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value instanceof PlainDate || value instanceof PlainDateTime ? value.toString() : undefined;
}

export const NUMBER_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'abs',
    style: 'call',
    parameters: [x],
    result: sameKind,
    summary: { en: 'The number without its sign.', ja: '絶対値。' },
    make: () => (value: number) => Math.abs(value),
  },
  {
    name: 'round',
    style: 'call',
    parameters: [x],
    result: INTEGER,
    summary: { en: 'The nearest whole number, half away from zero.', ja: '四捨五入した整数。' },
    make: () => (value: number) => safeInteger(roundDecimal(value, 0)),
  },
  {
    name: 'round',
    style: 'call',
    parameters: [x, { name: 'decimals', kind: 'integer' }],
    result: NUMBER,
    summary: { en: 'Rounded to some decimals, half away from zero.', ja: '指定の小数桁に四捨五入します。' },
    make: () => (value: number, decimals: number) =>
      decimals >= 0 && decimals <= 20 ? roundDecimal(value, decimals) : undefined,
  },
  {
    name: 'floor',
    style: 'call',
    parameters: [x],
    result: INTEGER,
    summary: { en: 'The whole number at or below.', ja: '切り捨てた整数（負方向）。' },
    make: () => (value: number) => safeInteger(Math.floor(value)),
  },
  {
    name: 'ceil',
    style: 'call',
    parameters: [x],
    result: INTEGER,
    summary: { en: 'The whole number at or above.', ja: '切り上げた整数（正方向）。' },
    make: () => (value: number) => safeInteger(Math.ceil(value)),
  },
  {
    name: 'int',
    style: 'call',
    parameters: [{ name: 'value', kind: 'any' }],
    result: INTEGER,
    summary: { en: 'As a whole number; decimals are cut off.', ja: '整数にします（小数は切り捨て）。' },
    make: () => (value: Value) => {
      const number = toNumber(value);
      return number === undefined ? undefined : safeInteger(Math.trunc(number));
    },
  },
  {
    name: 'double',
    style: 'call',
    parameters: [{ name: 'value', kind: 'any' }],
    result: NUMBER,
    summary: { en: 'As a decimal number.', ja: '小数を持つ数値にします。' },
    make: () => toNumber,
  },
  {
    name: 'string',
    style: 'call',
    parameters: [{ name: 'value', kind: 'any' }],
    result: STRING,
    summary: { en: 'As a text, unformatted.', ja: '書式なしの文字列にします。' },
    make: () => toText,
  },
  {
    name: 'bool',
    style: 'call',
    parameters: [{ name: 'value', kind: 'any' }],
    result: BOOLEAN,
    summary: { en: '“true” and “false” as a truth value.', ja: '"true" / "false" を真偽値にします。' },
    make: () => (value: Value) =>
      typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined,
  },
];
