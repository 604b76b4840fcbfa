import { describe, expect, it } from 'vitest';
import { GreyRows, type Greys, reduceToGreys, visiblyDifferent } from './greys';

const filled = (width: number, height: number, value: number): Greys => ({
  width,
  height,
  values: new Uint8Array(width * height).fill(value),
});

describe('drawings by luminance', () => {
  it('are reduced to the mean of each cell', () => {
    const pixels = Uint8Array.from([255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255, 255]);
    expect(reduceToGreys(pixels, 2, 2, 3, 2)).toEqual({
      width: 1,
      height: 1,
      values: Uint8Array.from([191]),
    });
  });

  it('weigh colours as eyes do and drop what fills no cell', () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]);
    const { width, values } = reduceToGreys(pixels, 3, 1, 4, 1);
    expect([width, ...values]).toEqual([3, 54, 182, 18]);
    expect(reduceToGreys(pixels, 3, 1, 4, 2)).toEqual({ width: 1, height: 0, values: new Uint8Array(0) });
  });

  it('are the same where the picture comes in pieces, whatever their length', () => {
    const [width, height] = [7, 8];
    const pixels = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 37) % 256);
    const whole = reduceToGreys(pixels, width, height, 3, 3);
    for (const length of [1, 5, 64, pixels.length]) {
      const rows = new GreyRows(width, height, 3, 3);
      for (let at = 0; at < pixels.length; at += length) rows.add(pixels.subarray(at, at + length));
      expect(rows.isComplete).toBe(true);
      expect(rows.greys).toEqual(whole);
    }
  });

  it('are complete only when every row has come', () => {
    const rows = new GreyRows(2, 4, 3, 2);
    rows.add(new Uint8Array(23));
    expect(rows.isComplete).toBe(false);
    rows.add(new Uint8Array(1));
    expect(rows.isComplete).toBe(true);
  });

  it('differ where the luminance is more than 96 apart', () => {
    const page = filled(10, 10, 255);
    const other = filled(10, 10, 255);
    other.values.set([159, 158], 0);
    const { share, mask } = visiblyDifferent(page, other);
    expect(share).toBe(0.01);
    expect([...mask.subarray(0, 2)]).toEqual([0, 1]);
  });

  it('are compared where both are, within one pixel of size', () => {
    expect(visiblyDifferent(filled(10, 10, 255), filled(11, 9, 255)).share).toBe(0);
    expect(visiblyDifferent(filled(10, 10, 255), filled(12, 10, 255)).share).toBe(1);
  });
});
