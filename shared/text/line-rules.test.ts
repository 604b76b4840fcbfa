/** The rules of Japanese and Latin composition, each by a line that shows it. Sizes are 10 pt: an em is 10,000. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../display';
import { nextLine } from './break-paragraph';
import { createContext, paragraph, style } from './fonts.test-support';
import {
  breakParagraph,
  emitLine,
  type Line,
  minContentWidth,
  type ParagraphSpec,
  shapeParagraph,
} from './index';
import { badnessOf, fitnessOf, lineFault, TOO_FULL } from './line-faults';
import { demeritsOf } from './optimal-breaks';
import { decimalPoint } from './tabs';

const ja = style({ family: 'Noto Sans JP', lang: 'ja' });
const en = style();

interface Drawn {
  readonly line: Line;
  readonly text: string;
  /** Left edge of every glyph with the unit it shows. */
  readonly glyphs: readonly { readonly at: number; readonly x: number; readonly advance: number }[];
}

function draw(spec: ParagraphSpec, measure: number): Drawn[] {
  const context = createContext();
  const shaped = shapeParagraph(spec, context);
  return breakParagraph(shaped, () => measure).map((line) => {
    const glyphs: { at: number; x: number; advance: number }[] = [];
    for (const item of emitLine(shaped, line, measure, 0, context)) {
      if (item.kind !== 'glyphs') continue;
      let x = (item as GlyphRun).x;
      for (let glyph = item.start; glyph < item.start + item.count; glyph++) {
        const advance = context.glyphs.advances[glyph] ?? 0;
        glyphs.push({ at: context.glyphs.clusters[glyph] ?? 0, x, advance });
        x += advance;
      }
    }
    return { line, text: spec.text.slice(line.start, line.visibleEnd), glyphs };
  });
}

const texts = (spec: ParagraphSpec, measure: number): string[] => draw(spec, measure).map(({ text }) => text);
/** Left edges of the characters of the only line. */
const places = (spec: ParagraphSpec, measure = 900_000): number[] =>
  (draw(spec, measure)[0]?.glyphs ?? []).map(({ x }) => x);

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

describe('optimal line breaks (Knuth and Plass, 1981)', () => {
  const words = fc.array(
    fc.constantFrom(
      'a',
      'of',
      'the',
      'line',
      'account',
      'statement',
      'insurance',
      'customers',
      '1,200.50',
      '残高',
      '、',
      '「満期」',
    ),
    { minLength: 8, maxLength: 60 },
  );

  it('are never worse than first fit', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 60_000, max: 220_000 }),
        fc.boolean(),
        (list, measure, hyphenate) => {
          const text = list.join(' ');
          const of = style({ lang: hyphenate ? 'en' : 'ja' });
          const spec = paragraph(text, of, { align: 'justify', hyphenate });
          const widthOf = (line: number) => (line < 3 ? measure - 20_000 : measure);
          const shaped = shapeParagraph({ ...spec, optimal: true }, createContext());
          const plain = shapeParagraph({ ...spec, optimal: true }, createContext());
          const best = demeritsOf(shaped, breakParagraph(shaped, widthOf), widthOf);
          // First fit over the same places: what `optimal` leaves when it is off, without closing up.
          const greedy = breakParagraph(
            shapeParagraph({ ...spec, align: 'start' }, createContext()),
            widthOf,
          );
          const other = demeritsOf(plain, greedy, widthOf);
          if (other !== null && best !== null) expect(best).toBeLessThanOrEqual(other);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('look ahead where first fit does not', () => {
    const text = 'aaa bb cc ddddd';
    const ragged = (optimal: boolean) => texts(paragraph(text, en, { optimal }), 34_000);
    expect(ragged(false)).toEqual(['aaa bb', 'cc', 'ddddd']);
    expect(ragged(true)).toEqual(['aaa', 'bb cc', 'ddddd']);
  });

  it('go on from an offset as if nothing had been before it', () => {
    const text = 'The composition engine chooses all the line ends of a paragraph together, not one by one.';
    const shaped = shapeParagraph(paragraph(text, en, { optimal: true, align: 'justify' }), createContext());
    const lines = breakParagraph(shaped, () => 120_000);
    const rest = breakParagraph(shaped, () => 120_000, lines[1]?.start);
    expect(rest[0]?.start).toBe(lines[1]?.start);
    expect(rest.at(-1)?.last).toBe(true);
  });

  it('leave words that are too wide to first fit', () => {
    const text = 'a Donaudampfschifffahrtsgesellschaft b';
    expect(texts(paragraph(text, en, { optimal: true }), 50_000)).toEqual(texts(paragraph(text, en), 50_000));
  });

  it('count faults as TeX does', () => {
    const faultOf = (...of: [number, number, number]) => {
      const fault = lineFault(...of);
      return [badnessOf(fault), fitnessOf(fault)];
    };
    expect(faultOf(0, 0, 0)).toEqual([0, 1]);
    expect(faultOf(1000, 0, 1000)).toEqual([100, 2]);
    expect(faultOf(500, 0, 1000)).toEqual([12, 1]);
    expect(faultOf(-800, 1000, 0)).toEqual([51, 0]);
    expect(faultOf(5000, 0, 1000)).toEqual([12_500, 3]);
    expect(faultOf(5000, 0, 0)).toEqual([1_000_000, 3]);
    expect(lineFault(-1001, 1000, 0)).toBe(TOO_FULL);
  });

  describe('beside tabs', () => {
    const label =
      'No.\tIn olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the ' +
      'youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face.';
    const tabs = [{ position: 60_000, align: 'left' as const }];
    const tabbed = fc
      .array(fc.tuple(words, fc.constantFrom('\t', ' \t', '\t ', '\t\t')), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map(([list, tab]) => list.slice(0, 20).join(' ') + tab).join(''))
      .chain((text) => words.map((list) => text + list.join(' ')));
    const stops = fc.constantFrom<ParagraphSpec['tabs']>(
      undefined,
      [{ position: 60_000, align: 'left' }],
      [
        { position: 30_000, align: 'center' },
        { position: 90_000, align: 'decimal' },
        { position: 140_000, align: 'right', leader: '.' },
      ],
    );
    const look = fc.record({
      tabs: stops,
      hyphenate: fc.boolean(),
      hanging: fc.boolean(),
      indent: fc.constantFrom(0, 15_000, -20_000),
      align: fc.constantFrom<ParagraphSpec['align']>('justify', 'start'),
    });

    it('look ahead, too', () => {
      const ragged = (optimal: boolean) =>
        texts(
          paragraph('x\taaa bb cc ddddd', en, {
            optimal,
            tabs: [{ position: 0, align: 'left' }],
            indent: -20_000,
          }),
          34_000,
        );
      expect(ragged(false)).toEqual(['x\taaa bb', 'cc', 'ddddd']);
      expect(ragged(true)).toEqual(['x\taaa', 'bb cc', 'ddddd']);
    });

    it('break what follows a tab as if it were indented as far', () => {
      const [no = '', text = ''] = label.split('\t');
      let differ = 0;
      for (let measure = 140_000; measure <= 260_000; measure += 5000) {
        const own = texts(paragraph(label, en, { optimal: true, align: 'justify', tabs }), measure);
        const indented = paragraph(text, en, { optimal: true, align: 'justify', indent: 60_000 });
        expect(own).toEqual(texts(indented, measure).map((line, at) => (at === 0 ? `${no}\t${line}` : line)));
        const greedy = texts(paragraph(label, en, { align: 'justify', tabs }), measure);
        if (own.join('\n') !== greedy.join('\n')) differ++;
      }
      expect(differ).toBeGreaterThan(3);
    });

    it('have the tabs of first fit and are never worse than it', () => {
      fc.assert(
        fc.property(tabbed, fc.integer({ min: 80_000, max: 220_000 }), look, (text, measure, changes) => {
          const spec = paragraph(text, style({ family: 'Noto Sans JP', lang: 'en' }), changes);
          const widthOf = (line: number) => (line < 2 ? measure - 20_000 : measure);
          const shaped = shapeParagraph({ ...spec, optimal: true }, createContext());
          const lines = breakParagraph(shaped, widthOf);
          lines.forEach((line, index) => {
            const other = nextLine(shaped, line.start, widthOf(index));
            const count = Math.min(line.tabs?.length ?? 0, other.tabs?.length ?? 0);
            expect(line.tabs?.slice(0, count) ?? []).toEqual(other.tabs?.slice(0, count) ?? []);
            expect(line.tabs?.length ?? 0).toBe(
              text.slice(line.start, line.visibleEnd).split('\t').length - 1,
            );
            if (line.end === other.end) expect(line).toEqual(other);
          });
          const greedy: Line[] = [];
          while (!greedy.at(-1)?.last) {
            greedy.push(nextLine(shaped, greedy.at(-1)?.end ?? 0, widthOf(greedy.length)));
          }
          const best = demeritsOf(shaped, lines, widthOf);
          const other = demeritsOf(shaped, greedy, widthOf);
          if (other !== null) expect(best).toBeLessThanOrEqual(other);
        }),
        { numRuns: 300 },
      );
    });

    it.each([false, true])('fill justified lines after their last tab (optimal: %s)', (optimal) => {
      fc.assert(
        fc.property(tabbed, fc.integer({ min: 100_000, max: 220_000 }), stops, (text, measure, tabs) => {
          const spec = paragraph(text, style({ lang: 'en' }), { optimal, align: 'justify', tabs });
          for (const { line, glyphs } of draw(spec, measure)) {
            const shown = text.slice(line.start, line.visibleEnd);
            const after = shown.slice(shown.lastIndexOf('\t') + 1);
            if (line.last || !/\S \S/.test(after)) continue;
            const visible = glyphs.filter(({ at }) => at < line.visibleEnd);
            expect(Math.max(...visible.map(({ x, advance }) => x + advance))).toBe(measure);
          }
        }),
        { numRuns: 300 },
      );
    });
  });

  it('take time in proportion to the text', () => {
    const text = 'the line ends of a paragraph '.repeat(2000);
    const shaped = shapeParagraph(paragraph(text, en, { optimal: true, align: 'justify' }), createContext());
    expect(breakParagraph(shaped, () => 150_000).at(-1)?.last).toBe(true);
  });
});

describe('lines that are narrower than a character', () => {
  const ja = style({ family: 'Noto Sans JP', lang: 'ja' });
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

describe('tabs', () => {
  it.each([
    ['1,200.50', 'en', 5],
    ['1.200,50', 'de', 5],
    ['1,200.50', 'de', 5],
    ['1,200', 'en', 5],
    ['1.200', 'de', 5],
    ['1,200', 'de', 1],
    ['1.200', 'de-CH', 1],
    ['12,5 %', 'fr', 2],
    ['12,5 %', 'fr-CH', 4],
    ['1.234.567', 'de', 9],
    ['¥1,200円', 'ja', 6],
    ['none', 'en', 4],
  ])('find the decimal point of %s in %s', (text, lang, expected) => {
    expect(decimalPoint(text, 0, text.length, lang)).toBe(expected);
  });

  it('are filled by a leader on a grid that all lines share, all of it one tab', () => {
    const tabs = [{ position: 150_000, align: 'right' as const, leader: '.' }];
    const [one, two] = draw(paragraph('One\t1\nTwenty\t22', en, { tabs }), 200_000);
    const dots = (drawn: Drawn | undefined, tab: number) =>
      (drawn?.glyphs ?? []).filter(({ at, advance }) => at === tab && advance === 2490).map(({ x }) => x);
    const first = dots(one, 3);
    const second = dots(two, 12);
    expect(first.length).toBeGreaterThan(20);
    expect(second.length).toBeGreaterThan(15);
    for (const x of second) expect(first.map((other) => other % 2490)).toContain(x % 2490);
    const end = one?.glyphs.at(-1);
    expect((end?.x ?? 0) + (end?.advance ?? 0)).toBe(150_000);
  });

  it('have no leader where there is no room for it, or the font lacks it', () => {
    for (const leader of ['.', '漢']) {
      const tabs = [{ position: leader === '.' ? 19_500 : 150_000, align: 'left' as const, leader }];
      const [line] = draw(paragraph('One\t1', en, { tabs }), 200_000);
      expect((line?.glyphs ?? []).filter(({ at }) => at === 3)).toHaveLength(1);
    }
  });

  it('keep their leader a quarter em from the words beside it, and from nothing else', () => {
    const leader = '_';
    const dashes = (text: string, measure: number) => {
      const tabs = [{ position: 150_000, align: 'right' as const, leader }];
      const [line] = draw(paragraph(text, en, { tabs }), measure);
      const tab = text.indexOf('\t');
      const shown = line?.glyphs ?? [];
      const filled = shown.filter(({ at, advance }) => at === tab && advance === 5000);
      const before = shown.findLast(({ at }) => at < tab);
      return {
        before: (filled[0]?.x ?? 0) - (before ? before.x + before.advance : 0),
        after: (shown.find(({ at }) => at > tab)?.x ?? 150_000) - ((filled.at(-1)?.x ?? 0) + 5000),
      };
    };
    for (let length = 1; length < 12; length++) {
      const { before, after } = dashes(`${'I'.repeat(length)}\t${'1'.repeat(length)}`, 200_000);
      expect(Math.min(before, after)).toBeGreaterThanOrEqual(2500);
      expect(Math.max(before, after)).toBeLessThan(7500);
    }
    expect(dashes('\t', 200_000)).toEqual({ before: 0, after: 0 });
  });

  it('put decimal points below each other, whichever way the text runs', () => {
    const tabs = [{ position: 60_000, align: 'decimal' as const }];
    const points = ['1,234.50', '12.5', '-0.125', '7', 'אב 12.50'].map((number) => {
      const [line] = draw(paragraph(`אב\t${number}`, en, { tabs, direction: 'rtl' }), 100_000);
      const digits = (line?.glyphs ?? []).filter(({ at }) => at > 2);
      const point = digits.find(({ at }) => at === 3 + number.indexOf('.'));
      const last = digits.find(({ at }) => at === 2 + number.length);
      return point ? point.x : (last?.x ?? 0) + (last?.advance ?? 0);
    });
    expect(points).toEqual(points.map(() => 40_000));
  });

  it('are mirrored in text from right to left', () => {
    const tabs = [{ position: 60_000, align: 'left' as const, leader: '.' }];
    const [line] = draw(paragraph('אב\tגד', style(), { tabs, direction: 'rtl' }), 100_000);
    const at = (unit: number) => line?.glyphs.find((glyph) => glyph.at === unit);
    const third = at(3);
    expect((third?.x ?? 0) + (third?.advance ?? 0)).toBe(40_000);
  });
});
