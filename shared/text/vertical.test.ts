import { describe, expect, it } from 'vitest';
import type { DisplayItem, GlyphRun } from '../display';
import { createContext, paragraph, sansJp, style } from './fonts.test-support';
import { breakParagraph, emitLine, type ParagraphSpec, shapeParagraph, type TextSpan } from './index';
import { isUpright } from './vertical-orientation';

const japanese = style({ family: 'Noto Sans JP', lang: 'ja', size: 10_000 });

const vertical = (text: string, changes: Partial<ParagraphSpec> = {}): ParagraphSpec =>
  paragraph(text, japanese, { vertical: true, lineHeight: 20_000, ...changes });

/** Spans of one style; those of the texts in `combined` are set side by side. */
function spansOf(text: string, combined: readonly string[]): TextSpan[] {
  const spans: TextSpan[] = [];
  let at = 0;
  for (const part of text.split(new RegExp(`(${combined.join('|')})`))) {
    if (part === '') continue;
    const isCombined = combined.includes(part);
    spans.push({
      start: at,
      end: at + part.length,
      style: japanese,
      ...(isCombined ? { combine: true } : {}),
    });
    at += part.length;
  }
  return spans;
}

function emit(spec: ParagraphSpec, measure = 200_000) {
  const context = createContext();
  const shaped = shapeParagraph(spec, context);
  const lines = breakParagraph(shaped, () => measure);
  return { context, shaped, lines, items: lines.map((line) => emitLine(shaped, line, measure, 0, context)) };
}

const runIn = (item: DisplayItem | undefined): GlyphRun | undefined =>
  item?.kind === 'glyphs' ? item : item?.kind === 'group' ? runIn(item.frame.items[0]) : undefined;

describe('vertical lines', () => {
  it('run downwards through the middle of the line, an em for each character', () => {
    const { items, context } = emit(vertical('東京都'));
    expect(items[0]).toMatchObject([{ kind: 'glyphs', x: 10_000, y: 0, width: 30_000, vertical: true }]);
    const { advances, xOffsets, yOffsets } = context.glyphs;
    expect([...advances.slice(0, 3)]).toEqual([10_000, 10_000, 10_000]);
    // From the middle of the em's upper edge to the origin of the glyph on its baseline.
    expect([...xOffsets.slice(0, 3)]).toEqual([-5000, -5000, -5000]);
    expect([...yOffsets.slice(0, 3)]).toEqual([-8800, -8800, -8800]);
  });

  it('use the forms that the font has for them', () => {
    const { context } = emit(vertical('「東」。'));
    const usual = [...'「東」。'].map((character) => sansJp.glyphOf(character.codePointAt(0) ?? 0));
    const shown = [...context.glyphs.ids.slice(0, 4)];
    expect(shown.map((glyph, i) => glyph === usual[i])).toEqual([false, true, false, false]);
  });

  it('turn Latin text, its middle on the middle of the line', () => {
    const { items } = emit(vertical('円Fumi'));
    const group = items[0]?.[1];
    expect(group).toMatchObject({ kind: 'group', x: 10_000, y: 10_000, transform: [0, 1, -1, 0, 0, 0] });
    const run = runIn(group);
    const middle = Math.round(((sansJp.ascender + sansJp.descender) / 2) * 10);
    expect(run).toMatchObject({ x: 0, y: middle, vertical: false, textStart: 1, textEnd: 5 });
  });

  it('set two digits side by side as one character', () => {
    const text = '12月';
    const { items, context, shaped } = emit(vertical(text, { spans: spansOf(text, ['12']) }));
    expect(items[0]).toMatchObject([{ width: 20_000, vertical: true, textStart: 0, textEnd: 3 }]);
    const { advances, clusters, xOffsets, yOffsets } = context.glyphs;
    expect([...advances.slice(0, 3)]).toEqual([10_000, 0, 10_000]);
    expect([...clusters.slice(0, 3)]).toEqual([0, 0, 2]);
    expect(xOffsets[1]).toBeGreaterThan(xOffsets[0] ?? 0);
    // The second is drawn from below the first's place, on the same baseline.
    expect((yOffsets[1] ?? 0) - 10_000).toBe(yOffsets[0]);
    expect([...shaped.breaks]).toEqual([0, 0, expect.any(Number)]);
  });

  it('make three digits smaller, and leave longer numbers to lie on their side', () => {
    const text = '100円12345円';
    const { shaped } = emit(vertical(text, { spans: spansOf(text, ['100', '12345']) }));
    expect(shaped.runs.map((run) => [run.start, run.end, run.isUpright])).toEqual([
      [0, 3, true],
      [3, 4, true],
      [4, 9, false],
      [9, 10, true],
    ]);
    expect(shaped.runs[0]?.resolved.style.size).toBeLessThan(10_000);
    expect(shaped.width).toBe(
      30_000 + (shaped.advances.slice(4, 9).reduce((sum, advance) => sum + advance, 0) ?? 0),
    );
  });

  it('are broken and aligned like others', () => {
    const { lines, items } = emit(vertical('東京都港区、虎ノ門', { align: 'end' }), 50_000);
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [4, 9],
    ]);
    expect(items[0]).toMatchObject([{ y: 10_000 }]);
  });

  it('hold every character once', () => {
    const text = 'A株（東京）12ー「ｶﾅ」é…。';
    const { items, context } = emit(vertical(text), 60_000);
    const shown = new Set<number>();
    for (const item of items.flat()) {
      const run = runIn(item);
      for (let i = 0; i < (run?.count ?? 0); i++)
        shown.add(context.glyphs.clusters[(run?.start ?? 0) + i] ?? -1);
      expect(run?.textEnd).toBeGreaterThan(run?.textStart ?? 0);
    }
    expect(shown.size).toBe(text.length);
  });
});

describe('isUpright', () => {
  it('follows UAX #50, and the font where that leaves it to fonts', () => {
    const face = { font: sansJp } as never;
    for (const character of '東あア。、ゃ％①Ａ')
      expect(isUpright(character.codePointAt(0) ?? 0, face), character).toBe(true);
    for (const character of 'A1-é…—ｱα')
      expect(isUpright(character.codePointAt(0) ?? 0, face), character).toBe(false);
    for (const character of '「」（ー〜') {
      expect(isUpright(character.codePointAt(0) ?? 0, face), character).toBe(true);
      expect(isUpright(character.codePointAt(0) ?? 0, undefined), character).toBe(false);
    }
  });
});
