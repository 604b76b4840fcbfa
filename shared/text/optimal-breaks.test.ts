import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLine } from './break-paragraph';
import { draw, en, texts } from './drawn-lines.test-support';
import { createContext, paragraph, style } from './fonts.test-support';
import { breakParagraph, type Line, type ParagraphSpec, shapeParagraph } from './index';
import { badnessOf, fitnessOf, lineFault, TOO_FULL } from './line-faults';
import { demeritsOf } from './optimal-breaks';

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
