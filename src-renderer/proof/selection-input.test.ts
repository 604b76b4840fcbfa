import { describe, expect, it } from 'vitest';
import { checkSelection, type SelectionInput } from './selection-input';

const input = (change: Partial<SelectionInput>): SelectionInput => ({
  kind: 'all',
  from: '1',
  to: '10',
  picked: [],
  ...change,
});

describe('checkSelection', () => {
  it('takes all records', () => {
    expect(checkSelection(input({}), 500)).toEqual({ ok: true, selection: { kind: 'all' }, records: 500 });
  });

  it('turns a range counted from 1 into one counted from 0', () => {
    expect(checkSelection(input({ kind: 'range', from: '2', to: '１,０00' }), 4500)).toEqual({
      ok: true,
      selection: { kind: 'range', from: 1, to: 999 },
      records: 999,
    });
  });

  it.each([
    ['x', '3', 'notANumber'],
    ['', '3', 'notANumber'],
    ['0', '3', 'outside'],
    ['1', '501', 'outside'],
    ['9', '3', 'reversed'],
  ])('refuses %s to %s: %s', (from, to, problem) => {
    expect(checkSelection(input({ kind: 'range', from, to }), 500)).toEqual({ ok: false, problem });
  });

  it('sorts picked records and counts each once', () => {
    expect(checkSelection(input({ kind: 'picked', picked: [7, 2, 7] }), 10)).toEqual({
      ok: true,
      selection: { kind: 'picked', indexes: [2, 7] },
      records: 2,
    });
    expect(checkSelection(input({ kind: 'picked' }), 10)).toEqual({ ok: false, problem: 'nothingPicked' });
  });

  it('needs data', () => {
    expect(checkSelection(input({}), 0)).toEqual({ ok: false, problem: 'noData' });
  });
});
