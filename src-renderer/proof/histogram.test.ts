import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageHistogram, tallyPages } from './histogram';

describe('pageHistogram', () => {
  it('has a bar for every count between the least and the most', () => {
    const bars = pageHistogram(
      new Map([
        [1, 4],
        [3, 2],
      ]),
    );
    expect(bars.map(({ pages, documents, height }) => [pages, documents, height])).toEqual([
      [1, 4, 1],
      [2, 0, 0],
      [3, 2, 0.5],
    ]);
  });

  it('puts the longest documents together', () => {
    const bars = pageHistogram(
      new Map([
        [1, 1],
        [9, 2],
        [40, 3],
      ]),
    );
    expect(bars).toHaveLength(9);
    expect(bars.at(-1)).toEqual({ pages: 9, isTail: true, documents: 5, height: 1 });
  });

  it('is empty without documents', () => {
    expect(pageHistogram(new Map([[0, 3]]))).toEqual([]);
  });

  it('counts every document once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (pages) => {
        const tally = tallyPages(
          new Map(),
          pages.map((count) => ({ pages: count, state: 'clean' })),
        );
        const sum = pageHistogram(tally).reduce((total, bar) => total + bar.documents, 0);
        expect(sum).toBe(pages.length);
      }),
    );
  });
});
