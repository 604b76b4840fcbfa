import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotation, transformPoint } from './matrix';

describe('rotation', () => {
  it('is exact for quarter turns, also beyond a full one', () => {
    expect(rotation(0)).toEqual([1, 0, 0, 1, 0, 0]);
    expect(rotation(90)).toEqual([0, 1, -1, 0, 0, 0]);
    expect(rotation(180)).toEqual([-1, 0, 0, -1, 0, 0]);
    expect(rotation(-90)).toEqual([0, -1, 1, 0, 0, 0]);
    expect(rotation(450)).toEqual(rotation(90));
    for (const degrees of [0, 90, 180, 270])
      for (const value of rotation(degrees)) expect(Object.is(value, -0)).toBe(false);
  });

  it('turns clockwise where y grows downwards', () => {
    expect(transformPoint(rotation(90), { x: 10, y: 0 })).toEqual({ x: 0, y: 10 });
    expect(rotation(30)[1]).toBe(0.5);
    expect(rotation(60)[0]).toBe(0.5);
  });

  it('agrees with the platform to nine decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (degrees) => {
        const [a, b, c, d] = rotation(degrees);
        const radians = (degrees * Math.PI) / 180;
        expect(a).toBeCloseTo(Math.cos(radians), 8);
        expect(b).toBeCloseTo(Math.sin(radians), 8);
        expect([c, d]).toEqual([0 - b + 0, a]);
      }),
    );
  });
});
