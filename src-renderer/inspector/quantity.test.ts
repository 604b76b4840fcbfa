import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp, formatLength, formatNumber, parseLength, parseNumber, stepValue } from './quantity';

describe('parseLength', () => {
  it('takes a number without a unit in the unit of the field', () => {
    expect(parseLength('25.4', 'mm')).toBe(72);
    expect(parseLength('25.4', 'pt')).toBe(25.4);
  });

  it('takes units, decimal commas and full-width digits', () => {
    expect(parseLength('1 in', 'mm')).toBe(72);
    expect(parseLength('2,54 cm', 'pt')).toBe(72);
    expect(parseLength('１２ｐｔ', 'mm')).toBe(12);
    expect(parseLength('4Q', 'mm')).toBe(parseLength('1mm', 'mm'));
  });

  it('computes, plain numbers beside lengths being in the unit of the field', () => {
    expect(parseLength('10 + 5', 'pt')).toBe(15);
    expect(parseLength('36pt + 25.4', 'mm')).toBe(108);
    expect(parseLength('(1in − 36pt) * 2', 'mm')).toBe(72);
    expect(parseLength('210/2', 'mm')).toBe(parseLength('105 mm', 'pt'));
    expect(parseLength('-3', 'pt')).toBe(-3);
  });

  it('refuses what is no length', () => {
    for (const text of ['', 'abc', '12 px', '3 mm * 2 mm', '2 / 3 mm', '1 / 0', '(2', '1 2']) {
      expect(parseLength(text, 'mm'), text).toBeUndefined();
    }
  });

  it('reads back what it shows to within the shown digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (millipoints) => {
        const shown = formatLength(millipoints / 1000, 'mm');
        expect(Math.abs((parseLength(shown, 'mm') ?? Number.NaN) - millipoints / 1000)).toBeLessThan(0.02);
      }),
    );
  });
});

describe('parseNumber', () => {
  it('computes and knows no units', () => {
    expect(parseNumber('3 * 4')).toBe(12);
    expect(parseNumber('3 mm')).toBeUndefined();
  });
});

describe('stepping', () => {
  it('goes to the next line of the grid', () => {
    expect(stepValue(1.3, 1, 1, {})).toBe(2);
    expect(stepValue(1.3, 1, -1, {})).toBe(1);
    expect(stepValue(2, 0.1, -1, {})).toBe(1.9);
    expect(stepValue(0, 1, -1, { min: 0 })).toBe(0);
  });

  it('keeps limits', () => {
    expect(clamp(7, { max: 5 })).toBe(5);
    expect(clamp(7, {})).toBe(7);
  });
});

it('shows no needless digits', () => {
  expect(formatNumber(2)).toBe('2');
  expect(formatNumber(-0.0001)).toBe('0');
  expect(formatLength(72, 'mm')).toBe('25.4');
});
