/** Paths of the display list on a canvas. Coordinates come in millipoints and leave in points. */

import type { PathItem } from '../../shared/display';
import {
  CLOSE,
  CURVE,
  formatHexColour,
  type Ink,
  LINE,
  MOVE,
  PATH_ARGUMENTS,
  type Path,
  rgbOf,
} from '../../shared/geometry';
import type { PaintContext } from './resources';

const PT = 0.001;

/** Draws a filled and stroked path whose origin is (x, y) in millipoints. */
export function paintPath(
  context: PaintContext,
  item: PathItem,
  x: number,
  y: number,
  inks: readonly Ink[],
): void {
  context.beginPath();
  tracePath(context, item.path, x, y);
  if (item.fill !== null) {
    context.fillStyle = formatHexColour(rgbOf(item.fill, inks));
    context.fill();
  }
  if (item.stroke && item.stroke.width > 0) {
    context.strokeStyle = formatHexColour(rgbOf(item.stroke.colour, inks));
    context.lineWidth = item.stroke.width * PT;
    context.setLineDash(item.stroke.dash.map((length) => length * PT));
    context.stroke();
  }
}

/** Adds a path to the context's current path, moved by (x, y) millipoints and scaled (font units: `PT / upem …`). */
export function tracePath(
  target: Pick<Path2D, 'moveTo' | 'lineTo' | 'bezierCurveTo' | 'closePath'>,
  path: Path,
  x: number,
  y: number,
  scaleX = PT,
  scaleY = scaleX,
): void {
  const px = (index: number): number => ((path[index] ?? 0) + x) * scaleX;
  const py = (index: number): number => ((path[index] ?? 0) + y) * scaleY;
  let at = 0;
  while (at < path.length) {
    const operator = path[at] ?? CLOSE;
    if (operator === MOVE) target.moveTo(px(at + 1), py(at + 2));
    else if (operator === LINE) target.lineTo(px(at + 1), py(at + 2));
    else if (operator === CURVE) {
      target.bezierCurveTo(px(at + 1), py(at + 2), px(at + 3), py(at + 4), px(at + 5), py(at + 6));
    } else target.closePath();
    at += 1 + (PATH_ARGUMENTS[operator] ?? 0);
  }
}
