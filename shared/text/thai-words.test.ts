import { describe, expect, it } from 'vitest';
import { findLineBreaks, MAY_BREAK } from './line-breaks';
import { eachThaiWordStart } from './thai-words';

const wordsOf = (text: string): string => {
  const starts: number[] = [0];
  eachThaiWordStart(text, (at) => starts.push(at));
  return starts.map((start, i) => text.slice(start, starts[i + 1])).join('|');
};

describe('words of Thai', () => {
  it.each([
    ['เรียนลูกค้าที่เคารพ', 'เรียน|ลูกค้า|ที่|เคารพ'],
    ['ยอดค่าใช้จ่ายของท่านในเดือนนี้', 'ยอด|ค่า|ใช้|จ่าย|ของ|ท่าน|ใน|เดือน|นี้'],
    ['ขอบคุณที่ใช้บริการ', 'ขอบคุณ|ที่|ใช้|บริการ'],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toBe(words);
  });

  it('are where lines may end, and only between letters with their marks', () => {
    const text = 'ขอบคุณที่ใช้ A1 บริการ';
    const breaks = [...findLineBreaks(text, 'strict')].flatMap((flags, at) =>
      flags & MAY_BREAK ? [at] : [],
    );
    expect(breaks).toEqual([6, 9, 13, 16]);
  });

  it('leave other text alone', () => {
    expect(wordsOf('Thai ภาษา')).toBe('Thai ภาษา');
    expect(wordsOf('日本語')).toBe('日本語');
  });
});
