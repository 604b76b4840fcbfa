/// <reference path="./linebreak.d.ts" />
import fc from 'fast-check';
import LineBreaker from 'linebreak';
import { describe, expect, it } from 'vitest';
import { findLineBreaks, MAY_BREAK } from './line-breaks';

const ours = (text: string): number[] =>
  [...findLineBreaks(text, 'strict')].flatMap((flags, i) => (flags & MAY_BREAK ? [i] : []));

function standard(text: string): number[] {
  const breaker = new LineBreaker(text);
  const found: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) found.push(next.position);
  return found;
}

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
        expect(ours(text)).toEqual(standard(text).filter((at) => at < text.length));
      }),
    );
  });

  it('leaves scripts outside the table to the full algorithm', () => {
    expect(marked('नमस्ते दुनिया')).toBe('नमस्ते |दुनिया');
    expect(marked('שלום עולם')).toBe('שלום |עולם');
    expect(marked('見る👩\u200d👧よ')).toBe('見|る|👩\u200d👧|よ');
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
