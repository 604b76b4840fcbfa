import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteBuffer, formatDecimal } from './byte-buffer';

const written = (write: (out: ByteBuffer) => void): string => {
  const out = new ByteBuffer(1);
  write(out);
  return String.fromCharCode(...out.view());
};

describe('ByteBuffer', () => {
  it('writes whole numbers and hundredths as PDF reads them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), (value) => {
        expect(written((out) => out.integer(value))).toBe(String(value));
        const text = written((out) => out.hundredths(value));
        expect(Number(text)).toBe(value / 100);
        expect(text).toMatch(/^-?(\d+|\d*\.\d?[1-9])$/);
      }),
    );
    expect([-5, 50, 1234, -100, 0].map((value) => written((out) => out.hundredths(value)))).toEqual([
      ...['-.05', '.5', '12.34', '-1', '0'],
    ]);
  });

  it('grows without losing what it holds', () => {
    const text = 'x'.repeat(5000);
    expect(
      written((out) => {
        out.ascii(text);
        out.append(new Uint8Array([65]));
        out.byte(66);
      }),
    ).toBe(`${text}AB`);
  });
});

describe('formatDecimal', () => {
  it('has no exponent, no trailing zeros and no negative zero', () => {
    expect([0.1, 1e-9, -1e-9, 12.3456, 100, -2.5].map((value) => formatDecimal(value, 3))).toEqual([
      ...['0.1', '0', '0', '12.346', '100', '-2.5'],
    ]);
    expect(formatDecimal(1000, 0)).toBe('1000');
  });
});
