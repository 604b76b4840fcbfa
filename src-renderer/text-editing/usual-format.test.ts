import { expect, it } from 'vitest';
import { decimalsOf, usualFormat } from './usual-format';

const record = {
  fee: 12.5,
  noise: 0.30000000000000004,
  rates: [{ rate: 0.5 }, { rate: 0.0035 }, { rate: null }, 'none'],
};
const decimals = (path: string): unknown => {
  const format = usualFormat({ kind: 'number' }, path, record);
  return format?.kind === 'number' ? format.decimals : undefined;
};

it('has as many decimals as the shown values, and two at least', () => {
  expect(decimals('fee')).toBe(2);
  expect(decimals('rates[].rate')).toBe(4);
  expect(decimals('noise')).toBe(2);
  expect(decimals('absent')).toBe(2);
  expect(usualFormat({ kind: 'number' }, 'fee', null)).toEqual({ kind: 'number', decimals: 2 });
  expect(usualFormat({ kind: 'string' }, 'fee', record)).toBeUndefined();
});

it.each([
  [1, 0],
  [-0.125, 3],
  [1.5e-7, 8],
  [1e21, 0],
  ['0.5', 0],
])('counts the decimals of %s', (value, count) => {
  expect(decimalsOf(value)).toBe(count);
});
