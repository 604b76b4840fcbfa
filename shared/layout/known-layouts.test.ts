import { describe, expect, it } from 'vitest';
import { block, TestRegions } from './blocks.test-support';
import { areAsAsked, KnownLayouts, NotedRegions, type RememberedLayout } from './known-layouts';
import { type Regions, RestOfRegions } from './regions';

const CONTENT = block('text', { lines: [10] });

/** What content says that looked at so many regions, and asked for pages or not. */
function layoutIn(regions: Regions, looked: number, wantsPages = false): RememberedLayout {
  const noted = new NotedRegions(regions);
  noted.at(looked - 1);
  if (wantsPages) noted.forget(0);
  return {
    regions: noted.asked,
    wantsPages: noted.wantsPages,
    fragments: [],
    diagnostics: [],
    textProblems: [],
    deferred: [],
    marks: [],
    hasMarks: false,
    hasNotes: false,
  };
}

const openingPages = (regions: Regions): Regions => ({ opensPages: true, at: (index) => regions.at(index) });

describe('known layouts', () => {
  it('are found again in the same regions as far as these were looked at', () => {
    const known = new KnownLayouts(4);
    const layout = layoutIn(new TestRegions([50, 80, 90]), 2);
    known.add(CONTENT, layout);
    expect(known.find(CONTENT, new TestRegions([50, 80, 20]))).toBe(layout);
    expect(known.find(CONTENT, new TestRegions([50, 70, 90]))).toBeUndefined();
    expect(known.find(CONTENT, new TestRegions([50, 80], 5))).toBeUndefined();
    expect(known.find(block('other', { lines: [10] }), new TestRegions([50, 80]))).toBeUndefined();
  });

  it('of one region are good on any page, those of several and those with notes on theirs', () => {
    const known = new KnownLayouts(4);
    const regions = new TestRegions([50]);
    const one = layoutIn(regions, 1);
    known.add(CONTENT, one);
    expect(known.find(CONTENT, new RestOfRegions(regions, 3, 0))).toBe(one);
    for (const layout of [layoutIn(regions, 2), { ...one, hasNotes: true }]) {
      known.clear();
      known.add(CONTENT, layout);
      expect(known.find(CONTENT, regions)).toBe(layout);
      expect(known.find(CONTENT, new RestOfRegions(regions, 3, 0))).toBeUndefined();
    }
  });

  it('are the last few of a content', () => {
    const known = new KnownLayouts(2);
    for (const height of [10, 20, 30]) known.add(CONTENT, layoutIn(new TestRegions([height]), 1));
    const found = [10, 20, 30].map((height) => known.find(CONTENT, new TestRegions([height])) !== undefined);
    expect(found).toEqual([false, true, true]);
  });

  it('that asked for pages and got none say nothing of regions that open pages', () => {
    const known = new KnownLayouts(4);
    const regions = new TestRegions([50]);
    known.add(CONTENT, layoutIn(regions, 1, true));
    expect(known.find(CONTENT, regions)).toBeDefined();
    expect(known.find(CONTENT, openingPages(regions))).toBeUndefined();
    known.clear();
    known.add(CONTENT, layoutIn(regions, 1));
    expect(known.find(CONTENT, openingPages(regions))).toBeDefined();
  });
});

describe('noted regions', () => {
  it('know every region up to the last that was looked at, and whether pages were wanted', () => {
    const noted = new NotedRegions(new TestRegions([50, 80, 90]));
    noted.at(1);
    noted.at(0);
    expect(noted.asked.map(({ height }) => height)).toEqual([50, 80]);
    expect(noted.wantsPages).toBe(false);
    expect(noted.openPage(0, true, { parity: null, section: null })).toBeNull();
    expect(noted.wantsPages).toBe(true);
    expect(areAsAsked(noted.asked, new TestRegions([50, 80]))).toBe(true);
    expect(areAsAsked(noted.asked, new TestRegions([50, 81]))).toBe(false);
  });
});
