import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxBetween, HANDLES, resizeBox } from './resizing';
import { snapMove, snapResize } from './snapping';

const length = fc.integer({ min: 0, max: 500 });
const boxes = fc.record({ x: length, y: length, width: length, height: length });

describe('snapping', () => {
  const line = { axis: 'x', at: 100, from: 0, to: 50 } as const;

  it('sticks to the nearest line by left, middle or right', () => {
    expect(snapMove({ x: 97, y: 0, width: 40, height: 10 }, [line], 5).by).toEqual({ x: 3, y: 0 });
    expect(snapMove({ x: 78, y: 0, width: 40, height: 10 }, [line], 5).by).toEqual({ x: 2, y: 0 });
    expect(snapMove({ x: 64, y: 0, width: 40, height: 10 }, [line], 5).by).toEqual({ x: -4, y: 0 });
    expect(snapMove({ x: 50, y: 0, width: 40, height: 10 }, [line], 5).by).toEqual({ x: 0, y: 0 });
  });

  it('draws guides as far as the box', () => {
    const { guides } = snapMove({ x: 97, y: 200, width: 40, height: 30 }, [line], 5);
    expect(guides).toEqual([{ axis: 'x', at: 100, from: 0, to: 230 }]);
  });

  it('moves only the edges that a handle moves', () => {
    const box = { x: 97, y: 0, width: 40, height: 10 };
    expect(snapResize(box, 'w', [line], 5).by).toEqual({ x: 3, y: 0 });
    expect(snapResize(box, 'e', [line], 5).by).toEqual({ x: 0, y: 0 });
  });

  it('never moves farther than its reach, and only onto a line', () => {
    const lines = fc.array(
      fc.record({
        axis: fc.constantFrom('x' as const, 'y' as const),
        at: length,
        from: fc.constant(0),
        to: fc.constant(10),
      }),
    );
    fc.assert(
      fc.property(boxes, lines, (box, all) => {
        const { by, guides } = snapMove(box, all, 5);
        expect(Math.abs(by.x)).toBeLessThanOrEqual(5);
        expect(Math.abs(by.y)).toBeLessThanOrEqual(5);
        if (by.x !== 0) expect(guides.some(({ axis }) => axis === 'x')).toBe(true);
      }),
    );
  });
});

describe('resizing', () => {
  it('keeps the opposite edges where they are', () => {
    const by = fc.record({ x: fc.integer({ min: -600, max: 600 }), y: fc.integer({ min: -600, max: 600 }) });
    fc.assert(
      fc.property(
        boxes,
        fc.constantFrom(...HANDLES),
        by,
        fc.boolean(),
        (box, handle, moved, proportional) => {
          const resized = resizeBox(box, handle, moved, proportional);
          if (handle.includes('w')) expect(resized.x + resized.width).toBeCloseTo(box.x + box.width, 6);
          else expect(resized.x).toBe(box.x);
          if (handle.includes('n')) expect(resized.y + resized.height).toBeCloseTo(box.y + box.height, 6);
          else expect(resized.y).toBe(box.y);
          expect(resized.width).toBeGreaterThanOrEqual(0);
          expect(resized.height).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('keeps the proportions from a corner', () => {
    const box = { x: 0, y: 0, width: 100, height: 50 };
    expect(resizeBox(box, 'se', { x: 100, y: 0 }, true)).toEqual({ x: 0, y: 0, width: 200, height: 100 });
  });

  it('finds the box between two points', () => {
    expect(boxBetween({ x: 9, y: 1 }, { x: 3, y: 5 })).toEqual({ x: 3, y: 1, width: 6, height: 4 });
  });
});
