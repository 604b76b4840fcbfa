import { describe, expect, it } from 'vitest';
import { LATIN } from './characters';
import type { Face } from './face';
import { createContext, library, paragraph, sans, style } from './fonts.test-support';
import { shapeParagraph } from './index';
import { glyphsByHarfBuzz, glyphsOf } from './reference-glyphs.test-support';
import { pieceEnds } from './shape-pieces';

const SHY = '\u00ad';
const lengthsOf = (text: string, start = 0, end = text.length): number[] =>
  pieceEnds(text, start, end).map((to, index, ends) => to - (ends[index - 1] ?? start));

describe('pieceEnds', () => {
  it('leaves text with letters whole, however long it is', () => {
    expect(lengthsOf('word '.repeat(2000))).toEqual([10_000]);
    expect(lengthsOf(`a${SHY}`.repeat(2000))).toEqual([4000]);
  });

  it('cuts among many characters without a shape, and never inside of one', () => {
    expect(lengthsOf(SHY.repeat(600))).toEqual([256, 256, 88]);
    expect(lengthsOf(`ab${SHY.repeat(512)}`)).toEqual([258, 256]);
    expect(lengthsOf('\u{e0001}'.repeat(300))).toEqual([512, 88]);
    expect(lengthsOf(`${SHY.repeat(300)}b`, 20, 301)).toEqual([256, 25]);
  });
});

describe('a text that is cut', () => {
  const text = `AV${SHY.repeat(700)}fi${SHY.repeat(300)}T.`;

  it('has the glyphs that it has whole', () => {
    const context = createContext();
    shapeParagraph(paragraph(text, style()), context);
    expect(glyphsOf(context)).toEqual(glyphsByHarfBuzz(text, sans, style()));
  });

  it('is put together from the right where it runs that way', () => {
    const face = library.resolve(style()).primary?.face as Face;
    const { clusters, ids, advances } = face.shape(text, 0, text.length, LATIN, 'rtl', false);
    expect(ids.length).toBe(advances.length);
    expect(
      [...clusters].every((cluster, index) => index === 0 || cluster <= (clusters[index - 1] ?? 0)),
    ).toBe(true);
    expect(clusters.at(-1)).toBe(0);
  });
});
