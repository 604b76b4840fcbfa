/** Paths of the display list on a canvas. Coordinates come in millipoints and leave in points. */

import { type FillRule, type Gradient, MITER_LIMIT, type PathItem, type Stroke } from '../../shared/display';
import {
  blueOf,
  CLOSE,
  type Colour,
  CURVE,
  formatHexColour,
  greenOf,
  type Ink,
  LINE,
  MOVE,
  PATH_ARGUMENTS,
  type Path,
  redOf,
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
  if (item.gradient) {
    fillGradient(context, item.gradient, item.rule, x, y, inks);
  } else if (item.fill !== null) {
    context.fillStyle = formatHexColour(rgbOf(item.fill, inks));
    context.fill(item.rule ?? 'nonzero');
  }
  if (item.stroke && item.stroke.width > 0) strokePath(context, item.stroke, inks);
}

function strokePath(context: PaintContext, stroke: Stroke, inks: readonly Ink[]): void {
  context.strokeStyle = formatHexColour(rgbOf(stroke.colour, inks));
  context.lineWidth = stroke.width * PT;
  context.lineCap = stroke.cap ?? 'butt';
  context.lineJoin = stroke.join ?? 'miter';
  context.miterLimit = stroke.miterLimit ?? MITER_LIMIT;
  context.setLineDash(stroke.dash.map((length) => length * PT));
  context.stroke();
}

/** Fills the current path, which stays where it is, in the coordinates of the gradient. */
function fillGradient(
  context: PaintContext,
  { from, to, stops, transform }: Gradient,
  rule: FillRule | undefined,
  x: number,
  y: number,
  inks: readonly Ink[],
): void {
  const isRound = from.radius !== 0 || to.radius !== 0;
  const gradient = isRound
    ? context.createRadialGradient(from.x, from.y, from.radius, to.x, to.y, to.radius)
    : context.createLinearGradient(from.x, from.y, to.x, to.y);
  for (const { offset, colour, opacity } of stops) {
    gradient.addColorStop(offset, translucent(colour, opacity, inks));
  }
  const [a, b, c, d, e, f] = transform;
  context.save();
  context.transform(a * PT, b * PT, c * PT, d * PT, (e + x) * PT, (f + y) * PT);
  context.fillStyle = gradient;
  context.fill(rule ?? 'nonzero');
  context.restore();
}

function translucent(colour: Colour, opacity: number, inks: readonly Ink[]): string {
  const rgb = rgbOf(colour, inks);
  return opacity === 1
    ? formatHexColour(rgb)
    : `rgba(${redOf(rgb)}, ${greenOf(rgb)}, ${blueOf(rgb)}, ${opacity})`;
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
