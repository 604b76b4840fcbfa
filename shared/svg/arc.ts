/**
 * Elliptical arcs as cubics (SVG 2, B.2), by square roots alone: angles never appear, since functions of angles are
 * not the same on every machine.
 */
import { CURVE, LINE, type Path, type Point, rotation } from '../geometry';

/** The curves from one point to another, without the move to the first. */
export function arcTo(
  from: Point,
  to: Point,
  radiusX: number,
  radiusY: number,
  turn: number,
  isLarge: boolean,
  isClockwise: boolean,
): Path {
  if (from.x === to.x && from.y === to.y) return [];
  let rx = Math.abs(radiusX);
  let ry = Math.abs(radiusY);
  if (rx === 0 || ry === 0) return [LINE, to.x, to.y];
  const [cosine, sine] = rotation(turn);
  // Half the way between the ends, in the ellipse's own directions.
  const halfX = (cosine * (from.x - to.x) + sine * (from.y - to.y)) / 2;
  const halfY = (-sine * (from.x - to.x) + cosine * (from.y - to.y)) / 2;
  const reach = (halfX * halfX) / (rx * rx) + (halfY * halfY) / (ry * ry);
  if (reach > 1) {
    rx *= Math.sqrt(reach);
    ry *= Math.sqrt(reach);
  }
  // On the unit circle the chord's half is (ux, uy), and the centre lies across it.
  const ux = halfX / rx;
  const uy = halfY / ry;
  const square = Math.min(1, ux * ux + uy * uy);
  const away = Math.sqrt((1 - square) / square) * (isLarge === isClockwise ? -1 : 1);
  const centreX = away * uy;
  const centreY = -away * ux;
  const start: Point = { x: ux - centreX, y: uy - centreY };
  const end: Point = { x: -ux - centreX, y: -uy - centreY };
  const middleX = (from.x + to.x) / 2;
  const middleY = (from.y + to.y) / 2;
  const place = (x: number, y: number): [number, number] => {
    const px = (x + centreX) * rx;
    const py = (y + centreY) * ry;
    return [cosine * px - sine * py + middleX, sine * px + cosine * py + middleY];
  };
  const path: number[] = [];
  for (const [a, b] of quarters(start, end, isClockwise)) path.push(...curve(a, b, isClockwise, place));
  // The end is where the path says, not where rounding took it.
  path.splice(-2, 2, to.x, to.y);
  return path;
}

/** The way from one point of the unit circle to another in pieces of at most a quarter. */
function quarters(start: Point, end: Point, isClockwise: boolean): [Point, Point][] {
  const pieces: [Point, Point][] = [];
  let from = start;
  while (pieces.length < 4) {
    const cosine = from.x * end.x + from.y * end.y;
    const cross = (from.x * end.y - from.y * end.x) * (isClockwise ? 1 : -1);
    if (cosine >= -EPSILON && cross >= -EPSILON) break;
    const next: Point = isClockwise ? { x: -from.y, y: from.x } : { x: from.y, y: -from.x };
    pieces.push([from, next]);
    from = next;
  }
  return [...pieces, [from, end]];
}

const EPSILON = 1e-9;

/** One cubic for an arc of the unit circle of at most a quarter; off by less than 0.03 % of the radius. */
function curve(
  from: Point,
  to: Point,
  isClockwise: boolean,
  place: (x: number, y: number) => [number, number],
): Path {
  const cosine = Math.min(1, Math.max(-1, from.x * to.x + from.y * to.y));
  // tan(θ/4) = sin(θ/2) / (1 + cos(θ/2)), and half angles come from square roots.
  const halfCosine = Math.sqrt((1 + cosine) / 2);
  const halfSine = Math.sqrt((1 - cosine) / 2);
  const quarter = ((4 / 3) * halfSine * (isClockwise ? 1 : -1)) / (1 + halfCosine);
  return [
    CURVE,
    ...place(from.x - quarter * from.y, from.y + quarter * from.x),
    ...place(to.x + quarter * to.y, to.y - quarter * to.x),
    ...place(to.x, to.y),
  ];
}
