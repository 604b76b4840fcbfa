import { describe, expect, it } from 'vitest';
import { type Drawn, draw, en, ja, places, texts } from './drawn-lines.test-support';
import { paragraph } from './fonts.test-support';

describe('full-width punctuation at the ends of lines', () => {
  it('JLREQ 3.1.5: a bracket that begins a line stands at its very start, also after an indent', () => {
    const lines = draw(paragraph('「あいう「えお」', ja, { indent: 10_000 }), 45_000);
    expect(lines.map(({ text }) => text)).toEqual(['「あいう', '「えお」']);
    expect(lines[0]?.glyphs[0]?.x).toBe(5000);
    expect(lines[1]?.glyphs[0]?.x).toBe(-5000);
    expect(places(paragraph('「あ」', ja, { align: 'center' }), 30_000)[0]).toBe(0);
  });

  it('JLREQ 3.1.9: a mark that ends a line gives its free half where the line needs it', () => {
    const [line] = draw(paragraph('あいう」えお', ja), 36_000);
    expect(line?.text).toBe('あいう」');
    expect(line?.line).toMatchObject({ width: 35_000, hangEnd: 5000 });
    const [roomy] = draw(paragraph('あいう」えおか', ja), 40_000);
    expect(roomy?.line).toMatchObject({ width: 40_000, hangEnd: 0 });
  });
});

describe('hanging punctuation', () => {
  it('JLREQ 3.8.2: full stops and commas stand outside the measure rather than being carried over', () => {
    expect(texts(paragraph('あいうえ。お', ja, { hanging: true }), 40_000)).toEqual(['あいうえ。', 'お']);
    expect(texts(paragraph('あいうえ。お', ja), 40_000)).toEqual(['あいう', 'え。お']);
    expect(texts(paragraph('あいうえ」お', ja, { hanging: true }), 40_000)).toEqual(['あいう', 'え」お']);
    const [line] = draw(paragraph('あいうえ。お', ja, { hanging: true }), 40_000);
    expect(line?.line).toMatchObject({ width: 40_000, hangEnd: 10_000 });
  });

  it('hangs Latin marks and quotes by a part of their width at both edges', () => {
    const spec = paragraph('“One two three, four five', en, { hanging: true, align: 'justify' });
    const lines = draw(spec, 66_000);
    expect(lines[0]?.text).toBe('“One two three,');
    const { line, glyphs } = lines[0] as Drawn;
    expect(glyphs[0]?.x).toBe(-line.hangStart);
    expect(line.hangStart).toBeGreaterThan(1000);
    const comma = glyphs.find(({ at }) => at === 14);
    expect((comma?.x ?? 0) + (comma?.advance ?? 0)).toBe(66_000 + line.hangEnd);
    expect(line.hangEnd).toBe(Math.round((comma?.advance ?? 0) * 0.7));
  });

  it('leaves centred lines and text without it alone', () => {
    for (const changes of [{}, { hanging: true, align: 'center' as const }]) {
      const [line] = draw(paragraph('“One, two”', en, changes), 66_000);
      expect(line?.line).toMatchObject({ hangStart: 0, hangEnd: 0 });
    }
  });
});
