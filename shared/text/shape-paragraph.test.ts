import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutLigatures } from './features';
import { Font } from './font';
import { FontLibrary } from './font-library';
import {
  createContext,
  harfbuzzBytes,
  library,
  loadFont,
  paragraph,
  sans,
  sansJp,
  serif,
  serifJp,
  style,
} from './fonts.test-support';
import { type CharacterStyle, shapeParagraph } from './index';
import { glyphsByHarfBuzz, glyphsOf } from './reference-glyphs.test-support';

function ours(text: string, of: CharacterStyle): { glyphs: string[]; isSimple: boolean } {
  const context = createContext();
  const shaped = shapeParagraph(paragraph(text, of), context);
  return { glyphs: glyphsOf(context), isSimple: shaped.isSimple };
}

const KOREAN = new URL('../../test/fixtures/fonts/NotoSansKR-subset.ttf', import.meta.url);
const scripts = new FontLibrary(harfbuzzBytes, [
  sans,
  loadFont('noto-sans-thai/400Regular/NotoSansThai_400Regular'),
  loadFont('noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular'),
]);

const latinWord = fc.oneof(
  fc.constantFrom(
    'Office',
    'AVATAR',
    'fjord',
    'waffle',
    'Type',
    'L·l',
    'Ltd.',
    'naïve',
    'Straße',
    'O’Brien',
    '“To”',
  ),
  fc.double({ min: 0, max: 1e7, noNaN: true }).map((n) => n.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')),
  fc.integer({ min: 1, max: 99999 }).map((n) => `-${n}%`),
  fc.string({
    unit: fc.constantFrom(
      ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?()\'"-–éüñ€£¥/',
    ),
    minLength: 1,
    maxLength: 9,
  }),
);
const latinText = fc.array(latinWord, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const japaneseText = fc.string({
  unit: fc.constantFrom(
    ...'あいうえおかがっゃょんをアイウォカガツールー日本語東京都預金口座番号円、。「」（）・…―々〆１２３AZaf19,. ',
  ),
  minLength: 1,
  maxLength: 40,
});

describe('shapeParagraph', () => {
  const fonts = [sans, serif, sansJp, serifJp];

  it.each(fonts.map((font) => [font.family, font] as const))(
    'sets Latin text in %s as HarfBuzz does',
    (family, font) => {
      for (const lang of ['en', 'ja', 'de']) {
        const of = style({ family, lang, size: 9_300 });
        fc.assert(
          fc.property(latinText, (text) => {
            fc.pre([...text].every((character) => font.glyphOf(character.codePointAt(0) ?? 0) !== 0));
            expect(ours(text, of).glyphs).toEqual(glyphsByHarfBuzz(text, font, of));
          }),
          { numRuns: 300 },
        );
      }
    },
  );

  it.each([sansJp, serifJp].map((font) => [font.family, font] as const))(
    'sets Japanese text in %s as HarfBuzz does',
    (family, font) => {
      const of = style({ family, lang: 'ja', size: 10_500 });
      fc.assert(
        fc.property(japaneseText, (text) => {
          expect(ours(text, of).glyphs).toEqual(glyphsByHarfBuzz(text, font, of));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('sets amounts, names and Japanese from tables', () => {
    const texts = [
      '1,234.56',
      '-2,334.00',
      '2026-11-22',
      'Balance carried forward',
      'Fiona O’Brien',
      '€ 12.40',
    ];
    for (const text of texts) expect(ours(text, style()).isSimple, text).toBe(true);
    const of = style({ family: 'Noto Sans JP', lang: 'ja' });
    for (const text of ['普通預金', '１２３円', '1,234円', '山田 太郎 様'])
      expect(ours(text, of).isSimple, text).toBe(true);
  });

  it('sums advances, letter spacing included, to the width', () => {
    const context = createContext();
    const plain = shapeParagraph(paragraph('Interest 2.5 %'), context);
    const spaced = shapeParagraph(paragraph('Interest 2.5 %', style({ letterSpacing: 500 })), context);
    expect(spaced.width).toBe(plain.width + 14 * 500);
  });

  it.each([
    ['x\u0301y\u0304z', 'Source Sans 3', 3],
    ['ที่อยู่', 'Noto Sans Thai', 3],
    ['नमस्ते', 'Noto Sans Devanagari', 4],
    ['क्षि', 'Noto Sans Devanagari', 1],
    ['A\ufe0fB', 'Source Sans 3', 2],
  ])('spaces the letters of %s, not what they are made of', (text, family, letters) => {
    const set = (letterSpacing: number) => {
      const context = createContext(scripts);
      const shaped = shapeParagraph(
        paragraph(text, style({ family, letterSpacing, features: withoutLigatures({}) })),
        context,
      );
      const { glyphs } = context;
      const inks = Array.from({ length: glyphs.length }, (_, glyph) => {
        const passed = new Set(glyphs.clusters.subarray(0, glyph));
        passed.delete(glyphs.clusters[glyph] ?? 0);
        const x = glyphs.widthOf(0, glyph) + (glyphs.xOffsets[glyph] ?? 0);
        return x - passed.size * letterSpacing;
      });
      return { width: shaped.width, inks };
    };
    const plain = set(0);
    const spaced = set(2000);
    expect(spaced.inks).toEqual(plain.inks);
    expect(spaced.width).toBe(plain.width + letters * 2000);
  });

  it('sets a tab as the space of another font where its own has none', () => {
    const own = loadFont('source-sans-3/400Regular/SourceSans3_400Regular');
    own.characters.bmp[0x20] = 0;
    const context = createContext(new FontLibrary(harfbuzzBytes, [own, serif]));
    shapeParagraph(paragraph('a\tb'), context);
    expect(glyphsOf(context).length).toBe(3);
    expect(context.glyphs.ids[1]).toBe(serif.glyphOf(0x20));
  });

  it('falls back to the Japanese font of the same kind', () => {
    const context = createContext();
    const used = (of: CharacterStyle): string[] =>
      shapeParagraph(paragraph('Tokyo 東京', of), context).runs.map((run) => run.sized.face.font.family);
    expect(used(style())).toEqual(['Source Sans 3', 'Noto Sans JP']);
    expect(used(style({ family: 'Source Serif 4' }))).toEqual(['Source Serif 4', 'Noto Serif JP']);
    expect(used(style({ fallback: ['Noto Serif JP'] }))).toEqual(['Source Sans 3', 'Noto Serif JP']);
    expect(context.reports).toEqual([]);
  });

  it('takes a Korean syllable that is written in parts from a font that has it whole', () => {
    const parsed = Font.parse(new Uint8Array(readFileSync(KOREAN)));
    if (!parsed.ok) throw new Error(parsed.error.code);
    const korean = parsed.value;
    const fonts = new FontLibrary(harfbuzzBytes, [sans, korean]);
    expect(korean.glyphOf(0x1112)).toBe(0);
    const set = (text: string) => {
      const context = createContext(fonts);
      shapeParagraph(paragraph(text, style({ lang: 'ko' })), context);
      return { ids: [...context.glyphs.ids.subarray(0, context.glyphs.length)], reports: context.reports };
    };
    expect(set('고객님'.normalize('NFD'))).toEqual(set('고객님'));
    expect(set('고객님').ids).toEqual(
      [...'고객님'].map((letter) => korean.glyphOf(letter.codePointAt(0) ?? 0)),
    );
    expect(set('고객님').reports).toEqual([]);
  });

  it('takes a letter with its marks from one font, the same however it is written', () => {
    const context = createContext();
    const japanese = style({ family: 'Noto Sans JP', lang: 'ja' });
    const used = (text: string): string[] =>
      shapeParagraph(paragraph(text, japanese), context).runs.map((run) => run.sized.face.font.family);
    expect(sansJp.glyphOf(0x308)).toBe(0);
    expect(used('Zoë')).toEqual(['Noto Sans JP']);
    expect(used('Zoe\u0308')).toEqual(['Noto Sans JP']);
    expect(used('e\u0306')).toEqual(['Source Sans 3']);
  });

  it('falls back to fonts of other scripts after all others, whatever order they come in', () => {
    const scripts = ['arabic', 'hebrew', 'thai', 'devanagari'].map((script) => {
      const name = script.replace(/^./, (letter) => letter.toUpperCase());
      return loadFont(`noto-sans-${script}/400Regular/NotoSans${name}_400Regular`);
    });
    const context = createContext(new FontLibrary(harfbuzzBytes, [...scripts, sans, sansJp, serif]));
    const used = (text: string): string[] =>
      shapeParagraph(paragraph(text), context).runs.map((run) => run.sized.face.font.family);
    expect(used('ليلى')).toEqual(['Noto Sans Arabic']);
    expect(used('דוד')).toEqual(['Noto Sans Hebrew']);
    expect(used('สมชาย')).toEqual(['Noto Sans Thai']);
    expect(used('प्रिया')).toEqual(['Noto Sans Devanagari']);
    expect(context.reports.map(({ code }) => code)).toEqual(Array(4).fill('text.fallback'));
    // What Arabic fonts have of Latin, too, comes from where it came from before.
    expect(scripts[0]?.glyphOf('„'.codePointAt(0) ?? 0)).toBeGreaterThan(0);
    const japanese = style({ family: 'Noto Sans JP', lang: 'ja' });
    const [run] = shapeParagraph(paragraph('Ř', japanese), context).runs;
    expect(scripts[0]?.glyphOf('Ř'.codePointAt(0) ?? 0)).toBeGreaterThan(0);
    expect(run?.sized.face.font.family).toBe('Source Sans 3');
  });

  it('takes control characters from no font, whatever that maps them to, and says where they are', () => {
    const arabic = loadFont('noto-sans-arabic/400Regular/NotoSansArabic_400Regular');
    expect(arabic.glyphOf(0)).toBeGreaterThan(0);
    const context = createContext(new FontLibrary(harfbuzzBytes, [sans, arabic]));
    const { runs } = shapeParagraph(paragraph('a\0b\x1f\x9d'), context);
    expect(new Set(runs.map((run) => run.sized.face.font.family))).toEqual(new Set(['Source Sans 3']));
    expect(context.reports).toMatchObject([
      { code: 'text.control', args: { codePoint: 'U+0000' }, offset: 1 },
      { code: 'text.control', args: { codePoint: 'U+001F' }, offset: 3 },
      { code: 'text.control', args: { codePoint: 'U+009D' }, offset: 4 },
    ]);
  });

  it.each([
    ['한', 'Hangul (Korean)', 'ハングル'],
    ['ክ', 'Ethiopic', 'エチオピア文字'],
    ['𓀀', 'this character', 'この文字'],
  ])('says which script a font for %s has to have', (character, script, scriptJa) => {
    const context = createContext();
    shapeParagraph(paragraph(character), context);
    expect(context.reports).toMatchObject([
      { code: 'text.missingGlyph', args: { character, script, scriptJa } },
    ]);
  });

  it('tells of missing glyphs once, of private use, of fallback and of missing families', () => {
    const context = createContext();
    shapeParagraph(paragraph('a𓀀b𓀀'), context);
    shapeParagraph(paragraph('\ue000'), context);
    shapeParagraph(paragraph('aѢ', style({ family: 'Noto Sans JP' })), context);
    shapeParagraph(paragraph('x', style({ family: 'Nowhere' })), context);
    expect(context.reports.map(({ code, offset }) => [code, offset])).toEqual([
      ['text.missingGlyph', 1],
      ['text.missingGlyph', 0],
      ['text.fallback', 1],
      ['font.missing', 0],
    ]);
  });

  it('shapes right-to-left text visually and joins letters', () => {
    const of = style();
    const context = createContext();
    const shaped = shapeParagraph(paragraph('abc אבג', of), context);
    expect(shaped.baseLevel).toBe(0);
    expect(shaped.runs.map((run) => [run.start, run.end, run.level])).toEqual([
      [0, 4, 0],
      [4, 7, 1],
    ]);
    const last = shaped.runs[1];
    const clusters = [...context.glyphs.clusters.slice(last?.glyphStart, last?.glyphEnd)];
    expect(clusters).toEqual([6, 5, 4]);
  });

  it('keeps combining marks in the font of their letter', () => {
    const context = createContext();
    const shaped = shapeParagraph(paragraph('e\u0301 か\u3099', style({ lang: 'ja' })), context);
    expect(shaped.runs.map((run) => [run.start, run.end])).toEqual([
      [0, 3],
      [3, 5],
    ]);
    expect(context.reports).toEqual([]);
  });

  it('keeps variation selectors with their character and shows the variant', () => {
    const context = createContext();
    const of = style({ family: 'Noto Sans JP', lang: 'ja' });
    const shaped = shapeParagraph(paragraph('辻\u{e0100}様', of), context);
    expect(shaped.runs.map((run) => [run.start, run.end])).toEqual([[0, 4]]);
    expect([...context.glyphs.clusters.slice(0, context.glyphs.length)]).toEqual([0, 3]);
    expect(context.reports).toEqual([]);
  });

  it('tells of variants that the font lacks, and sets the usual form', () => {
    const context = createContext();
    const of = style({ family: 'Noto Sans JP', lang: 'ja' });
    shapeParagraph(paragraph('葛\u{e01ef}城', of), context);
    expect(context.reports).toMatchObject([
      { code: 'text.missingVariant', args: { character: '葛', sequence: 'U+845B U+E01EF' }, offset: 1 },
    ]);
    expect(context.glyphs.ids[0]).toBe(sansJp.glyphOf('葛'.codePointAt(0) ?? 0));
  });

  it('keeps a sequence of emoji as one cluster', () => {
    const context = createContext();
    const shaped = shapeParagraph(paragraph('a👩\u200d💻b'), context);
    const { clusters, length } = context.glyphs;
    expect(new Set(clusters.slice(0, length))).toEqual(new Set([0, 1, 6]));
    expect([...shaped.breaks].slice(2, 6)).toEqual([0, 0, 0, 0]);
  });

  it('mirrors brackets in text from right to left (UAX #9 L4)', () => {
    const context = createContext();
    const shaped = shapeParagraph(paragraph('א(ב)', style(), { direction: 'rtl' }), context);
    expect(shaped.runs.every(({ level }) => level === 1)).toBe(true);
    const shown = new Map<number, number>();
    for (let i = 0; i < context.glyphs.length; i++)
      shown.set(context.glyphs.clusters[i] ?? 0, context.glyphs.ids[i] ?? 0);
    expect([shown.get(1), shown.get(3)]).toEqual([')', '('].map((of) => sans.glyphOf(of.charCodeAt(0))));
  });

  it('keeps isolates apart from what stands around them (UAX #9 X5)', () => {
    const context = createContext();
    const shaped = shapeParagraph(paragraph('אב \u20663 ab\u2069 4'), context);
    const levelAt = (at: number): number | undefined =>
      shaped.runs.find(({ start, end }) => start <= at && at < end)?.level;
    expect([levelAt(0), levelAt(4), levelAt(6), levelAt(10)]).toEqual([1, 2, 2, 2]);
  });

  it('sets spans of one style as one stretch', () => {
    const of = style();
    const whole = paragraph('AVATAR office', of);
    const spans = [0, 2, 5, 9].map((start, i, all) => ({ start, end: all[i + 1] ?? 13, style: of }));
    const [one, many] = [createContext(), createContext()];
    shapeParagraph(whole, one);
    shapeParagraph({ ...whole, spans }, many);
    expect([...many.glyphs.ids.slice(0, many.glyphs.length)]).toEqual([
      ...one.glyphs.ids.slice(0, one.glyphs.length),
    ]);
  });

  it('does not depend on what was set before', () => {
    const texts = ['Office waffle', '\u0301x e\u0301', '1,234.56', 'L·l fjord Office'];
    const context = createContext();
    const first = texts.map((text) => ours(text, style()).glyphs);
    for (const text of texts) shapeParagraph(paragraph(text), context);
    expect(texts.map((text) => ours(text, style()).glyphs)).toEqual(first);
    expect(library.fonts.length).toBe(6);
  });
});
