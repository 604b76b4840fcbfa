import { describe, expect, it } from 'vitest';
import { FontLibrary } from './font-library';
import { createContext, harfbuzzBytes, loadFont, paragraph, sans, style } from './fonts.test-support';
import { breakParagraph, emitLine, shapeParagraph } from './index';
import { decimalPoint } from './tabs';

const hebrew = loadFont('noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular');
const arabic = loadFont('noto-sans-arabic/400Regular/NotoSansArabic_400Regular');
const library = new FontLibrary(harfbuzzBytes, [sans, hebrew, arabic]);
const MEASURE = 300_000;

/** Where the whole part of a text's number ends on the line, whose last digit is the one at `at`. */
function endOfWhole(text: string, at: number, lang: string, direction: 'ltr' | 'rtl'): number {
  const context = createContext(library);
  const tabs = [{ position: 120_000, align: 'decimal' as const }];
  const of = style({ lang, family: 'Source Sans 3' });
  const shaped = shapeParagraph(paragraph(text, of, { tabs, direction }), context);
  const lines = breakParagraph(shaped, () => MEASURE);
  expect(lines).toHaveLength(1);
  for (const line of lines) {
    for (const item of emitLine(shaped, line, MEASURE, 0, context)) {
      if (item.kind !== 'glyphs') continue;
      let { x } = item;
      for (let glyph = item.start; glyph < item.start + item.count; glyph++) {
        x += context.glyphs.advances[glyph] ?? 0;
        if (context.glyphs.clusters[glyph] === at) return x;
      }
    }
  }
  return Number.NaN;
}

describe('decimal tabs', () => {
  it.each([
    ['סכום\t1,234.50', 'he', 9],
    ['סכום\t12.5', 'he', 6],
    ['סכום\t7', 'he', 5],
    ['סכום\t7.', 'he', 5],
    ['סכום\t-7.25 ₪', 'he', 6],
    ['סכום\tסך 12.50 שקל', 'he', 9],
    ['المبلغ\t١٢٣٫٤٥', 'ar', 9],
    ['المبلغ\t١٬٢٣٤', 'ar', 11],
  ])('bring the numbers of %s below each other, from the right', (text, lang, at) => {
    expect(endOfWhole(text, at, lang, 'rtl')).toBe(MEASURE - 120_000);
  });

  it('count what is seen before the number, not what is written before it', () => {
    expect(endOfWhole('Sum\t12.50', 5, 'en', 'ltr')).toBe(120_000);
    expect(endOfWhole('Sum\tסך 12.50', 8, 'en', 'ltr')).toBe(120_000);
  });

  it('know the digits and the decimal mark of Arabic', () => {
    expect(decimalPoint('١٬٢٣٤٫٥٠', 0, 8, 'ar')).toBe(5);
    expect(decimalPoint('१२.५', 0, 4, 'hi')).toBe(2);
    expect(decimalPoint('¥１２', 0, 3, 'ja')).toBe(3);
  });
});
