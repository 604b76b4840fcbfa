import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Drawn, draw, en, ja, places, texts } from './drawn-lines.test-support';
import { paragraph } from './fonts.test-support';

describe('justification', () => {
  const justify = { align: 'justify' } as const;
  const gapsOf = (drawn: Drawn | undefined, natural: readonly number[]): number[] =>
    (drawn?.glyphs ?? []).map(({ advance }, index) => advance - (natural[index] ?? 0));

  it('JLREQ 3.8.3: brings in by closing up brackets and commas what would be carried over', () => {
    const text = 'あ、い（う）えおかき。くけこ';
    expect(texts(paragraph(text, ja), 100_000)[0]).toBe('あ、い（う）えおか');
    const [line] = draw(paragraph(text, ja, justify), 100_000);
    expect(line?.text).toBe('あ、い（う）えおかき。');
    // The full stop gives its half at the line's end first; the rest comes from the marks, none from letters.
    const [natural] = draw(paragraph('あ、い（う）えおかき。', ja), 900_000);
    const gaps = gapsOf(
      line,
      (natural?.glyphs ?? []).map(({ advance }) => advance),
    );
    expect(gaps).toEqual([0, -1500, -1500, 0, 0, -1500, 0, 0, 0, 0, 0]);
  });

  it('JLREQ 3.8.3 e: never closes up after a full stop inside a line', () => {
    const [line] = draw(paragraph('あ。いうえおか、きくけこさ、し', ja, justify), 131_000);
    expect(line?.text).toBe('あ。いうえおか、きくけこさ、');
    expect(line?.glyphs[1]?.advance).toBe(10_000);
    expect(line?.glyphs[7]?.advance).toBeLessThan(7000);
  });

  it('JLREQ 3.8.4: opens the space between scripts before the joints of characters, and no bracket from inside', () => {
    const [line] = draw(paragraph('あ「い」うAえおmmmmmmmmm', ja, { ...justify, autospace: true }), 87_000);
    expect(line?.text).toBe('あ「い」うAえお');
    const [natural] = draw(paragraph('あ「い」うAえお', ja, { autospace: true }), 900_000);
    const gaps = gapsOf(
      line,
      (natural?.glyphs ?? []).map(({ advance }) => advance),
    );
    expect(gaps[4]).toBeGreaterThan(0);
    expect(gaps[5]).toBeGreaterThan(0);
    expect(gaps[1]).toBe(0);
    expect(gaps[2]).toBe(0);
  });

  it('opens after characters of two units and after variation selectors as after any other', () => {
    const placed = (text: string) => draw(paragraph(text, ja, justify), 44_000)[0]?.glyphs.map(({ x }) => x);
    const usual = placed('士野家辻ああああ');
    expect(usual).toEqual([0, 11_333, 22_666, 34_000]);
    expect(placed('𠮷野家辻ああああ')).toEqual(usual);
    expect(placed('士野家\u{e0100}辻\u{e0100}ああああ')).toEqual(usual);
  });

  it('is a quarter em after a variation selector, too', () => {
    expect(places(paragraph('辻\u{e0100}A', ja, { autospace: true }))).toEqual(
      places(paragraph('辻A', ja, { autospace: true })),
    );
  });

  it('JLREQ cl-08: does not tear pairs of dashes and dots', () => {
    const [line] = draw(paragraph('あい……うえおかきmmmmmm', ja, justify), 95_000);
    const at = (unit: number) => line?.glyphs.find((glyph) => glyph.at === unit)?.advance;
    expect(at(2)).toBe(10_000);
    expect(at(4)).toBeGreaterThan(10_000);
  });

  it('opens Latin word spaces to twice their width before letters, and letters only a little', () => {
    const text = 'one two three fourfourfourfour';
    const [line] = draw(paragraph(text, en, justify), 68_000);
    expect(line?.text).toBe('one two three');
    const [natural] = draw(paragraph('one two three', en), 900_000);
    const gaps = gapsOf(
      line,
      (natural?.glyphs ?? []).map(({ advance }) => advance),
    );
    expect(gaps[3]).toBeGreaterThan(gaps[0] ?? 0);
    for (const index of [0, 1, 4, 5]) expect(gaps[index]).toBeLessThanOrEqual(200);
    const [close] = draw(paragraph(text, en, justify), 60_000);
    const few = gapsOf(
      close,
      (natural?.glyphs ?? []).map(({ advance }) => advance),
    );
    expect([few[0], few[1], few[4]]).toEqual([0, 0, 0]);
  });

  it('adds up to the measure to the millipoint and never makes a gap less than nothing', () => {
    const word = fc.constantFrom(
      'The',
      'balance',
      'of',
      'office,',
      '“1,200”',
      '残高は、',
      '「満期」',
      '（税込）',
      'ABC',
      '年。',
    );
    const look = fc.record({
      hanging: fc.boolean(),
      autospace: fc.boolean(),
      hyphenate: fc.boolean(),
      optimal: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 4, maxLength: 30 }),
        fc.boolean(),
        fc.integer({ min: 60_000, max: 200_000 }),
        look,
        (words, spaced, measure, changes) => {
          const text = words.join(spaced ? ' ' : '');
          for (const { line, glyphs } of draw(paragraph(text, ja, { ...justify, ...changes }), measure)) {
            for (const { advance } of glyphs) expect(advance).toBeGreaterThanOrEqual(0);
            if (line.last || line.width === measure) continue;
            const shown = text.slice(line.start, line.visibleEnd);
            if (!/[ぁ-んァ-ン一-龠]{2}| /.test(shown)) continue;
            const shownEnd = line.visibleEnd + (line.hyphen > 0 ? 1 : 0);
            const visible = glyphs.filter(({ at }) => at < shownEnd);
            const right = Math.max(...visible.map(({ x, advance }) => x + advance));
            expect(glyphs[0]?.x).toBe(line.indent - line.hangStart);
            expect(right).toBe(measure + line.hangEnd);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
