/** Text that has broken programs: odd characters of Unicode, and the Big List of Naughty Strings where it is here. */
import { readFileSync } from 'node:fs';
import { sharedData } from '../support';
import type { Random } from './random';

const blns = sharedData('conformance', 'blns', 'blns.json');

const NAUGHTY: readonly string[] = blns === undefined ? [] : JSON.parse(readFileSync(blns, 'utf8'));

const WORDS = [
  'statement',
  'Überweisungsgebühren',
  'Příliš žluťoučký kůň',
  '1,284.90',
  '料金のお知らせ',
  '（令和八年十一月）',
  'ゃゅょー々「」、。',
  '한국어 문장',
  '简体中文',
  'السلام عليكم',
  'שָׁלוֹם עולם',
  'ภาษาไทยไม่มีช่องว่าง',
  'नमस्ते क्षत्रिय',
  'office affine ffi',
];

const ODD = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u0000',
  '\u0007',
  '\u00ad',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2066\u2067',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '👨‍👩‍👧‍👦🏳️‍🌈',
  '\u845b\u{e0100}',
  '\u{e000}',
  '\u{10ffff}',
  'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307',
  '\u0301',
  '\u1100\u1161\u11a8',
  '﷽',
  '<script>alert(1)</script>&amp;"\'',
  '{{7*7}}%s%n',
];

/** A text of one to a few parts. */
export function randomText(random: Random): string {
  const parts = Array.from({ length: 1 + random.count(12) }, () => {
    if (random.chance(0.15)) return random.pick(ODD);
    if (NAUGHTY.length > 0 && random.chance(0.15)) return random.pick(NAUGHTY);
    return random.pick(WORDS);
  });
  const text = parts.join(random.chance(0.8) ? ' ' : '');
  if (random.chance(0.01)) return text.repeat(random.between(1, 200));
  return text;
}
