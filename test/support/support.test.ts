import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import {
  differingShare,
  fontBytes,
  harfbuzzBytes,
  hasQpdf,
  inProject,
  qpdfComplaints,
  sharedData,
  shippedFonts,
  temporaryFolder,
} from './index';

function page(width: number, height: number, paint: (x: number, y: number) => boolean): PNG {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      image.data.fill(paint(x, y) ? 0 : 255, at, at + 3);
      image.data[at + 3] = 255;
    }
  }
  return image;
}

describe('the shipped fonts', () => {
  it('all exist, each once', () => {
    const fonts = shippedFonts();
    expect(fonts.length).toBeGreaterThan(8);
    for (const font of fonts) expect(statSync(font.file).size).toBeGreaterThan(10_000);
    const faces = fonts.map(({ family, weight, italic }) => `${family} ${weight} ${italic}`);
    expect(new Set(faces).size).toBe(faces.length);
    expect(new Set(fonts.map((font) => path.basename(font.file))).size).toBe(fonts.length);
  });

  it('are TrueType', () => {
    expect([...fontBytes('Noto Sans JP').subarray(0, 4)]).toEqual([0, 1, 0, 0]);
    expect(() => fontBytes('Comic Sans')).toThrow('no font Comic Sans 400');
  });

  it('come with HarfBuzz', () => {
    expect([...harfbuzzBytes('harfbuzz.wasm').subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
  });
});

describe('comparing drawings', () => {
  const blank = page(40, 30, () => false);

  it('measures the share that differs', () => {
    expect(
      differingShare(
        blank,
        page(40, 30, () => false),
      ),
    ).toBe(0);
    const block = page(40, 30, (x, y) => x < 20 && y < 15);
    expect(differingShare(blank, block)).toBeCloseTo(0.25, 2);
  });

  it('forgives one pixel of size and nothing more', () => {
    expect(
      differingShare(
        blank,
        page(41, 31, () => false),
      ),
    ).toBe(0);
    expect(
      differingShare(
        blank,
        page(43, 30, () => false),
      ),
    ).toBe(1);
  });
});

describe('places', () => {
  it('are those of the project', () => {
    expect(existsSync(inProject('package-lock.json'))).toBe(true);
    expect(sharedData('no such file')).toBeUndefined();
  });
});

describe('qpdf', () => {
  it.skipIf(!hasQpdf)('complains about a file that is no PDF (needs qpdf)', async () => {
    const file = path.join(await temporaryFolder(), 'a.pdf');
    await writeFile(file, 'not a PDF');
    expect(await qpdfComplaints(file)).not.toBe('');
  });
});
