import { describe, expect, it } from 'vitest';
import { differenceOf, type Pixels, paintDifference } from './difference-raster';

/** A picture from rows of digits: 0 is ink, 9 is paper. */
function picture(...rows: readonly string[]): Pixels {
  const width = rows[0]?.length ?? 0;
  const data = new Uint8ClampedArray(width * rows.length * 4).fill(255);
  rows.forEach((row, y) => {
    [...row].forEach((digit, x) => {
      data.fill(Math.round((Number(digit) / 9) * 255), (y * width + x) * 4, (y * width + x) * 4 + 3);
    });
  });
  return { width, height: rows.length, data };
}

const maskOf = (before: Pixels, after: Pixels): string[] => {
  const { mask, width, height } = differenceOf(before, after);
  return Array.from({ length: height }, (_, y) => mask.slice(y * width, (y + 1) * width).join(''));
};

describe('the difference of two pictures', () => {
  it('is none for equal pictures', () => {
    const page = picture('9909', '9009', '9999');
    expect(differenceOf(page, page).count).toBe(0);
  });

  it('is where ink came and where it went', () => {
    const before = picture('99999', '90999', '99999');
    const after = picture('99999', '99909', '99999');
    expect(maskOf(before, after)).toEqual(['00000', '01010', '00000']);
  });

  it('is none where an edge is blended otherwise, as half a pixel further', () => {
    const before = picture('999999', '900999', '999999');
    const after = picture('999999', '940599', '999999');
    expect(differenceOf(before, after).count).toBe(0);
  });

  it('takes in the blended edge of what differs', () => {
    const before = picture('99999', '99999', '99999');
    const after = picture('99999', '95059', '99999');
    expect(maskOf(before, after)).toEqual(['00000', '01110', '00000']);
    expect(differenceOf(before, after).count).toBe(3);
  });

  it('is a plain area that took a slightly other colour', () => {
    const before = picture('999', '999', '999');
    expect(differenceOf(before, picture('888', '888', '888')).count).toBe(1);
    expect(differenceOf(before, picture('999', '989', '999')).count).toBe(0);
  });

  it('does not reach around the edges of the picture', () => {
    const before = picture('9999', '9999', '9999');
    const after = picture('9990', '5999', '9999');
    expect(maskOf(before, after)).toEqual(['0001', '0000', '0000']);
  });

  it('takes what only one picture covers for paper', () => {
    expect(maskOf(picture('99'), picture('999', '999', '909', '999'))).toEqual(['000', '000', '010', '000']);
    expect(maskOf(picture(), picture('0'))).toEqual(['1']);
  });
});

describe('the picture of a difference', () => {
  it('shows the rest faint, lost ink lighter than new ink', () => {
    const before = picture('99999999', '90999909', '99999999');
    const after = picture('99999999', '99909909', '99999999');
    const shown = paintDifference(after, differenceOf(before, after), [200, 60, 40]);
    const green = (x: number) => shown[(8 + x) * 4 + 1] ?? 0;
    expect(green(3)).toBeLessThan(green(1));
    expect(green(1)).toBeLessThan(255);
    expect(green(6)).toBeGreaterThan(150);
    expect(green(0)).toBe(255);
  });
});
