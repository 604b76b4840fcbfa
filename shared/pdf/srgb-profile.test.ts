import { describe, expect, it } from 'vitest';
import { srgbProfile } from './srgb-profile';

describe('srgbProfile', () => {
  const profile = srgbProfile();
  const view = new DataView(profile.buffer);
  const text = (at: number, length: number) => String.fromCharCode(...profile.subarray(at, at + length));
  const tags = new Map(
    Array.from({ length: view.getUint32(128) }, (_, index) => {
      const entry = 132 + 12 * index;
      return [
        text(entry, 4),
        { offset: view.getUint32(entry + 4), size: view.getUint32(entry + 8) },
      ] as const;
    }),
  );

  it('has the header of an RGB display profile and every tag one needs inside the file', () => {
    expect(view.getUint32(0)).toBe(profile.length);
    expect([text(12, 4), text(16, 4), text(20, 4), text(36, 4)]).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp']);
    for (const tag of ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC']) {
      const { offset = 0, size = 0 } = tags.get(tag) ?? {};
      expect(offset % 4).toBe(0);
      expect(size).toBeGreaterThan(8);
      expect(offset + size).toBeLessThanOrEqual(profile.length);
    }
  });

  it('has primaries that add up to the white of D50', () => {
    for (const [axis, white] of [0.9642, 1, 0.8249].entries()) {
      const sum = ['rXYZ', 'gXYZ', 'bXYZ'].reduce(
        (total, tag) => total + view.getInt32((tags.get(tag)?.offset ?? 0) + 8 + 4 * axis) / 65536,
        0,
      );
      expect(sum).toBeCloseTo(white, 3);
    }
  });

  it('has the tone curve of IEC 61966-2-1', () => {
    const curve = tags.get('rTRC')?.offset ?? 0;
    const count = view.getUint32(curve + 8);
    for (const index of [0, 5, 10, 11, 100, 200, count - 1]) {
      const encoded = index / (count - 1);
      const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
      expect(view.getUint16(curve + 12 + 2 * index)).toBe(Math.round(65535 * linear));
    }
  });
});
