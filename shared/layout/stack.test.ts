import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockOptions, block, contentsOf, TestRegions, testContext } from './blocks.test-support';
import type { LayoutContext } from './context';
import type { Regions } from './regions';
import { stackBlocks } from './stack';

const stack = (blocks: Record<string, BlockOptions>, heights: readonly number[], used = 0) =>
  stackBlocks(
    Object.entries(blocks).map(([id, options]) => block(id, options)),
    new TestRegions(heights, used),
    testContext,
  ).map(contentsOf);

describe('stackBlocks', () => {
  it('puts blocks one below the other with the larger of their spaces between them', () => {
    const frames = stack(
      {
        a: { lines: [10], spaceAfter: 4 },
        b: { lines: [10], spaceBefore: 6, spaceAfter: 2 },
        c: { lines: [5] },
      },
      [100],
    );
    expect(frames).toEqual([['a0-1@0', 'b0-1@16', 'c0-1@28']]);
  });

  it('divides a block between regions and drops the space on top of a region', () => {
    expect(stack({ a: { lines: [10, 10, 10] }, b: { lines: [10], spaceBefore: 50 } }, [20])).toEqual([
      ['a0-2@0'],
      ['a2-3@0'],
      ['b0-1@0'],
    ]);
  });

  it('leaves the first region empty when nothing fits there', () => {
    expect(stack({ a: { lines: [30] } }, [50], 30)).toEqual([[], ['a0-1@0']]);
  });

  it('takes a heading along with what it belongs to', () => {
    const blocks = { a: { lines: [30] }, heading: { lines: [10], keepWithNext: true }, b: { lines: [30] } };
    expect(stack(blocks, [50])).toEqual([['a0-1@0'], ['heading0-1@0', 'b0-1@10']]);
  });

  it('leaves a chain of headings that fills a region where it is', () => {
    const heading = { lines: [20], keepWithNext: true };
    expect(stack({ h1: heading, h2: heading, b: { lines: [30] } }, [50])).toEqual([
      ['h10-1@0', 'h20-1@20'],
      ['b0-1@0'],
    ]);
  });

  it('keeps a block together where a region has the room for it', () => {
    const together = { lines: [10, 10, 10], keepTogether: true };
    expect(stack({ a: { lines: [30] }, b: together }, [50])).toEqual([['a0-1@0'], ['b0-3@0']]);
    expect(stack({ b: { lines: [30, 30, 30], keepTogether: true } }, [50])).toEqual([
      ['b0-1@0'],
      ['b1-2@0'],
      ['b2-3@0'],
    ]);
  });

  it('lays out again what found no room only where there is more of it', () => {
    const together = block('a', { lines: [10, 10, 10], keepTogether: true });
    const asked: number[] = [];
    const watched: LayoutContext = {
      ...testContext,
      layOut: (content, regions) => {
        asked.push(regions.at(0).height);
        return testContext.layOut(content, regions);
      },
    };
    const left = [10, 8, 10, 0, 20, 15, 20, 5, 50, 50];
    const regions: Regions = {
      at: (index) => ({ width: 100, height: left[index] ?? 50, full: 50, page: index + 1 }),
    };
    const frames = stackBlocks([together], regions, watched).map(contentsOf);
    expect(frames).toEqual([...Array.from({ length: 8 }, () => []), ['a0-3@0']]);
    expect(asked).toEqual([10, 20, 50]);
  });

  it('begins a new page before a block that asks for it, but not before the first', () => {
    const wanted = { lines: [10], breakBefore: 'page' as const };
    expect(stack({ a: wanted, b: { lines: [10] }, c: wanted }, [50])).toEqual([
      ['a0-1@0', 'b0-1@10'],
      ['c0-1@0'],
    ]);
  });

  it('takes back all that keeps with a block where something else stands above in the region', () => {
    const blocks = { heading: { lines: [10], keepWithNext: true }, b: { lines: [30] } };
    expect(stack(blocks, [50], 20)).toEqual([[], ['heading0-1@0', 'b0-1@10']]);
  });

  it('never takes back a block that began in an earlier region, whatever stands above in this one', () => {
    const blocks = { a: { lines: [30, 30], keepWithNext: true }, b: { lines: [30] } };
    const halfTaken: Regions = {
      at: (index) => ({ width: 100, height: index === 1 ? 40 : 50, full: 50, page: index + 1 }),
    };
    const frames = stackBlocks(
      Object.entries(blocks).map(([id, options]) => block(id, options)),
      halfTaken,
      testContext,
    );
    expect(frames.map(contentsOf)).toEqual([['a0-1@0'], ['a1-2@0'], ['b0-1@0']]);
  });

  it('breaks after a block, and further where both sides of a place ask for it', () => {
    const line = { lines: [10] };
    expect(stack({ a: { ...line, breakAfter: 'page' }, b: line }, [50])).toEqual([['a0-1@0'], ['b0-1@0']]);
    const both = { a: { ...line, breakAfter: 'page' as const }, b: { ...line, breakBefore: 'odd' as const } };
    expect(stack(both, [50])).toEqual([['a0-1@0'], [], ['b0-1@0']]);
  });

  it('leaves the column, or the page with all of its columns', () => {
    const line = { lines: [10] };
    const twoColumns: Regions = {
      at: (index) => ({ width: 100, height: 50, full: 50, page: Math.floor(index / 2) + 1 }),
    };
    const poured = (kind: BlockOptions['breakBefore']) =>
      stackBlocks(
        [block('a', line), block('b', { ...line, ...(kind ? { breakBefore: kind } : {}) })],
        twoColumns,
        testContext,
      ).map(contentsOf);
    expect(poured('column')).toEqual([['a0-1@0'], ['b0-1@0']]);
    expect(poured('page')).toEqual([['a0-1@0'], [], ['b0-1@0']]);
    expect(poured('even')).toEqual([['a0-1@0'], [], ['b0-1@0']]);
    expect(poured('odd')).toEqual([['a0-1@0'], [], [], [], ['b0-1@0']]);
  });

  it('opens a page for a section, and nothing for one that goes on in the flow', () => {
    const line = { lines: [10] };
    expect(stack({ a: line, b: { ...line, section: 'page' } }, [50])).toEqual([['a0-1@0'], ['b0-1@0']]);
    expect(stack({ a: { ...line, section: 'page' } }, [50])).toEqual([['a0-1@0']]);
    expect(stack({ a: line, b: { ...line, section: 'continuous' } }, [50])).toEqual([['a0-1@0', 'b0-1@10']]);
  });

  it('puts what is anchored where it was met, without room, and takes it along', () => {
    const anchored = { lines: [5], anchor: { x: 3, y: 2 } };
    expect(stack({ a: { lines: [10] }, m: anchored, b: { lines: [10] } }, [50])).toEqual([
      ['a0-1@0', 'm0-1@12', 'b0-1@10'],
    ]);
    expect(stack({ a: { lines: [30] }, m: anchored, b: { lines: [30] } }, [50])).toEqual([
      ['a0-1@0'],
      ['m0-1@2', 'b0-1@0'],
    ]);
  });

  it('fills what is left when everything else has its place', () => {
    const line = { lines: [10], spaceBefore: 4, spaceAfter: 4 };
    const filler = (height: number) => ({ lines: [], fills: height });
    expect(stack({ a: line, f: filler(26), b: line }, [60])).toEqual([['a0-1@0', 'f0-1@14', 'b0-1@44']]);
    expect(stack({ a: line, f: filler(40), b: line }, [60])).toEqual([['a0-1@0', 'b0-1@14']]);
    expect(stack({ a: line, f: filler(40) }, [60])).toEqual([['a0-1@0', 'f0-1@14']]);
    expect(stack({ a: line, f: filler(10), g: filler(40), h: filler(12) }, [60])).toEqual([
      ['a0-1@0', 'f0-1@14', 'h0-1@24'],
    ]);
  });

  it('loses and doubles nothing, whatever the blocks and regions', () => {
    const options: fc.Arbitrary<BlockOptions> = fc.record({
      lines: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
      spaceBefore: fc.nat(20),
      spaceAfter: fc.nat(20),
      keepWithNext: fc.boolean(),
      keepTogether: fc.boolean(),
      breakBefore: fc.constantFrom(
        undefined,
        'column' as const,
        'page' as const,
        'odd' as const,
        'even' as const,
      ),
      breakAfter: fc.constantFrom(undefined, undefined, 'column' as const, 'odd' as const),
      anchor: fc.constantFrom(undefined, undefined, { x: 1, y: 1 }),
    });
    const heights = fc.array(fc.integer({ min: 5, max: 100 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(options, { maxLength: 12 }), heights, fc.nat(50), (blocks, regions, used) => {
        const named = Object.fromEntries(blocks.map((each, index) => [`b${index}:`, each]));
        const placed = stack(named, regions, Math.min(used, regions[0] ?? 0))
          .flat()
          .map((entry) => entry.replace(/@.*/, ''));
        const expected = blocks.flatMap(({ lines }, index) => lines.map((_, line) => `b${index}:${line}`));
        const lines = placed.flatMap((entry) => {
          const [id, from, to] = entry.split(/:|-/) as [string, string, string];
          return Array.from(
            { length: Number(to) - Number(from) },
            (_, line) => `${id}:${Number(from) + line}`,
          );
        });
        expect(lines).toEqual(expected);
      }),
    );
  });
});
