import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NUMBERINGS } from '../model';
import { writeNumber } from './numbering';

const shown = (numbering: (typeof NUMBERINGS)[number], ...values: number[]) =>
  values.map((value) => writeNumber(value, numbering)).join(' ');

describe('writeNumber', () => {
  it('writes every numbering', () => {
    expect(shown('decimal', 1, 12, 1000)).toBe('1 12 1000');
    expect(shown('lower-alpha', 1, 26, 27, 52, 53, 702, 703)).toBe('a z aa az ba zz aaa');
    expect(shown('upper-alpha', 2, 28)).toBe('B AB');
    expect(shown('lower-roman', 1, 4, 9, 14, 40, 90, 400, 1994, 3999)).toBe(
      'i iv ix xiv xl xc cd mcmxciv mmmcmxcix',
    );
    expect(shown('upper-roman', 8)).toBe('VIII');
    expect(shown('circled', 0, 1, 20, 21, 35, 36, 50)).toBe('⓪ ① ⑳ ㉑ ㉟ ㊱ ㊿');
    expect(shown('kanji', 1, 10, 22, 105)).toBe('一 十 二十二 百五');
    expect(shown('full-width', 7, 10)).toBe('７ １０');
  });

  it('falls back to digits where a numbering has no form', () => {
    expect(shown('lower-alpha', 0, -3)).toBe('0 -3');
    expect(shown('upper-roman', 0, 4000)).toBe('0 4000');
    expect(shown('circled', 51)).toBe('51');
    expect(shown('full-width', -1)).toBe('－１');
  });

  it('never writes two numbers alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NUMBERINGS),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 5000 }),
        (numbering, a, b) => {
          expect(writeNumber(a, numbering) === writeNumber(b, numbering)).toBe(a === b);
        },
      ),
    );
  });
});
