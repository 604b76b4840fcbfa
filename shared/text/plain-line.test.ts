import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContext, paragraph, style } from './fonts.test-support';
import {
  type Alignment,
  breakParagraph,
  emitLine,
  mayBePlain,
  type ParagraphSpec,
  setPlainLine,
  shapeParagraph,
} from './index';

const latin = style();
const japanese = style({ family: 'Noto Sans JP', lang: 'ja' });
const spaced = style({ letterSpacing: 300 });

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcdefg officeAV.,12(3) -–'), maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'日本語ー、。「」（）1円第２ァ々 ab'), maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const align = fc.constantFrom<Alignment>('start', 'end', 'left', 'right', 'center', 'justify');

/** The runs of a text's lines in the general way, with the glyphs that they show. */
function inGeneral(spec: ParagraphSpec, measure: number) {
  const context = createContext();
  const shaped = shapeParagraph(spec, context);
  const lines = breakParagraph(shaped, () => measure);
  const items = lines.flatMap((line) => emitLine(shaped, line, measure, 7, context));
  return { lines: lines.length, items, context };
}

describe('a plain line', () => {
  it('is what shaping, breaking and emitting make of the text, or nothing', () => {
    let plain = 0;
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(latin, japanese, spaced),
        align,
        fc.integer({ min: 5_000, max: 300_000 }),
        (text, look, aligned, measure) => {
          const spec = paragraph(text, look, { align: aligned });
          const context = createContext();
          expect(mayBePlain(spec)).toBe(true);
          const run = setPlainLine(text, look, spec, measure, 7, context);
          if (!run) {
            expect(context.glyphs.length).toBe(0);
            return;
          }
          plain += 1;
          const general = inGeneral(spec, measure);
          expect(general.lines).toBe(1);
          expect(general.items).toEqual([run]);
          for (const array of ['ids', 'advances', 'clusters'] as const) {
            expect(context.glyphs[array].slice(0, run.count)).toEqual(
              general.context.glyphs[array].slice(0, run.count),
            );
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it('is not for looks that lines have a say in', () => {
    const spec = paragraph('Total');
    expect(mayBePlain({ ...spec, align: 'distribute' })).toBe(false);
    expect(mayBePlain({ ...spec, indent: 1000 })).toBe(false);
    expect(mayBePlain({ ...spec, direction: 'rtl' })).toBe(false);
    expect(mayBePlain({ ...spec, vertical: true })).toBe(false);
    expect(mayBePlain({ ...spec, hanging: true })).toBe(false);
    expect(mayBePlain({ ...spec, autospace: true })).toBe(false);
  });
});
