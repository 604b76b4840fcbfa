import { describe, expect, it } from 'vitest';
import type { DisplayItem, Frame, GlyphRun } from '../display';
import { createContext, paragraph, sansJp, style } from './fonts.test-support';
import { breakParagraph, emitLine, type ParagraphSpec, shapeParagraph, type TextSpan } from './index';
import { divideRuby } from './ruby';

const japanese = style({ family: 'Noto Sans JP', lang: 'ja', size: 10_000 });

/** `承《うけたまわ》る` is a text whose first character has a reading. */
function spec(marked: string, changes: Partial<ParagraphSpec> = {}): ParagraphSpec {
  let text = '';
  const spans: TextSpan[] = [];
  for (const [, plain = '', base = '', ruby] of marked.matchAll(/([^［]*)(?:［(.*?)《(.*?)》］|$)/g)) {
    if (plain) spans.push({ start: text.length, end: text.length + plain.length, style: japanese });
    text += plain;
    if (base) spans.push({ start: text.length, end: text.length + base.length, style: japanese, ruby });
    text += base;
  }
  return { ...paragraph(text, japanese, { lineHeight: 20_000 }), spans, ...changes };
}

function emit(of: ParagraphSpec, measure = 200_000) {
  const asides: string[] = [];
  const context = { ...createContext(), aside: (_source: number, text: string) => asides.push(text) };
  const shaped = shapeParagraph(of, context);
  const lines = breakParagraph(shaped, () => measure);
  const items = lines.map((line) => emitLine(shaped, line, measure, 0, context));
  return { context, shaped, lines, items, asides };
}

const frameOf = (item: DisplayItem | undefined): Frame | undefined =>
  item?.kind === 'group' ? item.frame : undefined;
const runsOf = (frame: Frame | undefined): GlyphRun[] =>
  (frame?.items ?? []).flatMap((item) => (item.kind === 'glyphs' ? [item] : runsOf(frameOf(item))));

/** Base and reading of the first group of a line. */
function groupOf(items: readonly DisplayItem[]): { base: GlyphRun[]; reading: GlyphRun[] } {
  const ruby = items.map(frameOf).find((frame) => frame?.tag?.role === 'Ruby');
  const [base, reading] = (ruby?.items ?? []).map(frameOf);
  expect([base?.tag?.role, reading?.tag?.role]).toEqual(['RB', 'RT']);
  return { base: runsOf(base), reading: runsOf(reading) };
}

describe('ruby', () => {
  it('is of half size, above its base and centred over it (JLREQ 3.3.3, 3.3.5)', () => {
    const { items, asides } = emit(spec('この［字《じ》］は'));
    const { base, reading } = groupOf(items[0] ?? []);
    expect(asides).toEqual(['じ']);
    expect(base).toMatchObject([{ x: 20_000, width: 10_000, textStart: 2, textEnd: 3 }]);
    expect(reading).toMatchObject([{ x: 22_500, size: 5000, width: 5000, textStart: 0, textEnd: 1 }]);
    expect((base[0]?.y ?? 0) - (reading[0]?.y ?? 0)).toBe(8800 + 600);
  });

  it('is spread over several characters, half as much room at the ends (JLREQ 3.3.6)', () => {
    const { items, context } = emit(spec('［紫陽花《あじさい》］'));
    const { reading } = groupOf(items[0] ?? []);
    const { advances } = context.glyphs;
    const start = reading[0]?.start ?? 0;
    // 30 pt for 4 × 5 pt: 10 pt are shared out as 1.25, 2.5, 2.5, 2.5, 1.25.
    expect(reading[0]?.x).toBe(1250);
    expect([...advances.slice(start, start + 4)]).toEqual([7500, 7500, 7500, 5000]);
  });

  it('of another script than its base is centred as it is', () => {
    const { items } = emit(spec('［契約者《ID》］'));
    const { base, reading } = groupOf(items[0] ?? []);
    expect((reading[0]?.x ?? 0) * 2 + (reading[0]?.width ?? 0)).toBeCloseTo(base[0]?.width ?? 0, -1);
  });

  it('stands over kana beside it as far as half an em (JLREQ 3.3.8)', () => {
    const { items } = emit(spec('の［私《わたくし》］は'));
    const { base, reading } = groupOf(items[0] ?? []);
    expect(base[0]?.width).toBe(10_000);
    expect(reading).toMatchObject([{ x: 5000, width: 20_000 }]);
  });

  it('does not stand over characters with meaning of their own, but widens its base', () => {
    const { items, shaped, context } = emit(spec('東［私《わたくし》］京'));
    const { base, reading } = groupOf(items[0] ?? []);
    expect(shaped.width).toBe(40_000);
    expect(base).toMatchObject([{ x: 10_000, width: 20_000 }]);
    expect(reading).toMatchObject([{ x: 10_000, width: 20_000 }]);
    expect(context.glyphs.xOffsets[base[0]?.start ?? 0]).toBe(5000);
  });

  it('does not tear a Latin base', () => {
    const { items, context } = emit(spec('［AI《じんこうちのう》］'));
    const { base } = groupOf(items[0] ?? []);
    const { advances, xOffsets } = context.glyphs;
    const start = base[0]?.start ?? 0;
    expect(advances[start]).toBe(Math.round((sansJp.advanceOf(sansJp.glyphOf(0x41)) * 10_000) / 1000));
    expect(xOffsets[start]).toBe(xOffsets[start + 1]);
    expect(base[0]?.width).toBe(35_000);
  });

  it('stays inside the measure at the start and the end of a line', () => {
    const { lines, items } = emit(spec('ああ［私《わたくし》］ああ［私《わたくし》］あ'), 30_000);
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [3, 6],
      [6, 7],
    ]);
    const { reading } = groupOf(items[0] ?? []);
    expect((reading[0]?.x ?? 0) + (reading[0]?.width ?? 0)).toBe(30_000);
  });

  it('keeps its base in one line', () => {
    const { lines } = emit(spec('あああ［紫陽花《あじさい》］'), 50_000);
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [3, 6],
    ]);
  });

  it('is divided among characters where blanks say so', () => {
    expect(
      divideRuby('東京都', 0, 2, 'とう きょう').map(({ start, end, text }) => [start, end, text]),
    ).toEqual([
      [0, 1, 'とう'],
      [1, 2, 'きょう'],
    ]);
    expect(divideRuby('東京都', 0, 3, 'とう きょう')).toHaveLength(1);
  });

  it('stands to the right of a vertical line', () => {
    const { items } = emit(spec('［字《じ》］', { vertical: true }));
    const { base, reading } = groupOf(items[0] ?? []);
    expect(base).toMatchObject([{ x: 10_000, y: 0, vertical: true }]);
    expect(reading).toMatchObject([{ x: 10_000 + 5000 + 2500, y: 2500, vertical: true }]);
  });

  it('changes neither text nor height of the line', () => {
    const { lines, shaped } = emit(spec('この［字《じ》］は'));
    const plain = emit(paragraph('この字は', japanese, { lineHeight: 20_000 }));
    expect(lines).toEqual(plain.lines);
    expect(shaped.width).toBe(plain.shaped.width);
  });
});

describe('ruby beside what stands upright in a vertical line (縦中横)', () => {
  const upright = { style: japanese, combine: true, ruby: 'じゅう に' } as const;
  const date: ParagraphSpec = {
    ...paragraph('月12日', japanese, { lineHeight: 20_000 }),
    vertical: true,
    spans: [
      { start: 0, end: 1, style: japanese },
      { start: 1, end: 3, ...upright },
      { start: 3, end: 4, style: japanese },
    ],
  };

  it('leaves it upright in one place, which has one reading', () => {
    const { shaped, context } = emit(date);
    const base = shaped.runs.filter(({ ruby }) => ruby !== undefined);
    expect(base).toMatchObject([{ start: 1, end: 3, isUpright: true, ruby: { start: 1, end: 3 } }]);
    const { clusters } = context.glyphs;
    const [run] = base;
    expect([...clusters.subarray(run?.glyphStart, run?.glyphEnd)]).toEqual([1, 1]);
  });
});
