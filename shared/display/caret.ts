/** The caret and the selection: from offsets in a text to places on the pages and back. */
import { type Box, type Matrix, type Mpt, type Point, transformPoint } from '../geometry';
import { invert, mapBox } from './extent';
import type { DisplayList } from './item';
import { linesOf, linesOfPage, type TextLine, type TextSegment } from './text-lines';

/** A place between two characters of a text. */
export interface TextPosition {
  readonly nodeId: string;
  readonly recordPath: string;
  readonly paragraph: number;
  /** In UTF-16 units of the paragraph's text. */
  readonly offset: number;
}

/** Where a caret is drawn: a line from (x, top), `height` down, in millipoints. */
export interface CaretPlace {
  readonly page: number;
  readonly x: Mpt;
  readonly top: Mpt;
  readonly height: Mpt;
  /** From these coordinates to the page's; `IDENTITY` unless the text lies in a transformed group. */
  readonly space: Matrix;
}

/**
 * Where a line ends without a character of its own, one offset has two places: after the last character
 * (`upstream`) or before the first of the next line (`downstream`).
 */
export type Affinity = 'upstream' | 'downstream';

/** Where the caret at an offset stands; `null` when the paragraph is not on any page. */
export function caretAt(
  list: DisplayList,
  nodeId: string,
  recordPath: string,
  paragraph: number,
  offset: number,
  affinity: Affinity = 'downstream',
): CaretPlace | null {
  const line = lineAt(paragraphLines(list, nodeId, recordPath, paragraph), offset, affinity);
  if (!line) return null;
  const index = Math.min(Math.max(offset - line.textStart, 0), line.carets.length - 1);
  return {
    page: line.page,
    x: line.carets[index] ?? line.box.x,
    top: line.box.y,
    height: line.box.height,
    space: line.space,
  };
}

/** The line that shows an offset: the last that begins at or before it; upstream, the first that reaches it. */
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

/**
 * The place in a text that is nearest to a point of a page (millipoints); with `nodeId`, only in that node's text.
 * `null` when there is no text.
 */
export function offsetAtPoint(
  list: DisplayList,
  pageIndex: number,
  point: Point,
  nodeId?: string,
): TextPosition | null {
  let best: TextPosition | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const line of linesOfPage(list, pageIndex)) {
    if (line.paragraph < 0 || (nodeId !== undefined && line.nodeId !== nodeId)) continue;
    const back = invert(line.space);
    if (!back) continue;
    const inside = transformPoint(back, point);
    const distance = distanceTo(line.box, inside);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = {
      nodeId: line.nodeId,
      recordPath: line.recordPath,
      paragraph: line.paragraph,
      offset: offsetInLine(line, inside.x),
    };
  }
  return best;
}

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

/** A part of a selection on a page; upright even where the text is turned. */
export interface SelectionBox {
  readonly page: number;
  readonly box: Box;
}

/** The boxes to draw behind the text from one offset to another (in any order) of one paragraph. */
export function selectionBoxes(
  list: DisplayList,
  nodeId: string,
  recordPath: string,
  paragraph: number,
  from: number,
  to: number,
): readonly SelectionBox[] {
  const start = Math.min(from, to);
  const end = Math.max(from, to);
  const boxes: SelectionBox[] = [];
  for (const line of paragraphLines(list, nodeId, recordPath, paragraph)) {
    const push = (left: Mpt, right: Mpt): void => {
      const box = { x: left, y: line.box.y, width: right - left, height: line.box.height };
      boxes.push({ page: line.page, box: mapBox(line.space, box) });
    };
    if (line.textStart === line.textEnd) {
      if (start <= line.textStart && line.textEnd <= end) push(line.box.x, line.box.x + line.box.height / 4);
      continue;
    }
    let left: Mpt | null = null;
    let right = 0;
    for (const segment of line.segments) {
      const part = selectedPart(segment, start, end);
      if (!part) continue;
      if (left !== null && Math.abs(part[0] - right) > 1) {
        push(left, right);
        left = null;
      }
      left ??= part[0];
      right = part[1];
    }
    if (left !== null) push(left, right);
  }
  return boxes;
}

function selectedPart(segment: TextSegment, from: number, to: number): readonly [Mpt, Mpt] | null {
  const start = Math.max(from, segment.textStart) - segment.textStart;
  const end = Math.min(to, segment.textEnd) - segment.textStart;
  if (start >= end) return null;
  const a = segment.carets[start] ?? segment.x;
  const b = segment.carets[end] ?? segment.x;
  return a < b ? [a, b] : [b, a];
}

const paragraphLines = (
  list: DisplayList,
  nodeId: string,
  recordPath: string,
  paragraph: number,
): readonly TextLine[] => linesOf(list, nodeId, recordPath).filter((line) => line.paragraph === paragraph);
