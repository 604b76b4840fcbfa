import { expect, it } from 'vitest';
import { chosenRecords, MOST_RECORDS } from './prove-records';

const picked = (text: string, count = 50) => chosenRecords({ kind: 'picked', text }, count);

it('takes the first ones there are', () => {
  expect(chosenRecords({ kind: 'first', count: 3 }, 50)).toEqual({ ok: true, records: [0, 1, 2] });
  expect(chosenRecords({ kind: 'first', count: 12 }, 2)).toEqual({ ok: true, records: [0, 1] });
  expect(chosenRecords({ kind: 'first', count: MOST_RECORDS + 1 }, 9999)).toEqual({
    ok: false,
    problem: 'tooMany',
  });
});

it('reads numbers and ranges as people write them', () => {
  expect(picked('1, 5, 20-22')).toEqual({ ok: true, records: [0, 4, 19, 20, 21] });
  expect(picked('３、５ – ６')).toEqual({ ok: true, records: [2, 4, 5] });
  expect(picked('2 2,1-2')).toEqual({ ok: true, records: [1, 0] });
});

it.each([
  ['', 'notNumbers'],
  ['first', 'notNumbers'],
  ['1;2', 'notNumbers'],
  ['9-3', 'notNumbers'],
  ['0', 'outside'],
  ['51', 'outside'],
  ['40-51', 'outside'],
] as const)('refuses %s', (text, problem) => {
  expect(picked(text)).toEqual({ ok: false, problem });
});

it('refuses a range that is longer than a proof', () => {
  expect(picked(`1-${MOST_RECORDS + 1}`, 10_000)).toEqual({ ok: false, problem: 'tooMany' });
  expect(picked('1-999999999', 1_000_000_000)).toEqual({ ok: false, problem: 'tooMany' });
});

it('refuses representatives of a data set that has shrunk', () => {
  expect(chosenRecords({ kind: 'representatives', records: [0, 9] }, 5)).toEqual({
    ok: false,
    problem: 'outside',
  });
});
