import { describe, expect, it } from 'vitest';
import { pageStretches } from './draw-rulers';
import { RULER, scaleOf, type Viewport } from './viewport';

const view: Viewport = { x: 0, y: 40, width: 800, height: 600, zoom: 0.75, isZooming: false };
const page = (index: number) => ({ page: index, x: 0, y: index * 324, width: 200, height: 300 });

describe('the ruler on the left', () => {
  it('begins at zero beside every page and measures nothing between them', () => {
    expect(scaleOf(view)).toBe(1);
    expect(pageStretches(view, [page(0), page(1)])).toEqual([
      { from: RULER, to: 340, origin: 40 },
      { from: 364, to: 600, origin: 364 },
    ]);
  });

  it('leaves out pages that are not in sight', () => {
    const scrolled = { ...view, y: -500 };
    expect(pageStretches(scrolled, [page(0), page(1)])).toEqual([{ from: RULER, to: 600, origin: -176 }]);
  });
});
