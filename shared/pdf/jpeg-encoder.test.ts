import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../base';
import { readJpeg } from './jpeg';
import { decodeJpeg } from './jpeg-decoder';
import { encodeJpeg, type JpegSamples } from './jpeg-encoder';

/** Slopes of different steepness in every component; no side is a multiple of a block's. */
function slopes(components: JpegSamples['components'], width = 37, height = 29): JpegSamples {
  const data = new Uint8Array(width * height * components);
  for (let at = 0; at < data.length; at += 1) {
    const pixel = Math.floor(at / components);
    data[at] = ((pixel % width) * 4 + Math.floor(pixel / width) * (at % components)) & 255;
  }
  return { width, height, components, data };
}

function decoded(file: Uint8Array): Uint8Array | null {
  const image = readJpeg(file);
  if (!image.ok) throw new Error(image.error.code);
  return decodeJpeg(image.value);
}

/** The largest difference between two samples. */
const worst = (one: Uint8Array, other: Uint8Array | null): number =>
  one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other?.[at] ?? 1000))), 0);

describe('JPEG', () => {
  it.each([
    ['grey', 1],
    ['RGB', 3],
    ['CMYK', 4],
  ] as const)('keeps %s, close to what it was', (_, components) => {
    const samples = slopes(components);
    const file = encodeJpeg(samples);
    expect(readJpeg(file)).toMatchObject({
      value: { width: 37, height: 29, components, orientation: 1 },
    });
    expect(worst(samples.data, decoded(file))).toBeLessThanOrEqual(6);
  });

  it('keeps one colour as it is', () => {
    const data = new Uint8Array(20 * 20 * 3).map((_, at) => [200, 16, 96][at % 3] ?? 0);
    const file = encodeJpeg({ width: 20, height: 20, components: 3, data });
    expect(worst(data, decoded(file))).toBeLessThanOrEqual(2);
  });

  it('is the same bytes on every machine', () => {
    const digests = ([1, 3, 4] as const).map((components) => sha256Hex(encodeJpeg(slopes(components))));
    expect(digests.map((digest) => digest.slice(0, 16))).toEqual([
      'f9b18b3831f942bc',
      '317e91de31aea877',
      'efe22ab9f3154fb2',
    ]);
  });

  it('takes any samples', () => {
    const any = fc
      .record({
        width: fc.integer({ min: 1, max: 20 }),
        height: fc.integer({ min: 1, max: 20 }),
        components: fc.constantFrom(1, 3, 4),
      })
      .chain((size) => {
        const length = size.width * size.height * size.components;
        return fc.record({
          size: fc.constant(size),
          data: fc.uint8Array({ minLength: length, maxLength: length }),
        });
      });
    fc.assert(
      fc.property(any, ({ size, data }) => {
        const samples = { ...size, data } as JpegSamples;
        expect(decoded(encodeJpeg(samples))).toHaveLength(data.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('decoding', () => {
  it('gives nothing of what is damaged or too large', () => {
    const { components } = slopes(3);
    const header = { width: 37, height: 29, components };
    expect(decodeJpeg({ ...header, data: new Uint8Array(50) })).toBeNull();
    expect(decodeJpeg({ ...header, data: encodeJpeg(slopes(1)) })).toBeNull();
    const tall = { ...header, width: 8001, height: 8000 };
    expect(decodeJpeg({ ...tall, data: encodeJpeg(slopes(3)) })).toBeNull();
  });
});
