/** Where a tab goes: to the next tab stop of the paragraph, or to the next half inch. */
import type { Mpt } from '../geometry';
import { isLineEnd } from './characters';
import type { ShapedParagraph } from './shaped-paragraph';
import { visualOrder } from './visual-order';

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
  const { text } = shaped.spec;
  const start = at + 1;
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== TAB && !isLineEnd(text.charCodeAt(end))) end++;
  const width = align === 'decimal' ? widthBeforePoint(shaped, start, end) : widthBetween(shaped, start, end);
  const before = align === 'center' ? Math.round(width / 2) : width;
  return { from: pen, advance: Math.max(0, room - before), leader };
}

const widthBetween = (shaped: ShapedParagraph, start: number, end: number): Mpt => {
  let width = 0;
  for (let at = start; at < end; at++) width += advanceOf(shaped, at, start);
  return width;
};

/** Of a unit in text that begins at `start`, with the room before it. */
const advanceOf = ({ advances, gaps }: ShapedParagraph, at: number, start: number): Mpt =>
  (advances[at] ?? 0) + (gaps && at > start ? (gaps[at] ?? 0) : 0);

/** Width of what stands between the start edge and the decimal point, where the whole part of a number ends. */
function widthBeforePoint(shaped: ShapedParagraph, start: number, end: number): Mpt {
  const { spec, baseLevel, runs } = shaped;
  const point = decimalPoint(spec.text, start, end, spec.lang);
  if (baseLevel === 0 && runs.every(({ level }) => level === 0)) return widthBetween(shaped, start, point);
  if (point === end && !isDigit(spec.text.charCodeAt(point - 1))) return widthBetween(shaped, start, end);
  // Numbers run from left to right in whatever text (UAX #9): before the point is what is seen left of it.
  const units = Array.from({ length: end - start }, (_, index) => start + index);
  const shown = visualOrder(units.map((at) => ({ at, level: shaped.runAt(at)?.level ?? baseLevel })));
  const { text } = spec;
  const hasPoint = isMark(text.charCodeAt(point)) && isDigit(text.charCodeAt(point + 1));
  const place = shown.findIndex(({ at }) => at === (hasPoint ? point : point - 1)) + (hasPoint ? 0 : 1);
  const before = baseLevel & 1 ? shown.slice(place) : shown.slice(0, place);
  return before.reduce((sum, { at }) => sum + advanceOf(shaped, at, start), 0);
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
    if (unit === point || unit === ARABIC_POINT || isBefore(text, point, start, at)) return at;
    return digit;
  }
  return digit;
}

const COMMA = 0x2c;
const FULL_STOP = 0x2e;
/** Arabic has a mark of its own, which divides nothing else. */
const ARABIC_POINT = 0x66b;

const isMark = (unit: number): boolean => unit === COMMA || unit === FULL_STOP || unit === ARABIC_POINT;

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

/** Where ten digits begin: ASCII, Arabic and Persian, Devanagari, Bengali, Thai, full-width. */
const ZEROES = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10] as const;

const isDigit = (unit: number): boolean => ZEROES.some((zero) => unit >= zero && unit < zero + 10);
