/** How much room items take: for hit-testing, carets and the boxes of nodes. All lengths in millipoints. */
import type { Box, Matrix, Mpt, Path } from '../geometry';
import { CLOSE, PATH_ARGUMENTS, transformPoint } from '../geometry';
import type { DisplayList, GlyphRun, PathItem } from './item';

/** Where a font does not say: the line box of a usual text face. */
const DEFAULT_ASCENT = 920;
const DEFAULT_DESCENT = 280;

/** How far a run reaches above its baseline. */
export const runAscent = (list: DisplayList, run: GlyphRun): Mpt =>
  Math.round(((list.fonts[run.font]?.ascent ?? DEFAULT_ASCENT) * run.size) / 1000);

/** How far a run reaches below its baseline. */
export const runDescent = (list: DisplayList, run: GlyphRun): Mpt =>
  Math.round(((list.fonts[run.font]?.descent ?? DEFAULT_DESCENT) * run.size) / 1000);

/** The box of a run whose baseline starts at (x, y); of a vertical one, whose middle does. */
export function runBox(list: DisplayList, run: GlyphRun, x: Mpt, y: Mpt): Box {
  const ascent = runAscent(list, run);
  if (run.vertical) {
    const across = ascent + runDescent(list, run);
    return { x: x - Math.round(across / 2), y, width: across, height: run.width };
  }
  return { x, y: y - ascent, width: run.width, height: ascent + runDescent(list, run) };
}

/** The box around a path's points (control points included) and its stroke, for a path placed at (x, y). */
export function pathBox(item: PathItem, x: Mpt, y: Mpt): Box {
  const box = outlineBox(item.path);
  const half = item.stroke ? item.stroke.width / 2 : 0;
  return {
    x: x + box.x - half,
    y: y + box.y - half,
    width: box.width + 2 * half,
    height: box.height + 2 * half,
  };
}

/** The box around all points of a path. */
export function outlineBox(path: Path): Box {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let index = 0;
  while (index < path.length) {
    const operator = path[index] ?? CLOSE;
    const end = index + 1 + (PATH_ARGUMENTS[operator] ?? 0);
    for (let at = index + 1; at < end; at += 2) {
      const px = path[at] ?? 0;
      const py = path[at + 1] ?? 0;
      if (px < left) left = px;
      if (px > right) right = px;
      if (py < top) top = py;
      if (py > bottom) bottom = py;
    }
    index = end;
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The upright box around a box that was mapped. */
export function mapBox(matrix: Matrix, box: Box): Box {
  const [a, b, c, d, e, f] = matrix;
  if (b === 0 && c === 0 && a === 1 && d === 1) {
    return e === 0 && f === 0 ? box : { ...box, x: box.x + e, y: box.y + f };
  }
  const corners = [
    transformPoint(matrix, box),
    transformPoint(matrix, { x: box.x + box.width, y: box.y }),
    transformPoint(matrix, { x: box.x, y: box.y + box.height }),
    transformPoint(matrix, { x: box.x + box.width, y: box.y + box.height }),
  ];
  const x = Math.min(...corners.map((corner) => corner.x));
  const y = Math.min(...corners.map((corner) => corner.y));
  return {
    x,
    y,
    width: Math.max(...corners.map((corner) => corner.x)) - x,
    height: Math.max(...corners.map((corner) => corner.y)) - y,
  };
}

/** The inverse of a map; `null` where it has none (a scale of zero). */
export function invert([a, b, c, d, e, f]: Matrix): Matrix | null {
  const determinant = a * d - b * c;
  if (determinant === 0) return null;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}
