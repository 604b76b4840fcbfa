import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalPlaces, roundDecimal, roundedDigits, sumDecimal } from './decimal';

/** Rounds decimal text by hand, digit by digit. */
function referenceDigits(text: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const padded = fraction.padEnd(decimals + 1, '0');
  let units = BigInt(whole + padded.slice(0, decimals));
  if ((padded[decimals] ?? '0') >= '5') units += 1n;
  return units.toString();
}

describe('roundedDigits', () => {
  it.each([
    [1.005, 2, '101'],
    [-1.005, 2, '101'],
    [2.675, 2, '268'],
    [1.0049999, 2, '100'],
    [0.5, 0, '1'],
    [1.5, 0, '2'],
    [2.5, 0, '3'],
    [0, 2, '0'],
    [0.004, 2, '0'],
    [0.005, 2, '1'],
    [999.995, 2, '100000'],
    [1e21, 0, '1000000000000000000000'],
    [1.5e-7, 7, '2'],
    [1e-30, 10, '0'],
    [123456789012.345, 2, '12345678901235'],
    [9007199254740991, 3, '9007199254740991000'],
  ])('%d to %d decimals', (value, decimals, expected) => {
    expect(roundedDigits(value, decimals)).toBe(expected);
  });

  it('rounds the shortest decimal form, half away from zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 4 }),
        (units, places, decimals) => {
          const digits = String(units).padStart(places + 1, '0');
          const point = digits.length - places;
          const text = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
          expect(roundedDigits(Number(text), decimals)).toBe(referenceDigits(text, decimals));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('roundDecimal', () => {
  it('keeps the sign and has no negative zero', () => {
    expect(roundDecimal(-2.5, 0)).toBe(-3);
    expect(Object.is(roundDecimal(-0.001, 2), 0)).toBe(true);
    expect(roundDecimal(1.005, 2)).toBe(1.01);
  });
});

describe('sumDecimal', () => {
  it('adds money as a cashier does', () => {
    expect(sumDecimal([0.1, 0.2])).toBe(0.3);
    expect(sumDecimal(Array.from({ length: 1000 }, () => 0.01))).toBe(10);
    expect(sumDecimal([])).toBe(0);
    expect(sumDecimal([1e300, 1, -1e300])).toBe(1);
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (cents) => {
        const values = cents.map((cent) => cent / 100);
        const total = cents.reduce((sum, cent) => sum + cent, 0) / 100;
        expect(sumDecimal(values)).toBe(total + 0);
        expect(sumDecimal([...values].reverse())).toBe(total + 0);
      }),
      { numRuns: 200 },
    );
  });
});

it('decimalPlaces counts what is written', () => {
  expect([0, 12, 0.5, 1.25, 1e-7, 1e21].map(decimalPlaces)).toEqual([0, 0, 1, 2, 7, 0]);
});
