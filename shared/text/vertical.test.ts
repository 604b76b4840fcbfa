import { describe, expect, it } from 'vitest';
import type { DisplayItem, GlyphRun } from '../display';
import { findCombined } from './combine-automatically';
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

  it('lose nothing of what stands upright among text that runs from right to left', () => {
    const text = '\u202e一二三四五六七八九十';
    const { items } = emit(vertical(text), 30_000);
    const shown = items.map((line) => line.map(runIn).map((run) => [run?.textStart, run?.count]));
    expect(shown.map((line) => line.at(-1))).toEqual([
      [1, 3],
      [4, 3],
      [7, 3],
      [10, 1],
    ]);
  });

  it('have no turned frames of negative width, however close letters stand', () => {
    const text = '円ii';
    const close = { ...japanese, letterSpacing: -9000 };
    const { items } = emit({ ...vertical(text), spans: [{ start: 0, end: text.length, style: close }] });
    const turned = items.flat().find((item) => item.kind === 'group');
    expect(turned?.kind === 'group' && turned.frame.width).toBe(0);
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

describe('numbers that stand upright of themselves', () => {
  const found = (text: string, most: number, letters = false): string[] =>
    findCombined(text, most, letters).map(({ start, end }) => text.slice(start, end));

  it('have at most so many digits', () => {
    const text = '令和8年11月、100円、2026年';
    expect(found(text, 1)).toEqual(['8']);
    expect(found(text, 2)).toEqual(['8', '11']);
    expect(found(text, 3)).toEqual(['8', '11', '100']);
    expect(found(text, 4)).toEqual(['8', '11', '100', '2026']);
    expect(found('１２月', 2)).toEqual([]);
  });

  it('are whole: what belongs together in half width is turned together', () => {
    for (const text of ['1,234円', '12.5倍', '3/4は', 'A4の', '-5度', '¥50の', '50%は', '12-31', 'é1'])
      expect(found(`東${text}`, 4), text).toEqual([]);
    expect(found('はWindows 11で', 2)).toEqual([]);
    expect(found('は 12 回', 2)).toEqual(['12']);
    expect(found('全12, 残り(34)、"5"!', 2)).toEqual(['12', '34', '5']);
  });

  it('are joined by words of Latin letters where these are wanted', () => {
    expect(found('ATMでA4をOK!', 3, true)).toEqual(['ATM', 'A4', 'OK']);
    expect(found('ATMでA4をOK!', 3)).toEqual([]);
    expect(found('FumiはOK NGの', 4, true)).toEqual(['Fumi']);
  });

  const uprightNumbers = { combined: { most: 2, letters: false } };

  it('are set like those that are told to stand so', () => {
    const text = '12月31日2026年';
    const own = emit(vertical(text, uprightNumbers));
    const told = emit(vertical(text, { spans: spansOf(text, ['12', '31']) }));
    expect(own.items).toEqual(told.items);
    expect(own.shaped.runs).toEqual(told.shaped.runs);
    expect(own.context.glyphs.advances).toEqual(told.context.glyphs.advances);
    expect(own.context.glyphs.yOffsets).toEqual(told.context.glyphs.yOffsets);
  });

  it('give way to what is told to stand upright, to readings and to a change of style', () => {
    const text = '2026年12月';
    const runs = (spec: ParagraphSpec) =>
      shapeParagraph(spec, createContext()).runs.map((run) => [
        text.slice(run.start, run.end),
        run.isUpright,
      ]);
    expect(runs(vertical(text, { ...uprightNumbers, spans: spansOf(text, ['202']) }))).toEqual([
      ['202', true],
      ['6', false],
      ['年12月', true],
    ]);
    const other = { ...japanese, weight: 700 };
    const spans = [
      { start: 0, end: 6, style: japanese },
      { start: 6, end: 8, style: other },
    ];
    expect(runs(vertical(text, { ...uprightNumbers, spans }))).toContainEqual(['1', false]);
    const reading = [
      { start: 0, end: 5, style: japanese },
      { start: 5, end: 7, style: japanese, ruby: 'じゅうに' },
      { start: 7, end: 8, style: japanese },
    ];
    expect(runs(vertical(text, { ...uprightNumbers, spans: reading }))).toContainEqual(['12', false]);
    expect(runs(paragraph(text, japanese, uprightNumbers)).map(([, isUpright]) => isUpright)).not.toContain(
      true,
    );
  });

  it('are full-width to their neighbours: no space between scripts, and a joint that justification opens', () => {
    const text = 'あ12月の東京都港区';
    const { shaped } = emit(vertical(text, { ...uprightNumbers, autospace: true }));
    expect(shaped.gaps).toBeUndefined();
    const { items, context } = emit(vertical(text, { ...uprightNumbers, align: 'justify' }), 45_000);
    // The joints of あ, 12, 月 and の take the room of the first line alike.
    const [line] = items;
    const run = runIn(line?.[0]);
    const { advances } = context.glyphs;
    const first = [...advances.slice(run?.start, (run?.start ?? 0) + (run?.count ?? 0))];
    expect(run?.width).toBe(45_000);
    expect(first).toEqual([11_666, 10_000, 1667, 11_667, 10_000]);
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
