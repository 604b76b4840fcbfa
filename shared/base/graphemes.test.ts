import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemeStarts, nextGrapheme, previousGrapheme } from './graphemes';

const clusters = (text: string): string[] => {
  const found: string[] = [];
  graphemeStarts(text).forEach((starts, at) => {
    if (starts) found.push('');
    found[found.length - 1] += text.charAt(at);
  });
  return found;
};

describe('grapheme clusters (UAX #29)', () => {
  it.each([
    ['letters with marks (GB9)', 'e\u0301a', ['e\u0301', 'a']],
    ['kana with sound marks', 'か\u3099き', ['か\u3099', 'き']],
    ['line ends (GB3)', 'a\r\n\nb', ['a', '\r\n', '\n', 'b']],
    ['Hangul (GB6–GB8)', '\u1112\u1161\u11ab글', ['\u1112\u1161\u11ab', '글']],
    ['Devanagari conjuncts (GB9c)', 'क्षत्रि', ['क्ष', 'त्रि']],
    ['families and skin tones (GB11)', '👩\u200d👩\u200d👧👍🏽', ['👩\u200d👩\u200d👧', '👍🏽']],
    ['flags (GB12)', '🇯🇵🇨🇿🇪', ['🇯🇵', '🇨🇿', '🇪']],
    ['variation sequences', '葛\u{e0100}城', ['葛\u{e0100}', '城']],
    ['Thai vowels and tones', 'ที่นี่', ['ที่', 'นี่']],
  ])('keep %s together', (_what, text, expected) => {
    expect(clusters(text)).toEqual(expected);
  });

  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      '\r\n',
      '\n',
      '👩\u200d',
      '👧',
      '🇯',
      'क',
      '्',
      'ष',
      'ᄒ',
      '한',
      '\u0600',
      '日',
    ),
    maxLength: 40,
  });

  it('begin and end where the steps to the next and the previous one stop', () => {
    fc.assert(
      fc.property(text, (random) => {
        const starts = [...graphemeStarts(random)].flatMap((is, at) => (is ? [at] : []));
        const forward: number[] = [];
        for (let at = 0; at < random.length; at = nextGrapheme(random, at)) forward.push(at);
        const back: number[] = [];
        for (let at = random.length; at > 0; ) {
          at = previousGrapheme(random, at);
          back.unshift(at);
        }
        expect(forward).toEqual(starts);
        expect(back).toEqual(starts);
      }),
    );
  });

  it('are the same in a part of a text as in the whole', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (random, from) => {
        const start = Math.min(from, random.length);
        expect(graphemeStarts(random, start)).toEqual(graphemeStarts(random).slice(start));
      }),
    );
  });
});
