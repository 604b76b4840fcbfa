import { describe, expect, it } from 'vitest';
import { type Drawn, draw, en } from './drawn-lines.test-support';
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

describe('tabs', () => {
  it.each([
    ['1,200.50', 'en', 5],
    ['1.200,50', 'de', 5],
    ['1,200.50', 'de', 5],
    ['1,200', 'en', 5],
    ['1.200', 'de', 5],
    ['1,200', 'de', 1],
    ['1.200', 'de-CH', 1],
    ['12,5 %', 'fr', 2],
    ['12,5 %', 'fr-CH', 4],
    ['1.234.567', 'de', 9],
    ['¥1,200円', 'ja', 6],
    ['none', 'en', 4],
  ])('find the decimal point of %s in %s', (text, lang, expected) => {
    expect(decimalPoint(text, 0, text.length, lang)).toBe(expected);
  });

  it('are filled by a leader on a grid that all lines share, all of it one tab', () => {
    const tabs = [{ position: 150_000, align: 'right' as const, leader: '.' }];
    const [one, two] = draw(paragraph('One\t1\nTwenty\t22', en, { tabs }), 200_000);
    const dots = (drawn: Drawn | undefined, tab: number) =>
      (drawn?.glyphs ?? []).filter(({ at, advance }) => at === tab && advance === 2490).map(({ x }) => x);
    const first = dots(one, 3);
    const second = dots(two, 12);
    expect(first.length).toBeGreaterThan(20);
    expect(second.length).toBeGreaterThan(15);
    for (const x of second) expect(first.map((other) => other % 2490)).toContain(x % 2490);
    const end = one?.glyphs.at(-1);
    expect((end?.x ?? 0) + (end?.advance ?? 0)).toBe(150_000);
  });

  it('have no leader where there is no room for it, or the font lacks it', () => {
    for (const leader of ['.', '漢']) {
      const tabs = [{ position: leader === '.' ? 19_500 : 150_000, align: 'left' as const, leader }];
      const [line] = draw(paragraph('One\t1', en, { tabs }), 200_000);
      expect((line?.glyphs ?? []).filter(({ at }) => at === 3)).toHaveLength(1);
    }
  });

  it('keep their leader a quarter em from the words beside it, and from nothing else', () => {
    const leader = '_';
    const dashes = (text: string, measure: number) => {
      const tabs = [{ position: 150_000, align: 'right' as const, leader }];
      const [line] = draw(paragraph(text, en, { tabs }), measure);
      const tab = text.indexOf('\t');
      const shown = line?.glyphs ?? [];
      const filled = shown.filter(({ at, advance }) => at === tab && advance === 5000);
      const before = shown.findLast(({ at }) => at < tab);
      return {
        before: (filled[0]?.x ?? 0) - (before ? before.x + before.advance : 0),
        after: (shown.find(({ at }) => at > tab)?.x ?? 150_000) - ((filled.at(-1)?.x ?? 0) + 5000),
      };
    };
    for (let length = 1; length < 12; length++) {
      const { before, after } = dashes(`${'I'.repeat(length)}\t${'1'.repeat(length)}`, 200_000);
      expect(Math.min(before, after)).toBeGreaterThanOrEqual(2500);
      expect(Math.max(before, after)).toBeLessThan(7500);
    }
    expect(dashes('\t', 200_000)).toEqual({ before: 0, after: 0 });
  });

  it('put decimal points below each other, whichever way the text runs', () => {
    const tabs = [{ position: 60_000, align: 'decimal' as const }];
    const points = ['1,234.50', '12.5', '-0.125', '7', 'אב 12.50'].map((number) => {
      const [line] = draw(paragraph(`אב\t${number}`, en, { tabs, direction: 'rtl' }), 100_000);
      const digits = (line?.glyphs ?? []).filter(({ at }) => at > 2);
      const point = digits.find(({ at }) => at === 3 + number.indexOf('.'));
      const last = digits.find(({ at }) => at === 2 + number.length);
      return point ? point.x : (last?.x ?? 0) + (last?.advance ?? 0);
    });
    expect(points).toEqual(points.map(() => 40_000));
  });

  it('are mirrored in text from right to left', () => {
    const tabs = [{ position: 60_000, align: 'left' as const, leader: '.' }];
    const [line] = draw(paragraph('אב\tגד', style(), { tabs, direction: 'rtl' }), 100_000);
    const at = (unit: number) => line?.glyphs.find((glyph) => glyph.at === unit);
    const third = at(3);
    expect((third?.x ?? 0) + (third?.advance ?? 0)).toBe(40_000);
  });
});
