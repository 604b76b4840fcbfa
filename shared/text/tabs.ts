/** Where a tab goes: to the next tab stop of the paragraph, or to the next half inch. */
import type { Mpt } from '../geometry';
import { isLineEnd } from './characters';
import type { ShapedParagraph } from './shaped-paragraph';

export const TAB = 0x09;
const HALF_INCH: Mpt = 36_000;

/** A tab of a line. */
export interface LineTab {
  /** Where it begins, from the start edge of the measure. */
  readonly from: Mpt;
  readonly advance: Mpt;
  /** What fills it. */
  readonly leader: string | undefined;
}

/**
 * The tab at `at`, when the pen stands `pen` from the start edge. What follows up to the next tab is brought to end, to
 * be centred or to have its decimal point at the stop, as far as there is room before it.
 */
export function tabAt(shaped: ShapedParagraph, at: number, pen: Mpt, measure: Mpt): LineTab {
  const stop = shaped.spec.tabs?.find(({ position }) => position > pen);
  if (!stop) {
    const next = (Math.floor(pen / HALF_INCH) + 1) * HALF_INCH;
    const advance = Math.max(0, Math.min(next, Math.max(measure, pen)) - pen);
    return { from: pen, advance, leader: undefined };
  }
  const room = stop.position - pen;
  const { leader, align } = stop;
  if (align === 'left') return { from: pen, advance: room, leader };
  const width = widthAfter(shaped, at + 1, align === 'decimal');
  const before = align === 'center' ? Math.round(width / 2) : width;
  return { from: pen, advance: Math.max(0, room - before), leader };
}

/** Width of the text up to the next tab or line end, or of what stands before its decimal point on the line. */
function widthAfter(shaped: ShapedParagraph, start: number, toDecimalPoint: boolean): Mpt {
  const { text, lang } = shaped.spec;
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== TAB && !isLineEnd(text.charCodeAt(end))) end++;
  if (!toDecimalPoint) return widthOf(shaped, start, end);
  const point = decimalPoint(text, start, end, lang);
  return shaped.baseLevel === 0 ? widthOf(shaped, start, point) : widthRightOf(shaped, start, point, end);
}

/**
 * What stands to the right of the decimal point in a line from right to left: the text before the number, and what follows
 * the point in the number, which itself runs from left to right.
 */
function widthRightOf(shaped: ShapedParagraph, start: number, point: number, end: number): Mpt {
  const isLtr = (at: number): boolean => ((shaped.runAt(at)?.level ?? 0) & 1) === 0;
  let from = point;
  while (from > start && isLtr(from - 1)) from--;
  if (from === point) return widthOf(shaped, start, point);
  let to = point;
  while (to < end && isLtr(to)) to++;
  return widthOf(shaped, start, from) + widthOf(shaped, point, to);
}

function widthOf({ advances, gaps }: ShapedParagraph, start: number, end: number): Mpt {
  let width = 0;
  for (let i = start; i < end; i++) width += (advances[i] ?? 0) + (gaps && i > start ? (gaps[i] ?? 0) : 0);
  return width;
}

/**
 * Where the decimal point of a number in `text[start, end)` stands. A whole number ends where its last digit does:
 * `1,200 円` aligns with `1,200.50 円`; a text without digits ends at its end.
 */
export function decimalPoint(text: string, start: number, end: number, lang: string): number {
  const point = usesComma(lang) ? COMMA : FULL_STOP;
  let digit = end;
  while (digit > start && !isDigit(text.charCodeAt(digit - 1))) digit--;
  if (digit === start) return end;
  for (let at = digit - 1; at >= start; at--) {
    const unit = text.charCodeAt(at);
    if (!isMark(unit) || !isDigit(text.charCodeAt(at + 1))) continue;
    // The last mark divides thousands where it is not the language's, unless that one has done so before it.
    if (unit === point || isBefore(text, point, start, at)) return at;
    return digit;
  }
  return digit;
}

const COMMA = 0x2c;
const FULL_STOP = 0x2e;

const isMark = (unit: number): boolean => unit === COMMA || unit === FULL_STOP;

function isBefore(text: string, mark: number, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    if (text.charCodeAt(at) === mark && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)))
      return true;
  }
  return false;
}

/** Languages that write 1,5 for one and a half (CLDR), and regions of theirs that do not. */
const COMMA_LANGUAGES = new Set(
  'af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk uz vi'.split(
    ' ',
  ),
);
const POINT_REGIONS = /^(de-(ch|li)|it-ch|es-(mx|us|gt|hn|ni|pa|pe|sv|do|pr|419)|fr-ch)\b/i;

function usesComma(lang: string): boolean {
  const primary = lang.split('-')[0] ?? '';
  return COMMA_LANGUAGES.has(primary.toLowerCase()) && !POINT_REGIONS.test(lang);
}

const isDigit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
