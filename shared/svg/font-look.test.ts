import { expect, it } from 'vitest';
import { fontLookOf, parseFont } from './font-look';

it('reads widths of letters as words, in percent and in the shorthand', () => {
  const stretchOf = (text: string) => fontLookOf(new Map([['font-stretch', text]])).stretch;
  expect(['condensed', '87.5%', 'Extra-Expanded', 'normal', '0%', 'wide'].map(stretchOf)).toEqual([
    75, 87.5, 150, 100, 100, 100,
  ]);
  const shorthand = (text: string) => new Map(parseFont(text)).get('font-stretch');
  expect(shorthand('italic semi-condensed 700 12px Sans')).toBe('semi-condensed');
  expect(shorthand('12px Sans')).toBe('normal');
});
