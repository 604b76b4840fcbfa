/** Which records a proof takes: what the person chose, as the contract wants it. People count from 1, data from 0. */
import type { Selection } from '../../shared/contract';

export interface SelectionInput {
  readonly kind: 'all' | 'range' | 'picked';
  /** First and last record as typed, counted from 1. */
  readonly from: string;
  readonly to: string;
  /** Indexes counted from 0, in the order they were picked. */
  readonly picked: readonly number[];
}

export type SelectionProblem = 'notANumber' | 'outside' | 'reversed' | 'nothingPicked' | 'noData';

export type CheckedSelection =
  | { readonly ok: true; readonly selection: Selection; readonly records: number }
  | { readonly ok: false; readonly problem: SelectionProblem };

/** The contract's selection and how many records it takes; or what is wrong with the input. */
export function checkSelection(input: SelectionInput, recordCount: number): CheckedSelection {
  if (recordCount === 0) return { ok: false, problem: 'noData' };
  switch (input.kind) {
    case 'all':
      return { ok: true, selection: { kind: 'all' }, records: recordCount };
    case 'picked': {
      const indexes = [...new Set(input.picked)].sort((a, b) => a - b);
      if (indexes.length === 0) return { ok: false, problem: 'nothingPicked' };
      return { ok: true, selection: { kind: 'picked', indexes }, records: indexes.length };
    }
    case 'range':
      return checkRange(parseCount(input.from), parseCount(input.to), recordCount);
  }
}

function checkRange(from: number | undefined, to: number | undefined, count: number): CheckedSelection {
  if (from === undefined || to === undefined) return { ok: false, problem: 'notANumber' };
  if (from < 1 || to < 1 || from > count || to > count) return { ok: false, problem: 'outside' };
  if (from > to) return { ok: false, problem: 'reversed' };
  return {
    ok: true,
    selection: { kind: 'range', from: from - 1, to: to - 1 },
    records: to - from + 1,
  };
}

/** A whole number as people write it: full-width digits and group separators are understood. */
function parseCount(text: string): number | undefined {
  const digits = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}
