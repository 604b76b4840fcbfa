import { describe, expect, it } from 'vitest';
import { block, contentsOf, TestRegions, testContext } from './blocks.test-support';
import { InsetRegions, isEmpty, RestOfRegions, shortened, UNBOUNDED, UnboundedRegion } from './regions';
import { stackBlocks } from './stack';

describe('regions', () => {
  it('shows what is left of the current region and all of the next', () => {
    const rest = new RestOfRegions(new TestRegions([100, 80]), 0, 30);
    expect(rest.at(0)).toMatchObject({ height: 70, full: 100, page: 1 });
    expect(rest.at(1)).toMatchObject({ height: 80, full: 80, page: 2 });
    expect(new RestOfRegions(new TestRegions([100, 80]), 1, 30).at(0)).toMatchObject({
      height: 50,
      full: 80,
    });
  });

  it('keeps an empty region empty however much it is shortened', () => {
    const inset = new InsetRegions(new TestRegions([20]), 10, 50);
    expect(inset.at(0)).toEqual({ width: 90, height: 0, full: 0, page: 1 });
    expect(isEmpty(inset.at(0))).toBe(true);
    expect(isEmpty(shortened({ width: 1, height: 15, full: 20, page: 1 }, 50))).toBe(false);
  });

  it('never shortens a region that has no end', () => {
    expect(shortened(new UnboundedRegion(10, 1), 50)).toMatchObject({ height: UNBOUNDED, full: UNBOUNDED });
  });

  it('ignores a page break where there is no end of room', () => {
    const blocks = [block('a', { lines: [10] }), block('b', { lines: [10], breakBefore: 'page' })];
    const inset = new InsetRegions(new UnboundedRegion(100, 1), 4, 4);
    expect(stackBlocks(blocks, inset, testContext).map(contentsOf)).toEqual([['a0-1@0', 'b0-1@10']]);
  });

  it('ends even where boxes in boxes leave no room at all', () => {
    const none = new InsetRegions(new TestRegions([20]), 0, 50);
    const frames = stackBlocks(
      [block('a', { lines: [10, 10] }), block('b', { lines: [5] })],
      none,
      testContext,
    );
    expect(frames.map(contentsOf)).toEqual([['a0-1@0'], ['a1-2@0'], ['b0-1@0']]);
  });
});
