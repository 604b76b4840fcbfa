import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, en, ja, texts } from './drawn-lines.test-support';
import { createContext, paragraph, style } from './fonts.test-support';
import { breakParagraph, minContentWidth, shapeParagraph } from './index';

describe('hyphens', () => {
  const hyphenate = { hyphenate: true } as const;

  it('stand where the patterns say, and only there', () => {
    const spec = paragraph('internationalization', en, hyphenate);
    const allowed = [2, 5, 7, 11, 13, 16];
    fc.assert(
      fc.property(fc.integer({ min: 42_000, max: 90_000 }), (measure) => {
        for (const { line } of draw(spec, measure)) {
          if (line.hyphen > 0) expect(allowed).toContain(line.end);
        }
      }),
    );
    const [first] = draw(spec, 70_000);
    expect(first?.line.hyphen).toBeGreaterThan(0);
    expect(first?.glyphs.at(-1)).toMatchObject({ at: first?.line.end });
  });

  it('count in the width of their line', () => {
    for (const { line } of draw(paragraph('hyphenation internationalization', en, hyphenate), 52_000))
      expect(line.width).toBeLessThanOrEqual(52_000);
  });

  it('are not where a line is nearly full without', () => {
    expect(texts(paragraph('The statement', en, hyphenate), 52_000)).toEqual(['The state', 'ment']);
    expect(texts(paragraph('The statements statement', en, hyphenate), 68_000)[0]).toBe('The statements');
  });

  it('show at soft hyphens, which are seen nowhere else', () => {
    const spec = paragraph('Donau\u00addampf\u00adschiff', en);
    const [first, second] = draw(spec, 60_000);
    expect(first?.text).toBe('Donau\u00addampf\u00ad');
    expect(first?.line.hyphen).toBeGreaterThan(0);
    expect(first?.glyphs.at(-1)?.at).toBe(11);
    expect(second?.line.hyphen).toBe(0);
    const [whole] = draw(spec, 500_000);
    expect(whole?.line).toMatchObject({ hyphen: 0 });
  });

  it('divide parts of compounds before these are cut, and only then', () => {
    const names = paragraph('Lüdenscheidt-Wallenstein', style({ lang: 'de' }), hyphenate);
    expect(texts(names, 50_000)).toEqual(['Lüden', 'scheidt-', 'Wallenstein']);
    expect(texts(names, 70_000)).toEqual(['Lüdenscheidt-', 'Wallenstein']);
    const soft = paragraph('fahrts\u00adgesellschafts\u00adstraße', style({ lang: 'de' }), hyphenate);
    const lines = draw(soft, 55_000);
    expect(lines.map(({ text }) => text)).toEqual(['fahrts\u00ad', 'gesell', 'schafts\u00ad', 'straße']);
    expect(lines.map(({ line }) => line.hyphen > 0)).toEqual([true, true, true, false]);
  });

  it('never come into addresses that are cut', () => {
    for (const address of ['kunden-service@versicherung.example', 'https://www.kunden-service.example']) {
      for (const { line } of draw(paragraph(address, style({ lang: 'de' }), hyphenate), 40_000))
        expect(line.hyphen).toBe(0);
    }
  });

  it('make narrow columns possible', () => {
    const spec = paragraph('internationalization', en);
    const whole = minContentWidth(shapeParagraph(spec, createContext()));
    const divided = minContentWidth(shapeParagraph({ ...spec, ...hyphenate }, createContext()));
    expect(divided).toBeLessThan(whole / 2);
  });

  it('are in the language of their words', () => {
    const de = style({ lang: 'de' });
    const text = 'pay the Versicherungsvertrag';
    const spans = [
      { start: 0, end: 8, style: en },
      { start: 8, end: text.length, style: de },
    ];
    expect(texts({ ...paragraph(text, en, hyphenate), spans }, 82_000)[0]).toBe('pay the Versiche');
  });
});

describe('lines that are narrower than a character', () => {
  it.each(['start', 'justify', 'distribute'] as const)('hold one each, %s', (align) => {
    for (const optimal of [false, true]) {
      const text = 'これは「非常」に、長い。';
      const shaped = shapeParagraph(paragraph(text, ja, { align, optimal }), createContext());
      for (const measure of [0, 4000, 9000]) {
        const lines = breakParagraph(shaped, () => measure).map(({ start, end }) => text.slice(start, end));
        expect(lines.join('|')).toBe('こ|れ|は|「|非|常|」|に|、|長|い|。');
      }
    }
  });
});
