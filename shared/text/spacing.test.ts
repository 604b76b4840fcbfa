import { describe, expect, it } from 'vitest';
import { draw, ja, places } from './drawn-lines.test-support';
import { paragraph, style } from './fonts.test-support';

describe('full-width punctuation', () => {
  it('JLREQ 3.1.4: closing marks before others of their kind, and opening ones after them, are set solid', () => {
    expect(places(paragraph('あ」、い', ja))).toEqual([0, 10_000, 15_000, 25_000]);
    expect(places(paragraph('あ。」い', ja))).toEqual([0, 10_000, 15_000, 25_000]);
    expect(places(paragraph('あ「（い', ja))).toEqual([0, 10_000, 15_000, 25_000]);
  });

  it('JLREQ 3.1.4: half an em is left between what closes and what opens', () => {
    expect(places(paragraph('あ」「い', ja))).toEqual([0, 10_000, 15_000, 25_000]);
    expect(places(paragraph('あ、（い', ja))).toEqual([0, 10_000, 15_000, 25_000]);
  });

  it('JLREQ 3.1.4: a middle dot keeps its own quarter em beside brackets', () => {
    expect(places(paragraph('」・「', ja, { align: 'center' }), 20_000)).toEqual([0, 5000, 10_000]);
  });

  it('keeps its em beside letters, in traditional Chinese, and in other languages', () => {
    expect(places(paragraph('あ「い」う', ja))).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
    const hant = style({ family: 'Noto Sans JP', lang: 'zh-Hant' });
    expect(places(paragraph('あ」「い', hant))).toEqual([0, 10_000, 20_000, 30_000]);
    expect(places(paragraph('あ」「い', style({ family: 'Noto Sans JP', lang: 'en' })))).toEqual([
      0, 10_000, 20_000, 30_000,
    ]);
  });
});

describe('space between Japanese and Latin (JLREQ 3.2.3)', () => {
  const autospace = { autospace: true } as const;

  it('is a quarter em beside letters and digits, on both sides', () => {
    const [a, b, c] = places(paragraph('あAい', ja, autospace));
    const latin = places(paragraph('A', ja))[0];
    expect(latin).toBe(0);
    expect((b ?? 0) - (a ?? 0)).toBe(12_500);
    const width = (draw(paragraph('A', ja), 99_000)[0]?.glyphs[0]?.advance ?? 0) + 2500;
    expect((c ?? 0) - (b ?? 0)).toBe(width);
    expect(places(paragraph('第3回', ja, autospace))[1]).toBe(12_500);
  });

  it('is not beside punctuation, spaces and full-width letters, nor where it is not asked for', () => {
    expect(places(paragraph('あ（A）', ja, autospace))[2]).toBe(20_000);
    expect(places(paragraph('あ A', ja, autospace))[1]).toBe(10_000);
    expect(places(paragraph('あＡ', ja, autospace))[1]).toBe(10_000);
    expect(places(paragraph('あA', ja))[1]).toBe(10_000);
  });

  it('is not at the ends of lines', () => {
    const [first, second] = draw(paragraph('ああああABCD', ja, autospace), 42_000);
    expect(first?.line.width).toBe(40_000);
    expect(second?.glyphs[0]?.x).toBe(0);
  });

  it('is beside ideographs of the supplementary planes', () => {
    const of = style({ family: 'Noto Sans JP', lang: 'ja' });
    const [first, second] = draw(paragraph('𠮷A', of, autospace), 99_000)[0]?.glyphs ?? [];
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBe((first?.advance ?? 0) - 0);
    expect(first?.advance).toBe(12_500);
  });
});
