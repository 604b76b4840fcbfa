/** Where a tab goes: to the next tab stop of the paragraph, or to the next half inch. */
import type { Mpt } from '../geometry';
import { isLineEnd } from './characters';
import type { ShapedParagraph } from './shaped-paragraph';

export const TAB = 0x09;
const HALF_INCH: Mpt = 36_000;

/**
 * Advance of the tab at `at`, when the pen stands `pen` from the start edge. What follows up to the next tab is
 * brought to end, to be centred or to have its decimal point at the stop, as far as there is room before it.
 */
export function tabAdvance(shaped: ShapedParagraph, at: number, pen: Mpt, measure: Mpt): Mpt {
  const stop = shaped.spec.tabs?.find(({ position }) => position > pen);
  if (!stop) {
    const next = (Math.floor(pen / HALF_INCH) + 1) * HALF_INCH;
    return Math.max(0, Math.min(next, Math.max(measure, pen)) - pen);
  }
  const room = stop.position - pen;
  if (stop.align === 'left') return room;
  const width = widthAfter(shaped, at + 1, stop.align === 'decimal');
  return Math.max(0, room - (stop.align === 'center' ? Math.round(width / 2) : width));
}

/** Width of the text up to the next tab or line end, or up to its decimal point: the last `.` between digits. */
function widthAfter(shaped: ShapedParagraph, start: number, toDecimalPoint: boolean): Mpt {
  const { text } = shaped.spec;
  const { advances } = shaped;
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== TAB && !isLineEnd(text.charCodeAt(end))) end++;
  if (toDecimalPoint) {
    const point = text.lastIndexOf('.', end - 1);
    if (point >= start) end = point;
    else {
      // A whole number ends where its last digit does: `1,200 円` aligns with `1,200.50 円`.
      let digit = end;
      while (digit > start && !isDigit(text.charCodeAt(digit - 1))) digit--;
      if (digit > start) end = digit;
    }
  }
  let width = 0;
  for (let i = start; i < end; i++) width += advances[i] ?? 0;
  return width;
}

const isDigit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
