import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../display';
import { isLineEnd } from './characters';
import { createContext, paragraph, style, type TestContext } from './fonts.test-support';
import {
  type Alignment,
  breakParagraph,
  emitLine,
  firstCut,
  type Kinsoku,
  type Line,
  maxContentWidth,
  minContentWidth,
  type ParagraphSpec,
  shapeParagraph,
} from './index';

const japanese = style({ family: 'Noto Sans JP', lang: 'ja' });

interface SetLine {
  readonly line: Line;
  readonly runs: readonly GlyphRun[];
}

function setLines(spec: ParagraphSpec, measure: number, context: TestContext = createContext()): SetLine[] {
  const shaped = shapeParagraph(spec, context);
  return breakParagraph(shaped, () => measure).map((line) => ({
    line,
    runs: emitLine(shaped, line, measure, 0, context).filter((item) => item.kind === 'glyphs'),
  }));
}

const texts = (spec: ParagraphSpec, measure: number): string[] =>
  setLines(spec, measure).map(({ line }) => spec.text.slice(line.start, line.visibleEnd));

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcdefg officeAV.,12(3) -–\t\n'), maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...'日本語ー、。「」（）1円第２ァ々 ab\n', '👩‍👩‍👧', 'か\u3099', '𠮷'),
    maxLength: 60,
  }),
  fc.string({ unit: fc.constantFrom(...'abc אבגד ابتث 12 .', 'e\u0301'), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const alignment = fc.constantFrom<Alignment>(
  'start',
  'end',
  'left',
  'right',
  'center',
  'justify',
  'distribute',
);

const flag = fc.constantFrom(undefined, true);
const look = fc.record({
  align: alignment,
  hanging: flag,
  autospace: flag,
  hyphenate: flag,
  optimal: flag,
  kinsoku: fc.constantFrom<Kinsoku>('strict', 'normal', 'loose'),
  lang: fc.constantFrom('ja', 'en', 'de', 'zh-Hant'),
  tabs: fc.constantFrom(undefined, [{ position: 70_000, align: 'right' as const, leader: '.' }]),
});

describe('lines', () => {
  it('cover every character exactly once, whatever is asked of them', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200_000 }), look, (text, measure, changes) => {
        const context = createContext();
        const of = style({ lang: changes.lang, letterSpacing: measure % 3 === 0 ? 200 : 0 });
        const covered = new Uint8Array(text.length);
        let next = 0;
        for (const { line, runs } of setLines(paragraph(text, of, changes), measure, context)) {
          expect(line.start).toBe(next);
          next = line.end;
          for (const run of runs) {
            for (let i = run.textStart; i < run.textEnd; i++) covered[i] = (covered[i] ?? 0) + 1;
            let width = 0;
            for (let glyph = run.start; glyph < run.start + run.count; glyph++) {
              width += context.glyphs.advances[glyph] ?? 0;
              const cluster = context.glyphs.clusters[glyph] ?? 0;
              const isHyphen = line.hyphen > 0 && cluster === line.visibleEnd;
              expect(isHyphen || (cluster >= run.textStart && cluster < run.textEnd)).toBe(true);
            }
            expect(run.width).toBe(width);
          }
        }
        expect(next).toBe(text.length);
        for (let i = 0; i < text.length; i++) expect(covered[i]).toBe(isLineEnd(text.charCodeAt(i)) ? 0 : 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('are no wider than the measure unless a single cluster is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100_000 }), (text, measure) => {
        for (const { line, runs } of setLines(paragraph(text, style({ lang: 'ja' })), measure)) {
          if (line.width <= measure) continue;
          const clusters = new Set<number>();
          const advances = runs.filter((run) => run.textStart < line.visibleEnd).length;
          for (let i = line.start; i < line.visibleEnd; i++) clusters.add(i);
          expect(advances).toBeGreaterThan(0);
          expect(clusters.size).toBeLessThan(12);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('break at spaces, which hang', () => {
    expect(texts(paragraph('The balance of your account'), 60_000)).toEqual([
      'The balance',
      'of your',
      'account',
    ]);
    const [first] = setLines(paragraph('aa   bb', style(), { align: 'right' }), 15_000);
    const run = first?.runs[0];
    expect(first?.line).toMatchObject({ start: 0, end: 5, visibleEnd: 2 });
    expect((run?.x ?? 0) + (first?.line.width ?? 0)).toBe(15_000);
    expect(run?.textEnd).toBe(5);
  });

  it('end where the text says, the last one empty after a final line feed', () => {
    const lines = setLines(paragraph('a\r\nb\n'), 99_000).map(({ line }) => [
      line.start,
      line.end,
      line.forced,
      line.last,
    ]);
    expect(lines).toEqual([
      [0, 3, true, false],
      [3, 5, true, false],
      [5, 5, false, true],
    ]);
    expect(setLines(paragraph(''), 99_000)).toHaveLength(1);
  });

  it('keep numbers with their signs, units and counters', () => {
    const whole = [
      '¥1,234,567',
      '12.5%',
      '-2,334.00',
      '(1,200.00)',
      '2026/11/22',
      '03-1234-5678',
      '１，２３４円',
      '1億2,000万円',
      '第12条',
      '△1,234',
      '36.5℃',
      '20名',
    ];
    for (const amount of whole) {
      const of = style({ family: 'Noto Sans JP', lang: 'ja' });
      const text = `残高合計${amount}`;
      const width = minContentWidth(shapeParagraph(paragraph(amount, of), createContext()));
      const lines = texts(paragraph(text, of), Math.max(width, 41_000));
      expect(lines.at(-1), text).toBe(amount);
    }
  });

  it('cut a word that is wider than the line', () => {
    const lines = texts(paragraph('Donaudampfschifffahrtsgesellschaft'), 50_000);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe('Donaudampfschifffahrtsgesellschaft');
  });

  it('say which word was cut first, and that none was where lines end as they may', () => {
    const cutIn = (text: string, measure: number, more: object = {}): string | null => {
      const shaped = shapeParagraph(paragraph(text, style(), more), createContext());
      return firstCut(
        shaped,
        breakParagraph(shaped, () => measure),
      );
    };
    expect(cutIn('Sum\n1,284,900.00 EUR 99,999,999,999.00', 40_000)).toBe('1,284,900.00');
    expect(cutIn('to www.example.com/accounts/overview', 50_000)).toBe('www.example.com/');
    expect(cutIn('one two three-four\nfive', 30_000)).toBeNull();
    expect(cutIn('incomprehensible words', 50_000, { hyphenate: true })).toBeNull();
    expect(cutIn('Sum 1,284.00 EUR', 40_000)).toBeNull();
    expect(cutIn('word', 1000)).toBe('word');
  });

  it('go on from an offset without the indent', () => {
    const spec = paragraph('one two three four five six', style(), { indent: 20_000 });
    const shaped = shapeParagraph(spec, createContext());
    const all = breakParagraph(shaped, () => 60_000);
    const second = all[1];
    expect(all[0]?.indent).toBe(20_000);
    expect(breakParagraph(shaped, () => 60_000, second?.start)).toEqual(all.slice(1));
  });

  it('know the least and the greatest width', () => {
    const shaped = shapeParagraph(paragraph('a incomprehensible b\nshort'), createContext());
    const word = shapeParagraph(paragraph('incomprehensible'), createContext());
    const line = shapeParagraph(paragraph('a incomprehensible b'), createContext());
    expect(minContentWidth(shaped)).toBe(word.width);
    expect(maxContentWidth(shaped)).toBe(line.width);
  });
});

describe('kinsoku', () => {
  const noStart = '、。，．・：；？！）」』】〕〉》〟ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ％゛ゝヽ…';
  const noEnd = '（「『【〔〈《￥';
  const text = fc.string({
    unit: fc.constantFrom(...'日本語あいうアイウ', ...noStart, ...noEnd),
    minLength: 1,
    maxLength: 60,
  });

  it('never begins or ends a line with what must not stand there, as long as there is a choice', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 60_000, max: 300_000 }), (random, measure) => {
        const spec = paragraph(random, japanese);
        const shaped = shapeParagraph(spec, createContext());
        fc.pre(minContentWidth(shaped) <= measure);
        const lines = breakParagraph(shaped, () => measure);
        for (const line of lines.slice(1)) expect(noStart).not.toContain(random[line.start]);
        for (const line of lines.slice(0, -1)) expect(noEnd).not.toContain(random[line.visibleEnd - 1]);
      }),
      { numRuns: 500 },
    );
  });

  it('lets small kana begin a line in normal, iteration marks in loose, closing brackets never', () => {
    const startsLine = (character: string, kinsoku: 'strict' | 'normal' | 'loose'): boolean => {
      const lines = texts(paragraph(`日本語${character}日`, japanese, { kinsoku }), 30_000);
      return lines[1]?.[0] === character;
    };
    const allowed = (character: string) =>
      (['strict', 'normal', 'loose'] as const).map((k) => startsLine(character, k));
    expect(allowed('ー')).toEqual([false, true, true]);
    expect(allowed('っ')).toEqual([false, true, true]);
    expect(allowed('々')).toEqual([false, false, true]);
    expect(allowed('・')).toEqual([false, false, true]);
    expect(allowed('。')).toEqual([false, false, false]);
    expect(allowed('」')).toEqual([false, false, false]);
  });
});

describe('emitted lines', () => {
  it('fill the measure when justified', () => {
    const mixed = fc.oneof(
      fc
        .array(fc.constantFrom('The', 'balance', 'of', 'office', '1,200'), { minLength: 5, maxLength: 40 })
        .map((w) => w.join(' ')),
      fc.string({ unit: fc.constantFrom(...'日本語の文章です、。「」A1 '), minLength: 20, maxLength: 80 }),
    );
    fc.assert(
      fc.property(mixed, fc.integer({ min: 80_000, max: 200_000 }), (text, measure) => {
        const context = createContext();
        const shaped = shapeParagraph(paragraph(text, style({ lang: 'ja' }), { align: 'justify' }), context);
        for (const line of breakParagraph(shaped, () => measure)) {
          if (line.last || line.width > measure) continue;
          const visible = text.slice(line.start, line.visibleEnd);
          if (!/ |[\u3040-\u9fff]{2}/.test(visible)) continue;
          let right = 0;
          const items = emitLine(shaped, line, measure, 0, context).filter((item) => item.kind === 'glyphs');
          for (const run of items) {
            for (let g = run.start, x = run.x; g < run.start + run.count; g++) {
              x += context.glyphs.advances[g] ?? 0;
              if ((context.glyphs.clusters[g] ?? 0) < line.visibleEnd) right = x;
            }
          }
          expect(right).toBe(measure + line.hangEnd);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('spread a name over its field', () => {
    const [line] = setLines(paragraph('山田太郎', japanese, { align: 'distribute' }), 70_000);
    const context = createContext();
    setLines(paragraph('山田太郎', japanese, { align: 'distribute' }), 70_000, context);
    expect(line?.runs[0]?.width).toBe(70_000);
    expect([...context.glyphs.advances.slice(4, 8)]).toEqual([20_000, 20_000, 20_000, 10_000]);
  });

  it('place runs of different direction visually', () => {
    const of = style();
    const [ltr] = setLines(paragraph('abc אבג 12', of), 200_000);
    expect(ltr?.runs.map((run) => [run.textStart, run.textEnd, run.rtl])).toEqual([
      [0, 4, false],
      [8, 10, false],
      [4, 8, true],
    ]);
    const [rtl] = setLines(paragraph('אבג abc ', of, { direction: 'rtl' }), 200_000);
    const right = Math.max(...(rtl?.runs ?? []).map((run) => run.x + run.width));
    expect(right).toBe(200_000);
    expect(rtl?.runs[0]?.textStart).toBe(7);
  });

  it('share the glyphs of the arena unless advances change', () => {
    const context = createContext();
    const spec = paragraph('one two three four five six seven', style(), { align: 'justify' });
    const shaped = shapeParagraph(spec, context);
    const { length } = context.glyphs;
    const lines = breakParagraph(shaped, () => 70_000);
    const last = lines.at(-1);
    if (last) emitLine(shaped, last, 70_000, 0, context);
    expect(context.glyphs.length).toBe(length);
    if (lines[0]) emitLine(shaped, lines[0], 70_000, 0, context);
    expect(context.glyphs.length).toBeGreaterThan(length);
  });

  it('underline and strike the visible text', () => {
    const context = createContext();
    const of = style({ underline: true, strike: true, colour: 0x123456 });
    const shaped = shapeParagraph(paragraph('total  ', of), context);
    const [line] = breakParagraph(shaped, () => 99_000);
    const items = line ? emitLine(shaped, line, 99_000, 7, context) : [];
    const paths = items.filter((item) => item.kind === 'path');
    expect(paths).toHaveLength(2);
    expect(paths[0]).toMatchObject({ x: 0, fill: 0x123456, source: 7 });
    expect(paths[0]?.path[4]).toBe(line?.width);
    expect(paths[0]?.y).toBeGreaterThan(line?.baseline ?? 0);
    expect(paths[1]?.y).toBeLessThan(line?.baseline ?? 0);
  });

  it('bring text to tab stops', () => {
    const tabs = [
      { position: 50_000, align: 'left' },
      { position: 120_000, align: 'decimal' },
      { position: 200_000, align: 'right' },
    ] as const;
    const edges = (text: string): number[] => {
      const context = createContext();
      const [set] = setLines(paragraph(text, style(), { tabs }), 300_000, context);
      const run = set?.runs[0];
      const found: number[] = [];
      let x = run?.x ?? 0;
      for (let glyph = run?.start ?? 0; glyph < (run?.start ?? 0) + (run?.count ?? 0); glyph++) {
        const character = text[context.glyphs.clusters[glyph] ?? 0];
        if (character === '.' || character === 'L') found.push(x);
        x += context.glyphs.advances[glyph] ?? 0;
      }
      return [...found, x];
    };
    expect(edges('a\tL\t1,200.50\tR')).toEqual([50_000, 120_000, 200_000]);
    expect(edges('aaaaaa\tL\t3.5\tRRR')).toEqual([50_000, 120_000, 200_000]);
  });
});
