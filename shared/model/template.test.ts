import { describe, expect, it } from 'vitest';
import { assetPageSize } from '.';

describe('the size of a page of a file', () => {
  const whole = { width: 596, height: 842 };
  const a4 = { width: 595.276, height: 841.89 };
  const a5 = { width: 419.528, height: 595.276 };

  it('is its own, that of the first where all are alike, and that of the file where no page has one', () => {
    expect(assetPageSize({ ...whole, pageSizes: [a4, a5] }, 2)).toEqual(a5);
    expect([1, 9].map((page) => assetPageSize({ ...whole, pageSizes: [a4] }, page))).toEqual([a4, a4]);
    expect(assetPageSize(whole, 3)).toEqual(whole);
  });
});
