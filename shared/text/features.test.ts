import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutLigatures } from './features';
import { createContext, library, paragraph, sans, sansJp, serif, serifJp, style } from './fonts.test-support';
import { breakParagraph, type CharacterStyle, emitLine, shapeParagraph } from './index';
import { glyphsByHarfBuzz, glyphsOf } from './reference-glyphs.test-support';
import { smallCapitals } from './small-capitals';

function ours(text: string, of: CharacterStyle): string[] {
  const context = createContext();
  shapeParagraph(paragraph(text, of), context);
  return glyphsOf(context);
}

const settings = fc
  .uniqueArray(
    fc.constantFrom(
      ...[
        'tnum',
        'onum',
        'pnum',
        'lnum',
        'zero',
        'case',
        'kern',
        'liga',
        'dlig',
        'smcp',
        'c2sc',
        'frac',
        'sups',
      ],
      ...['salt', 'ss01', 'ordn', 'palt', 'pkna', 'hwid', 'fwid', 'jp78', 'calt'],
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((tags) =>
    fc
      .tuple(...tags.map((tag) => fc.constantFrom([tag, 0] as const, [tag, 1] as const)))
      .map(Object.fromEntries),
  );

const text = fc.string({
  unit: fc.constantFrom(...'0123456789,.- AVTofficeWyLkP/', ...'あアッー東京、。「」（'),
  minLength: 1,
  maxLength: 24,
});

describe('features', () => {
  it.each([sans, serif, sansJp, serifJp].map((font) => [font.family, font] as const))(
    'of %s are set as HarfBuzz sets them',
    (family, font) => {
      fc.assert(
        fc.property(text, settings, (content, features) => {
          fc.pre([...content].every((character) => font.glyphOf(character.codePointAt(0) ?? 0) !== 0));
          const of = style({ family, lang: 'ja', size: 9_700, features });
          expect(ours(content, of)).toEqual(glyphsByHarfBuzz(content, font, of));
        }),
        { numRuns: 80 },
      );
    },
  );

  it('leave the quick way open: figures of one width, letters without kerning', () => {
    for (const features of [{ tnum: 1 }, { kern: 0 }, { onum: 1, tnum: 1 }]) {
      const shaped = shapeParagraph(paragraph('1,234.56 AV', style({ features })), createContext());
      expect(shaped.isSimple, JSON.stringify(features)).toBe(true);
    }
  });

  it('make figures equally wide', () => {
    const of = style({ family: 'Source Serif 4', features: { tnum: 1 } });
    const widths = ['1111', '0000', '7777'].map(
      (figures) => shapeParagraph(paragraph(figures, of), createContext()).width,
    );
    expect(new Set(widths).size).toBe(1);
  });

  it('of spaced text have no ligatures that nobody asked for', () => {
    const glyphs = (letterSpacing: number, features = {}): number => {
      const context = createContext();
      shapeParagraph(
        paragraph('office', style({ family: 'Source Serif 4', letterSpacing, features })),
        context,
      );
      return context.glyphs.length;
    };
    expect(glyphs(0)).toBeLessThan(6);
    expect(glyphs(500)).toBe(6);
    expect(glyphs(500, { liga: 1 })).toBeLessThan(6);
    expect(withoutLigatures({ liga: 1 })).toMatchObject({ liga: 1, clig: 0, calt: 0 });
  });

  it.each([
    'cs',
    'pl',
    'hu',
    'hr',
    'sk',
    'sl',
    'et',
    'lv',
    'lt',
    'is',
    'ca',
    'zh-Hans',
    'zh-Hant',
    'zh',
    'ko',
  ])('of the language %s are the usual ones', (lang) => {
    const words = ['Příliš žluťoučký', 'Zażółć gęślą jaźń', 'office AVATAR', '骨直東京'];
    for (const font of [sans, sansJp]) {
      for (const content of words) {
        if (![...content].every((character) => font.glyphOf(character.codePointAt(0) ?? 0) !== 0)) continue;
        const of = style({ family: font.family, lang });
        expect(ours(content, of), content).toEqual(glyphsByHarfBuzz(content, font, of));
      }
    }
  });
});

describe('small capitals', () => {
  it('are those of the font where it has them', () => {
    const of = style({ family: 'Source Serif 4', smallCaps: true });
    expect(serif.features.has('smcp')).toBe(true);
    expect(ours('Prague 12', of)).toEqual(glyphsByHarfBuzz('Prague 12', serif, of));
  });

  it('are capitals of a smaller size elsewhere, and show the letters they stand for', () => {
    const context = createContext();
    const of = style({ family: 'Noto Sans JP', lang: 'ja', smallCaps: true });
    const shaped = shapeParagraph(paragraph('Straße 7', of), context);
    expect(shaped.runs.map((run) => [run.start, run.end, run.resolved.style.size < 10_000])).toEqual([
      [0, 1, false],
      [1, 6, true],
      [6, 8, false],
    ]);
    const { ids, clusters, length } = context.glyphs;
    expect([...clusters.slice(0, length)]).toEqual([0, 1, 2, 3, 4, 4, 5, 6, 7]);
    const capital = (letter: string): number => sansJp.glyphOf(letter.codePointAt(0) ?? 0);
    expect([...ids.slice(1, 7)]).toEqual([...'TRASSE'].map(capital));
    expect(shaped.runs.every((run) => run.resolved.nominalSize === 10_000)).toBe(true);
  });

  it('have one line under letters of both sizes', () => {
    const context = createContext();
    const of = style({ family: 'Noto Sans JP', lang: 'ja', smallCaps: true, underline: true });
    const shaped = shapeParagraph(paragraph('Ab', of), context);
    const [line] = breakParagraph(shaped, () => 100_000);
    const items = line ? emitLine(shaped, line, 100_000, 0, context) : [];
    const rules = items.flatMap((item) => (item.kind === 'path' ? [[item.y, item.path[6]]] : []));
    expect(rules).toHaveLength(2);
    expect(rules[0]).toEqual([rules[1]?.[0], expect.any(Number)]);
  });

  it('know the capitals of Latin, Greek and Cyrillic letters', () => {
    const capitals = (of: string, lang = 'en'): string =>
      smallCapitals(of, 0, of.length, lang)
        .map((piece) => piece.capitals ?? of.slice(piece.start, piece.end))
        .join('');
    for (let unit = 0x61; unit < 0x530; unit++) {
      const letter = String.fromCharCode(unit);
      const shown = capitals(letter);
      if (shown !== letter) expect(shown, unit.toString(16)).toBe(letter.toUpperCase());
    }
    expect(capitals('žluťoučký ÿ ﬁ')).toBe('ŽLUŤOUČKÝ Ÿ ﬁ');
    expect(capitals('ελληνικός')).toBe('ΕΛΛΗΝΙΚΌΣ');
    expect(capitals('привет ёж')).toBe('ПРИВЕТ ЁЖ');
    expect(capitals('iı', 'tr')).toBe('İI');
    expect(capitals('e\u0301')).toBe('E\u0301');
  });
});

describe('superscripts and subscripts', () => {
  it('have the size and the rise of the font, and the line of the text around', () => {
    const normal = library.resolve(style());
    const raised = library.resolve(style({ position: 'super' }));
    const lowered = library.resolve(style({ position: 'sub' }));
    expect([raised.style.size, raised.style.baselineShift]).toEqual([6000, 3500]);
    expect([lowered.style.size, lowered.style.baselineShift]).toEqual([6000, -750]);
    expect([raised.ascent, raised.descent, raised.nominalSize]).toEqual([
      normal.ascent,
      normal.descent,
      10_000,
    ]);
  });
});
