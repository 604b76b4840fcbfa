/** Whole numbers in kanji. */

const DIGITS = '〇一二三四五六七八九';
const UNITS = ['', '十', '百', '千'] as const;
const MYRIADS = ['', '万', '億', '兆', '京'] as const;

/** Place-value notation up to 10^20: 22 is 二十二, 10500 is 一万五百. Other numbers stay as they are. */
export function kanjiNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) return String(value);
  if (value === 0) return '〇';
  let text = '';
  let rest = value;
  for (let group = 0; rest > 0; group += 1) {
    const part = rest % 10000;
    if (part > 0) text = kanjiGroup(part) + (MYRIADS[group] ?? '') + text;
    rest = Math.floor(rest / 10000);
  }
  // 一万 keeps its one, 千 within a group does not.
  return text;
}

function kanjiGroup(value: number): string {
  let text = '';
  let rest = value;
  for (let place = 0; rest > 0; place += 1) {
    const digit = rest % 10;
    if (digit > 0)
      text = (digit === 1 && place > 0 ? '' : (DIGITS[digit] ?? '')) + (UNITS[place] ?? '') + text;
    rest = Math.floor(rest / 10);
  }
  return text;
}

/** Digit by digit, as years are written: 2026 is 二〇二六. */
export const kanjiDigits = (digits: string): string =>
  digits.replace(/[0-9]/g, (digit) => DIGITS[Number(digit)] ?? digit);
