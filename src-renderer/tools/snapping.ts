/** Edges and centres that stick to lines of the page and of other elements while something is moved. */
import type { Box, Point } from '../../shared/geometry';
import { handleAnchor } from './resizing';
import type { Handle, SnapLine } from './tool-chart';

export interface Snap {
  /** What is added to the movement. */
  readonly by: Point;
  /** The lines that it stuck to, long enough to reach the box. */
  readonly guides: readonly SnapLine[];
}

const NOTHING: Snap = { by: { x: 0, y: 0 }, guides: [] };

/** Snaps a moved box by its edges and its centre; `reach` is how near a line must be, in the box's unit. */
export function snapMove(box: Box, lines: readonly SnapLine[], reach: number): Snap {
  const xs = [box.x, box.x + box.width / 2, box.x + box.width];
  const ys = [box.y, box.y + box.height / 2, box.y + box.height];
  return snap(box, xs, ys, lines, reach);
}

/** Snaps the edges that a handle moves. */
export function snapResize(box: Box, handle: Handle, lines: readonly SnapLine[], reach: number): Snap {
  const anchor = handleAnchor(handle);
  const xs = anchor.x === 0.5 ? [] : [box.x + anchor.x * box.width];
  const ys = anchor.y === 0.5 ? [] : [box.y + anchor.y * box.height];
  return snap(box, xs, ys, lines, reach);
}

function snap(
  box: Box,
  xs: readonly number[],
  ys: readonly number[],
  lines: readonly SnapLine[],
  reach: number,
): Snap {
  const x = nearest(xs, lines, 'x', reach);
  const y = nearest(ys, lines, 'y', reach);
  if (!x && !y) return NOTHING;
  const by = { x: x?.by ?? 0, y: y?.by ?? 0 };
  const moved = { ...box, x: box.x + by.x, y: box.y + by.y };
  return { by, guides: [...(x?.lines ?? []), ...(y?.lines ?? [])].map((line) => reaching(line, moved)) };
}

function nearest(
  places: readonly number[],
  lines: readonly SnapLine[],
  axis: 'x' | 'y',
  reach: number,
): { readonly by: number; readonly lines: readonly SnapLine[] } | null {
  let best: number | null = null;
  for (const line of lines) {
    if (line.axis !== axis) continue;
    for (const place of places) {
      const by = line.at - place;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by;
    }
  }
  if (best === null) return null;
  const by = best;
  const stuck = lines.filter(
    (line) => line.axis === axis && places.some((place) => Math.abs(place + by - line.at) < 0.01),
  );
  return { by, lines: stuck };
}

function reaching(line: SnapLine, box: Box): SnapLine {
  const [start, length] = line.axis === 'x' ? [box.y, box.height] : [box.x, box.width];
  return { ...line, from: Math.min(line.from, start), to: Math.max(line.to, start + length) };
}
