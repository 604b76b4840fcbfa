import { describe, expect, it } from 'vitest';
import type { ProofResult } from '../../shared/contract';
import { missingPages, NO_RESULTS, PAGE_SIZE, resultAt, withPage } from './result-pages';

const results = (page: number): ProofResult[] =>
  Array.from({ length: PAGE_SIZE }, (_, index) => ({
    record: page * PAGE_SIZE + index,
    title: '',
    pages: 1,
    milliseconds: 1,
    state: 'clean',
    digest: null,
    file: null,
    diagnostics: [],
  }));

describe('result pages', () => {
  it('find a row in its page', () => {
    const held = withPage(NO_RESULTS, 2, { total: 1000, results: results(2) });
    expect(resultAt(held, 2 * PAGE_SIZE + 5)?.record).toBe(2 * PAGE_SIZE + 5);
    expect(resultAt(held, 5)).toBeUndefined();
  });

  it('know which pages are missing, and ask for none past the end', () => {
    const held = withPage(NO_RESULTS, 0, { total: 250, results: results(0) });
    expect(missingPages(held, 50, 120)).toEqual([1]);
    expect(missingPages(held, 0, 10_000)).toEqual([1, 2]);
    expect(missingPages(NO_RESULTS, 0, 20)).toEqual([0]);
  });

  it('are bounded', () => {
    let held = NO_RESULTS;
    for (let page = 0; page < 50; page += 1)
      held = withPage(held, page, { total: 5000, results: results(page) });
    expect(held.pages.size).toBe(20);
    expect(held.pages.has(49)).toBe(true);
    expect(held.pages.has(0)).toBe(false);
  });
});
