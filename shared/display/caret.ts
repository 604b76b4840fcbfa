/**
 * The caret and the selection in lines of text: from offsets to places on the pages and back. Offsets count UTF-16
 * units of a line's paragraph; places are millipoints.
 */
import { type Box, type Mpt, type Point, transformPoint } from '../geometry';
import { invert, mapBox } from './extent';
import type { TextLine } from './text-lines';

/** A rectangle on a page. A caret has no width; across a vertical line it has no height. */
export interface PageBox {
  readonly page: number;
  readonly box: Box;
}

/**
 * Where a line ends without a character of its own, one offset has two places: after the last character
 * (`upstream`) or before the first of the next line (`downstream`).
 */
export type Affinity = 'upstream' | 'downstream';

/**
 * The line that shows an offset, of the lines of its paragraph: the last that begins at or before it; upstream, the first
 * that reaches it.
 */
export function lineAt(
  lines: readonly TextLine[],
  offset: number,
  affinity: Affinity = 'downstream',
): TextLine | undefined {
  if (affinity === 'upstream') {
    const first = lines.find((line) => line.textStart <= offset && offset <= line.textEnd);
    if (first) return first;
  }
  let found: TextLine | undefined;
  for (const line of lines) if (line.textStart <= offset) found = line;
  return found ?? lines[0];
}

/** The line that a point of a page is nearest to, and the point in the line's coordinates. */
export function nearestLine(
  lines: readonly TextLine[],
  page: number,
  pointed: Point,
): { readonly line: TextLine; readonly point: Point } | null {
  let best: { readonly line: TextLine; readonly point: Point } | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const back = invert(line.space);
    if (!back) continue;
    const point = transformPoint(back, pointed);
    const distance = Math.abs(line.page - page) * PAGE_DISTANCE + distanceTo(line.box, point);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = { line, point };
  }
  return best;
}

/** Farther than any two places of one page. */
const PAGE_DISTANCE = 10_000_000;

/** Lines above and below count ten times as far as those beside: one points at a line first. */
function distanceTo(box: Box, { x, y }: Point): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return dx + 10 * dy;
}

/** The offset whose caret is nearest to `x` (in the line's coordinates). */
export function offsetInLine(line: TextLine, x: Mpt): number {
  let best = line.textStart;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const segment of line.segments) {
    segment.carets.forEach((caret, index) => {
      const distance = Math.abs(caret - x);
      if (distance >= bestDistance) return;
      bestDistance = distance;
      best = segment.textStart + index;
    });
  }
  return best;
}

/** Where the caret at an offset stands along a line, in the line's coordinates; at its nearer end for offsets outside. */
export function caretX(line: TextLine, offset: number): Mpt {
  const index = Math.min(Math.max(offset - line.textStart, 0), line.carets.length - 1);
  return line.carets[index] ?? line.box.x;
}

/** The caret at an offset of a line, as it is drawn on the page. */
export function caretBox(line: TextLine, offset: number): PageBox {
  const { y, height } = line.box;
  return boxOnPage(line, { x: caretX(line, offset), y, width: 0, height });
}

/**
 * The boxes behind what a line shows of a stretch of its paragraph: several where the stretch is not together, as in
 * lines of both directions. With `goesOn` the end of the paragraph is selected too, and marked.
 */
export function lineBoxes(line: TextLine, from: number, to: number, goesOn: boolean): PageBox[] {
  const boxes: PageBox[] = [];
  const push = (left: Mpt, right: Mpt): void => {
    const { y, height } = line.box;
    boxes.push(boxOnPage(line, { x: left, y, width: right - left, height }));
  };
  let left: Mpt | null = null;
  let right = line.box.x;
  for (const segment of line.segments) {
    const start = Math.max(from, segment.textStart) - segment.textStart;
    const end = Math.min(to, segment.textEnd) - segment.textStart;
    if (start >= end) continue;
    const a = segment.carets[start] ?? segment.x;
    const b = segment.carets[end] ?? segment.x;
    const [low, high] = a < b ? [a, b] : [b, a];
    if (left !== null && Math.abs(low - right) > 1) {
      push(left, right);
      left = null;
    }
    left ??= low;
    right = high;
  }
  if (left !== null) push(left, right);
  const holdsEnd = goesOn && line.textStart >= from - 1 && line.textEnd >= to && line.textStart <= to;
  if (holdsEnd) {
    const end = left === null ? line.box.x + (line.textEnd > line.textStart ? line.box.width : 0) : right;
    push(end, end + line.box.height / 4);
  }
  return boxes;
}

/** A box in the coordinates of a line, on the line's page; upright also where the text is turned. */
export const boxOnPage = ({ page, space }: TextLine, box: Box): PageBox => ({
  page,
  box: mapBox(space, box),
});
