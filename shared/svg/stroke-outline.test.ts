import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOSE, CURVE, LINE, MOVE, PATH_ARGUMENTS, type Path, type Point, rectanglePath } from '../geometry';
import { circlePath } from './shape';
import { type Pen, strokeOutline } from './stroke-outline';

const PEN: Pen = { width: 4, dash: [], miterLimit: 4 };
const TOLERANCE = 0.01;

/** Polygons of an outline; curves as many short lines. */
function polygonsOf(path: Path): Point[][] {
  const polygons: Point[][] = [];
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? CLOSE;
    const values = path.slice(at + 1, at + 1 + (PATH_ARGUMENTS[operator] ?? 0));
    at += 1 + values.length;
    const [x = 0, y = 0] = values.slice(-2);
    if (operator === MOVE) polygons.push([{ x, y }]);
    const polygon = polygons.at(-1) ?? [];
    if (operator === LINE) polygon.push({ x, y });
    if (operator !== CURVE) continue;
    const { x: x0, y: y0 } = polygon.at(-1) ?? { x: 0, y: 0 };
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = values;
    for (let step = 1; step <= 16; step += 1) {
      const t = step / 16;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
      polygon.push({ x: a * x0 + b * x1 + c * x2 + d * x, y: a * y0 + b * y1 + c * y2 + d * y });
    }
  }
  return polygons;
}

/** How often an outline runs round a point. */
function windingOf(path: Path, { x, y }: Point): number {
  let winding = 0;
  for (const polygon of polygonsOf(path)) {
    polygon.forEach((from, index) => {
      const to = polygon[index + 1] ?? polygon[0] ?? from;
      const side = (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
      if (from.y <= y && to.y > y && side > 0) winding += 1;
      if (from.y > y && to.y <= y && side < 0) winding -= 1;
    });
  }
  return winding;
}

const outlineOf = (path: Path, change: Partial<Pen> = {}): Path => {
  const outline = strokeOutline(path, { ...PEN, ...change }, TOLERANCE);
  if (!outline) throw new Error('there is no outline');
  return outline;
};

const covers = (path: Path, x: number, y: number): boolean => windingOf(path, { x, y }) > 0;

const line = (...points: number[]): Path =>
  points.flatMap((value, index) => (index % 2 === 0 ? [index === 0 ? MOVE : LINE, value] : [value]));

describe('the area of a stroke', () => {
  it('lies on both sides of a line and ends as its ends say', () => {
    const path = line(10, 10, 30, 10);
    const at = (change: Partial<Pen>) => {
      const outline = outlineOf(path, change);
      return [
        covers(outline, 20, 11.9),
        covers(outline, 31.9, 10.1),
        covers(outline, 31.9, 11.9),
        covers(outline, 20, 12.1),
      ];
    };
    expect(at({})).toEqual([true, false, false, false]);
    expect(at({ cap: 'round' })).toEqual([true, true, false, false]);
    expect(at({ cap: 'square' })).toEqual([true, true, true, false]);
  });

  it('has corners as they are asked for, on either side', () => {
    for (const sign of [1, -1]) {
      const path = line(0, 0, 20, 0, 20, 20 * sign);
      const at = (change: Partial<Pen>) => {
        const outline = outlineOf(path, change);
        return [21.9, 21.2, 20.9].map((x) => covers(outline, x, sign * (20 - x)));
      };
      expect(at({})).toEqual([true, true, true]);
      expect(at({ join: 'round' })).toEqual([false, true, true]);
      expect(at({ join: 'bevel' })).toEqual([false, false, true]);
      expect(at({ miterLimit: 1.4 })).toEqual([false, false, true]);
      expect(at({ miterLimit: 1.42 })).toEqual([true, true, true]);
    }
  });

  it('goes round closed shapes and leaves their inside open', () => {
    const outline = outlineOf(rectanglePath(10, 10, 20, 20));
    expect([covers(outline, 8.1, 8.1), covers(outline, 11.9, 20), covers(outline, 12.1, 20)]).toEqual([
      ...[true, true, false],
    ]);
    expect(covers(outlineOf([MOVE, 10, 10, LINE, 30, 10, LINE, 30, 30, LINE, 10, 10, CLOSE]), 8.5, 9)).toBe(
      true,
    );
  });

  it('follows curves as near as is asked for', () => {
    const outline = outlineOf(circlePath(0, 0, 20));
    for (let step = 0; step < 40; step += 1) {
      const t = step / 40;
      const [x, y] = [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
      expect([21.96, 18.04].map((radius) => covers(outline, x * radius, y * radius))).toEqual([true, true]);
      expect([22.04, 17.96].map((radius) => covers(outline, x * radius, y * radius))).toEqual([false, false]);
    }
  });

  it('has dashes, which run into each other where a shape closes', () => {
    const path = line(0, 0, 100, 0);
    const dashed = outlineOf(path, { dash: [10, 5] });
    expect([5, 12, 20, 27, 98].map((x) => covers(dashed, x, 0.5))).toEqual([true, false, true, false, true]);
    const square = outlineOf(rectanglePath(0, 0, 20, 20), { dash: [15, 10] });
    // 80 long: a dash of 5 at its end, and 15 at its beginning, are one with a corner between.
    expect(covers(square, -1.9, -1.9)).toBe(true);
    expect(covers(square, 18, 0.5)).toBe(false);
    const dots = outlineOf(path, { dash: [0, 10], cap: 'round' });
    expect([0.5, 5, 10.5, 15].map((x) => covers(dots, x, 1))).toEqual([true, false, true, false]);
  });

  it('is that of a dot where a line has no length, if its ends are not cut off', () => {
    const dot = [MOVE, 5, 5, CLOSE];
    expect(outlineOf(dot)).toEqual([]);
    expect(covers(outlineOf(dot, { cap: 'round' }), 6, 6)).toBe(true);
    expect(covers(outlineOf(dot, { cap: 'square' }), 6.9, 6.9)).toBe(true);
    expect(outlineOf([MOVE, 5, 5], { cap: 'round' })).toEqual([]);
  });

  it('has bounds', () => {
    expect(strokeOutline(line(0, 0, 1000, 0), { ...PEN, dash: [0.01, 0.01] }, TOLERANCE)).toBeNull();
    expect(strokeOutline([], PEN, TOLERANCE)).toEqual([]);
  });

  it('covers its line wherever that runs, and nothing runs round the other way', () => {
    const coordinate = fc.integer({ min: -50, max: 50 });
    const points = fc.array(coordinate, { minLength: 4, maxLength: 12 });
    const pens = fc.record({
      ...{ width: fc.integer({ min: 1, max: 30 }), isClosed: fc.boolean(), isCurved: fc.boolean() },
      ...{
        join: fc.constantFrom('miter', 'round', 'bevel' as const),
        cap: fc.constantFrom('butt', 'round', 'square' as const),
      },
    });
    fc.assert(
      fc.property(points, pens, (numbers, { width, isClosed, isCurved, join, cap }) => {
        const even = numbers.slice(0, numbers.length - (numbers.length % 2));
        const [x0 = 0, y0 = 0, ...rest] = even;
        const path =
          isCurved && rest.length >= 6 ? [MOVE, x0, y0, CURVE, ...rest.slice(0, 6)] : line(...even);
        const outline = outlineOf(isClosed ? [...path, CLOSE] : path, { width, join: join as 'miter', cap });
        expect(outline.every(Number.isFinite)).toBe(true);
        for (let at = 0; !isCurved && at + 3 < even.length; at += 2) {
          const [x, y, toX, toY] = even.slice(at, at + 4) as [number, number, number, number];
          if (x === toX && y === toY) continue;
          expect(covers(outline, x + (toX - x) * 0.4713, y + (toY - y) * 0.4713)).toBe(true);
        }
        for (const [x, y] of [
          [0.3, 0.7],
          [x0 + 1.3, y0 - 0.7],
          [-20.1, 30.9],
        ] as const)
          expect(windingOf(outline, { x, y })).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
