import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideSms } from './sms-segments';

describe('segments of text messages', () => {
  it('hold 160 septets alone and 153 each in a longer message', () => {
    expect(divideSms('a'.repeat(160))).toMatchObject({ encoding: 'GSM-7', length: 160, left: 0 });
    expect(divideSms('a'.repeat(160)).segments).toHaveLength(1);
    const two = divideSms('a'.repeat(161));
    expect(two.segments.map(({ length }) => length)).toEqual([153, 8]);
    expect(two.left).toBe(145);
  });

  it('count characters of the extension table twice and never divide them', () => {
    expect(divideSms('€').length).toBe(2);
    expect(divideSms('[]{}~\\|^€\f').length).toBe(20);
    const divided = divideSms(`${'a'.repeat(152)}€${'b'.repeat(20)}`);
    expect(divided.segments.map(({ length }) => length)).toEqual([152, 21]);
  });

  it('hold 70 units of UCS-2 alone and 67 each in a longer message, and never divide a character', () => {
    expect(divideSms('あ'.repeat(70)).segments).toHaveLength(1);
    expect(divideSms('あ'.repeat(71)).segments.map(({ length }) => length)).toEqual([67, 4]);
    const divided = divideSms(`${'あ'.repeat(66)}😀${'い'.repeat(10)}`);
    expect(divided.segments[0]).toBe('あ'.repeat(66));
    expect(divided.segments[1]?.startsWith('😀')).toBe(true);
  });

  it('name every character outside the GSM alphabet once', () => {
    expect(divideSms('“Hello” — “you”').outside).toEqual(['“', '”', '—']);
    expect(divideSms('£10 für Ångström, ¿qué? ΔΦΓ').outside).toEqual([]);
  });

  it('of an empty message are none', () => {
    expect(divideSms('')).toMatchObject({ segments: [], length: 0 });
  });

  it('join to the text, and none is longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { segments, encoding, length } = divideSms(text);
        expect(segments.join('')).toBe(text);
        if (encoding === 'UCS-2') {
          expect(length).toBe(text.length);
          for (const segment of segments) expect(segment.length).toBeLessThanOrEqual(length > 70 ? 67 : 70);
        }
      }),
    );
  });
});
