import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemeStarts } from '../base';
import { isLineEnd } from './characters';
import { findLineBreaks, findStandardLineBreaks, MAY_BREAK, MAY_CUT, MAY_TEAR } from './line-breaks';

const ours = (text: string): number[] =>
  [...findLineBreaks(text, 'strict')].flatMap((flags, i) => (flags & MAY_BREAK ? [i] : []));

const standard = (text: string): number[] =>
  [...findStandardLineBreaks(text)].flatMap((flags, i) => (flags & MAY_BREAK ? [i] : []));

const marked = (text: string): string => {
  const breaks = new Set(ours(text));
  let result = '';
  for (let i = 0; i < text.length; i++) result += (breaks.has(i) ? '|' : '') + text.charAt(i);
  return result;
};

describe('findLineBreaks', () => {
  it('breaks Latin text only where UAX #14 does', () => {
    const unit = fc.constantFrom(...'abcXYZ   0123456789.,;:!?()[]{}"\'/%$€£-–—’“”…éß&@#*');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const allowed = new Set(standard(text));
        for (const at of ours(text)) expect(allowed.has(at), JSON.stringify([text, at])).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('breaks words where UAX #14 does', () => {
    const word = fc.constantFrom(
      'balance',
      'of',
      'the',
      'account',
      '1,234.56',
      '12%',
      'e.g.',
      'O’Brien',
      '(see',
      'below)',
      'A–B',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const text = words.join(' ');
        expect(ours(text)).toEqual(standard(text));
      }),
    );
  });

  it.each([
    ['LB20a: hyphens that begin a word', 'sum of -x and a well-known', 'sum |of |-x |and |a |well-|known'],
    ['LB15: quotes and what they hold', 'say « oui » or “no” – ok', 'say |« oui » |or |“no” |– |ok'],
    ['LB19a: quotes in Chinese text', '他说“你好”吗', '他|说|“你|好”|吗'],
    ['LB21a: Hebrew hyphens', 'א־ב א-1', 'א־|ב |א-1'],
    ['LB25: numbers', '$(12.35) 2/3 1,234.5% -5', '$(12.35) |2/3 |1,234.5% |-5'],
    ['LB26: Hangul', '한국어 텍스트', '한|국|어 |텍|스|트'],
    ['LB28: Devanagari', 'नमस्ते दुनिया', 'नमस्ते |दुनिया'],
    ['LB28a: Javanese', 'ꦗꦮꦶꦱꦤ꧀ꦝ', 'ꦗ|ꦮꦶ|ꦱ|ꦤ꧀ꦝ'],
    ['LB30a: flags', '🇯🇵🇨🇿🇩', '🇯🇵|🇨🇿|🇩'],
    ['LB8a, LB30b: emoji', '見る👩\u200d👧よ👍🏽', '見|る|👩\u200d👧|よ|👍🏽'],
  ])('follows UAX #14 %s', (_rule, text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        ...'ab1 ,.、。「」（）¥円第-–“”’\n\u00ad\u200b\u200d\u2060\u0301ั',
        '🇯',
        '👩',
        '👍🏽',
        '𠮷',
        'ก',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 60,
  });

  it('never cuts a character as people see it, except where the standard breaks one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const starts = graphemeStarts(text);
        findLineBreaks(text, 'strict').forEach((flags, at) => {
          if (flags & (MAY_CUT | MAY_TEAR) && !(flags & MAY_BREAK)) expect(starts[at]).toBe(1);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the text: a rule never looks back over and over', () => {
    for (const piece of ['🇯', '1,', 'e\u0301', '“', ' ', '-', '(']) {
      const text = piece.repeat(100_000);
      expect(findLineBreaks(text, 'strict')).toHaveLength(text.length);
    }
  });

  it('leaves line ends to the characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        findLineBreaks(text, 'normal').forEach((flags, at) => {
          if (at > 0 && isLineEnd(text.charCodeAt(at - 1))) expect(flags).toBe(0);
        });
      }),
    );
  });

  it('keeps no-break characters', () => {
    expect(marked('GBP\u00a0-2,334 due')).toBe('GBP\u00a0-2,334 |due');
    expect(marked('日\u2060本')).toBe('日\u2060本');
    expect(marked('日\u200b、')).toBe('日\u200b|、');
  });

  it('keeps amounts with their currency', () => {
    expect(marked('pay € 12.40 or GBP -2,334 or 12 % now')).toBe(
      'pay |€ 12.40 |or |GBP -2,334 |or |12 % |now',
    );
    expect(marked('12.40 EUR due, 3 EURO')).toBe('12.40 EUR |due, |3 |EURO');
  });

  it('breaks Japanese text between characters', () => {
    expect(marked('お客さまの残高は、')).toBe('お|客|さ|ま|の|残|高|は、');
    expect(marked('合計（税込）-1,200円')).toBe('合|計|（税|込）|-1,200円');
    expect(marked('2026年11月')).toBe('2026年|11月');
    expect(marked('待つ……か')).toBe('待|つ……|か');
  });
});
