/** How counted things are written: items of lists, pages, notes. */
import type { Numbering } from '../model';
import { kanjiNumber } from '../rules';

/**
 * A whole number in a numbering. What has no form there (nothing below one in letters, nothing beyond ㊿ in circles)
 * stands in plain digits.
 */
export function writeNumber(value: number, numbering: Numbering): string {
  switch (numbering) {
    case 'decimal':
      return String(value);
    case 'lower-alpha':
      return letters(value, LOWER_A);
    case 'upper-alpha':
      return letters(value, UPPER_A);
    case 'lower-roman':
      return roman(value).toLowerCase();
    case 'upper-roman':
      return roman(value);
    case 'circled':
      return circled(value);
    case 'kanji':
      return kanjiNumber(value);
    case 'full-width':
      return String(value).replace(/[0-9-]/g, fullWidth);
  }
}

const UPPER_A = 0x41;
const LOWER_A = 0x61;

/** a … z, aa, ab …: bijective base 26, as spreadsheets name their columns. */
function letters(value: number, first: number): string {
  if (value < 1) return String(value);
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(first + ((rest - 1) % 26)) + text;
  }
  return text;
}

const ROMAN: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Up to 3999, beyond which there is no usual form. */
function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let text = '';
  let rest = value;
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

/** ⓪, ① … ⑳, ㉑ … ㉟, ㊱ … ㊿ (Unicode blocks 2460, 3250 and 32B0). */
function circled(value: number): string {
  if (value === 0) return '⓪';
  if (value >= 1 && value <= 20) return String.fromCharCode(0x2460 + value - 1);
  if (value >= 21 && value <= 35) return String.fromCharCode(0x3251 + value - 21);
  if (value >= 36 && value <= 50) return String.fromCharCode(0x32b1 + value - 36);
  return String(value);
}

const fullWidth = (sign: string): string =>
  sign === '-' ? '－' : String.fromCharCode(sign.charCodeAt(0) - 0x30 + 0xff10);
