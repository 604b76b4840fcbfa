import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOSE, CURVE, LINE, MOVE, PATH_ARGUMENTS, type Path } from '../geometry';
import { parsePathData } from './path-data';
import { tightBox } from './shape';

const rounded = (path: Path): number[] => path.map((value) => Math.round(value * 1000) / 1000 + 0);

describe('path data', () => {
  it('knows every command, relative and absolute', () => {
    expect(parsePathData('M1 2L3,4h5v-6H1V2z')).toEqual([
      ...[MOVE, 1, 2, LINE, 3, 4, LINE, 8, 4, LINE, 8, -2, LINE, 1, -2, LINE, 1, 2, CLOSE],
    ]);
    expect(parsePathData('m1 1 2 2zm1 0')).toEqual([MOVE, 1, 1, LINE, 3, 3, CLOSE, MOVE, 2, 1]);
    expect(parsePathData('M0 0c0 1 1 2 2 2s2 1 2 2')).toEqual([
      ...[MOVE, 0, 0, CURVE, 0, 1, 1, 2, 2, 2, CURVE, 3, 2, 4, 3, 4, 4],
    ]);
    expect(rounded(parsePathData('M0 0Q3 3 6 0T12 0'))).toEqual([
      ...[MOVE, 0, 0, CURVE, 2, 2, 4, 2, 6, 0, CURVE, 8, -2, 10, -2, 12, 0],
    ]);
    expect(parsePathData('M0 0S1 1 2 2')).toEqual([MOVE, 0, 0, CURVE, 0, 0, 1, 1, 2, 2]);
  });

  it('takes numbers that stand against each other', () => {
    expect(parsePathData('M.5-3.2e1,.25.75')).toEqual([MOVE, 0.5, -32, LINE, 0.25, 0.75]);
    expect(parsePathData('M0 0l1.5.5-2-.25')).toEqual([MOVE, 0, 0, LINE, 1.5, 0.5, LINE, -0.5, 0.25]);
    expect(rounded(parsePathData('M0 0a1 1 0 012 0')).slice(-2)).toEqual([2, 0]);
  });

  it('ends where an error is', () => {
    expect(parsePathData('M1 1 L2 2 L3 oops')).toEqual([MOVE, 1, 1, LINE, 2, 2]);
    expect(parsePathData('L1 1')).toEqual([]);
    expect(parsePathData('M0 0 z 5 5')).toEqual([MOVE, 0, 0, CLOSE]);
  });

  it('draws arcs of which every point lies on the ellipse', () => {
    const arc = fc.record({
      rx: fc.double({ min: 1, max: 50, noNaN: true }),
      ry: fc.double({ min: 1, max: 50, noNaN: true }),
      turn: fc.integer({ min: -360, max: 360 }),
      large: fc.boolean(),
      sweep: fc.boolean(),
      x: fc.double({ min: -30, max: 30, noNaN: true }),
      y: fc.double({ min: 1, max: 30, noNaN: true }),
    });
    fc.assert(
      fc.property(arc, ({ rx, ry, turn, large, sweep, x, y }) => {
        const arcOf = (isLarge: boolean, isSweep: boolean) =>
          parsePathData(`M0 0A${rx} ${ry} ${turn} ${isLarge ? 1 : 0} ${isSweep ? 1 : 0} ${x} ${y}`);
        const path = arcOf(large, sweep);
        expect(path.slice(-2)).toEqual([x, y]);
        // The same ellipse through both ends, its other arc: together they are closed, and of one box.
        const other = arcOf(!large, !sweep);
        const whole = tightBox([...path, ...other]);
        const angle = (turn * Math.PI) / 180;
        const half = Math.sqrt((Math.cos(angle) * rx) ** 2 + (Math.sin(angle) * ry) ** 2);
        const reach = Math.max(1, chord(x, y, rx, ry, angle) / 2);
        expect((whole?.width ?? 0) / (2 * half * reach)).toBeCloseTo(1, 2);
      }),
    );
  });

  it('never fails, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'MmLlHhVvCcSsQqTtAaZz0123456789.-+eE, x') }),
        (data) => {
          const path = parsePathData(data);
          for (let at = 0; at < path.length; at += 1 + (PATH_ARGUMENTS[path[at] ?? CLOSE] ?? 0)) {
            expect([MOVE, LINE, CURVE, CLOSE]).toContain(path[at]);
          }
          expect(path.every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });
});

/** Length of the chord from the origin to (x, y) on the unit circle that the ellipse is made of. */
function chord(x: number, y: number, rx: number, ry: number, angle: number): number {
  const across = (Math.cos(angle) * x + Math.sin(angle) * y) / rx;
  const down = (-Math.sin(angle) * x + Math.cos(angle) * y) / ry;
  return Math.sqrt(across * across + down * down);
}
