/**
 * Outlines of boxes whose sides and corners may differ. Neighbouring sides of one look are one line around their
 * corner; where looks differ, the line changes in the middle of the corner.
 */
import type { DisplayItem, Stroke, TextDirection } from '../../display';
import {
  CLOSE,
  type Colour,
  CURVE,
  LINE,
  MOVE,
  type Mpt,
  type Path,
  rectanglePath,
  roundedRectanglePath,
} from '../../geometry';
import { place, plainFrame } from '../../layout';
import { drawPath } from '../drawing';

/** In the order of the sides: clockwise from the upper left corner. */
export type Corners = readonly [topLeft: Mpt, topRight: Mpt, bottomRight: Mpt, bottomLeft: Mpt];

/** Clockwise from the top. */
export type Sides = readonly [
  top: Stroke | null,
  right: Stroke | null,
  bottom: Stroke | null,
  left: Stroke | null,
];

/** Fill and border of a box at the origin. */
export function drawBorder(
  width: Mpt,
  height: Mpt,
  corners: Corners,
  sides: Sides,
  fill: Colour | null,
  source: number,
): DisplayItem[] {
  const limited = limitedCorners(corners, width, height);
  const [first] = sides;
  if (sides.every((side) => sameStroke(side, first))) {
    if (fill === null && !first) return [];
    return [drawPath(outline(width, height, limited), fill, first, source)];
  }
  const items = fill === null ? [] : [drawPath(outline(width, height, limited), fill, null, source)];
  const outer = new Outline(width, height, limited, sides);
  for (const { path, stroke } of outer.lines()) items.push(drawPath(path, null, stroke, source));
  return items;
}

/** A bar along the edge of a box at the origin that its language begins at. It ends where round corners do. */
export function drawAccent(
  width: Mpt,
  height: Mpt,
  corners: Corners,
  accent: Stroke | null,
  direction: TextDirection,
  source: number,
): DisplayItem[] {
  if (!accent) return [];
  const x = direction === 'rtl' ? width - accent.width : 0;
  const bar = drawPath(rectanglePath(x, 0, accent.width, height), accent.colour, null, source);
  const limited = limitedCorners(corners, width, height);
  const [topLeft, topRight, bottomRight, bottomLeft] = limited;
  const beside = direction === 'rtl' ? topRight + bottomRight : topLeft + bottomLeft;
  if (beside === 0) return [bar];
  return [{ ...place(plainFrame(width, height, [bar]), 0, 0), clip: outline(width, height, limited) }];
}

/** No corner is rounder than its box allows. */
const limitedCorners = (corners: Corners, width: Mpt, height: Mpt): Corners =>
  corners.map((radius) => Math.min(radius, width / 2, height / 2)) as unknown as Corners;

const sameStroke = (a: Stroke | null, b: Stroke | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.colour === b.colour &&
    a.width === b.width &&
    a.dash.length === b.dash.length &&
    a.dash.every((length, index) => length === b.dash[index]));

function outline(width: Mpt, height: Mpt, corners: Corners): Path {
  const [radius] = corners;
  if (corners.every((corner) => corner === 0)) return rectanglePath(0, 0, width, height);
  if (corners.every((corner) => corner === radius)) return roundedRectanglePath(0, 0, width, height, radius);
  const path: number[] = [];
  for (let side = 0; side < 4; side += 1) {
    const corner = corners[side] ?? 0;
    const [x, y, ...curve] = cornerArc(side, corner, width, height);
    path.push(side === 0 ? MOVE : LINE, x, y);
    if (corner > 0) path.push(CURVE, ...curve);
  }
  path.push(CLOSE);
  return path;
}

/** A cubic curve: its beginning, two control points, its end. */
type Arc = readonly [number, number, number, number, number, number, number, number];

/** Control point distance that makes a cubic a quarter circle (error below 0.03 %). */
const QUARTER = 0.5523;

/** The corner before a side, clockwise; of a square corner, four times the same point. */
function cornerArc(side: number, radius: Mpt, width: Mpt, height: Mpt): Arc {
  const r = radius;
  const k = Math.round(r * (1 - QUARTER));
  switch (side) {
    case 0:
      return [0, r, 0, k, k, 0, r, 0];
    case 1:
      return [width - r, 0, width - k, 0, width, k, width, r];
    case 2:
      return [width, height - r, width, height - k, width - k, height, width - r, height];
    default:
      return [r, height, k, height, 0, height - k, 0, height - r];
  }
}

/** The two halves of a curve (de Casteljau), in whole millipoints. */
function halves([x1, y1, x2, y2, x3, y3, x4, y4]: Arc): readonly [Arc, Arc] {
  const half = (a: number, b: number): number => (a + b) / 2;
  const x12 = half(x1, x2);
  const y12 = half(y1, y2);
  const x23 = half(x2, x3);
  const y23 = half(y2, y3);
  const x34 = half(x3, x4);
  const y34 = half(y3, y4);
  const x123 = half(x12, x23);
  const y123 = half(y12, y23);
  const x234 = half(x23, x34);
  const y234 = half(y23, y34);
  const x = half(x123, x234);
  const y = half(y123, y234);
  const whole = (arc: number[]): Arc => arc.map(Math.round) as unknown as Arc;
  return [whole([x1, y1, x12, y12, x123, y123, x, y]), whole([x, y, x234, y234, x34, y34, x4, y4])];
}

class Outline {
  constructor(
    private readonly width: Mpt,
    private readonly height: Mpt,
    private readonly corners: Corners,
    private readonly sides: Sides,
  ) {}

  /** The lines of all sides; sides of one look that meet at a corner are one. */
  lines(): { readonly path: Path; readonly stroke: Stroke }[] {
    const lines: { readonly path: number[]; readonly stroke: Stroke }[] = [];
    const first = [0, 1, 2, 3].find((side) => !this.#goesOn(side)) ?? 0;
    for (let step = 0; step < 4; step += 1) {
      const side = (first + step) % 4;
      const stroke = this.#side(side);
      if (!stroke) continue;
      const last = lines.at(-1);
      if (last && step > 0 && this.#goesOn(side)) this.#turn(last.path, side);
      else lines.push({ path: this.#begin(side), stroke });
      const { path } = lines.at(-1) as { path: number[] };
      this.#end(path, side);
    }
    return lines;
  }

  /** Whether a side goes on with the look of the side before it. */
  #goesOn(side: number): boolean {
    const before = this.#side(side - 1);
    return before !== null && sameStroke(before, this.#side(side));
  }

  #side(side: number): Stroke | null {
    return this.sides[(side + 4) % 4] ?? null;
  }

  #arc(side: number): Arc {
    const corner = (side + 4) % 4;
    return cornerArc(corner, this.corners[corner] ?? 0, this.width, this.height);
  }

  #isSquare(side: number): boolean {
    return (this.corners[(side + 4) % 4] ?? 0) === 0;
  }

  #begin(side: number): number[] {
    const arc = this.#arc(side);
    if (this.#isSquare(side)) {
      const [x, y] = arc;
      const [dx, dy] = DIRECTIONS[side] as readonly [number, number];
      const reach = Math.round((this.#side(side - 1)?.width ?? 0) / 2);
      return [MOVE, x - dx * reach, y - dy * reach];
    }
    const [x, y, ...curve] = halves(arc)[1];
    return [MOVE, x, y, CURVE, ...curve];
  }

  /** Around the corner before a side. */
  #turn(path: number[], side: number): void {
    const [x, y, ...curve] = this.#arc(side);
    path.push(LINE, x, y);
    if (!this.#isSquare(side)) path.push(CURVE, ...curve);
  }

  /** To the corner behind a side, as far as this side's line goes there; around it the next side goes on itself. */
  #end(path: number[], side: number): void {
    if (this.#goesOn(side + 1)) return;
    const next = (side + 1) % 4;
    const arc = this.#arc(next);
    if (this.#isSquare(next)) {
      const [x, y] = arc;
      const [dx, dy] = DIRECTIONS[side] as readonly [number, number];
      const reach = Math.round((this.#side(next)?.width ?? 0) / 2);
      path.push(LINE, x + dx * reach, y + dy * reach);
      return;
    }
    const [x, y, ...curve] = halves(arc)[0];
    path.push(LINE, x, y, CURVE, ...curve);
  }
}

const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
