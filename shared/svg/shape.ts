/** Basic shapes (SVG 2, 10) as outlines in user units, and what outlines measure. */
import {
  type Box,
  CLOSE,
  CURVE,
  LINE,
  type Matrix,
  MOVE,
  PATH_ARGUMENTS,
  type Path,
  rectanglePath,
  transformPoint,
} from '../geometry';
import { parseLength, parseNumbers } from './length';
import { parsePathData } from './path-data';
import type { XmlElement } from './xml-tree';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** What percentages of lengths that run neither across nor down are of (SVG 2, 8.9). */
export const diagonalOf = ({ width, height }: Viewport): number => Math.sqrt((width ** 2 + height ** 2) / 2);

/**
 * The outline of a shape with these properties, of which some are attributes (SVG 2, 8.2), `em` as large as its font; null
 * for an element that is none.
 */
export function shapePath(
  element: XmlElement,
  attributes: ReadonlyMap<string, string>,
  viewport: Viewport,
  em: number,
): Path | null {
  const { name } = element;
  const across = (key: string): number => parseLength(attributes.get(key), viewport.width, em) ?? 0;
  const down = (key: string): number => parseLength(attributes.get(key), viewport.height, em) ?? 0;
  switch (name) {
    case 'path':
      return pathOf(element);
    case 'rect':
      return rectangle(across('x'), down('y'), across('width'), down('height'), [
        parseLength(attributes.get('rx'), viewport.width, em),
        parseLength(attributes.get('ry'), viewport.height, em),
      ]);
    case 'circle': {
      const radius = parseLength(attributes.get('r'), diagonalOf(viewport), em) ?? 0;
      return ellipse(across('cx'), down('cy'), radius, radius);
    }
    case 'ellipse':
      return ellipse(across('cx'), down('cy'), across('rx'), down('ry'));
    case 'line':
      return [MOVE, across('x1'), down('y1'), LINE, across('x2'), down('y2')];
    case 'polyline':
      return polygon(parseNumbers(attributes.get('points')), false);
    case 'polygon':
      return polygon(parseNumbers(attributes.get('points')), true);
    default:
      return null;
  }
}

/** Path data is long, and an element may be used often. */
const paths = new WeakMap<XmlElement, Path>();

function pathOf(element: XmlElement): Path {
  let path = paths.get(element);
  if (!path) {
    path = parsePathData(element.attributes.get('d') ?? '');
    paths.set(element, path);
  }
  return path;
}

function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  [givenX, givenY]: readonly [number | undefined, number | undefined],
): Path {
  if (width <= 0 || height <= 0) return [];
  const rx = Math.min(Math.max(givenX ?? givenY ?? 0, 0), width / 2);
  const ry = Math.min(Math.max(givenY ?? givenX ?? 0, 0), height / 2);
  if (rx === 0 || ry === 0) return rectanglePath(x, y, width, height);
  const [right, bottom] = [x + width, y + height];
  const [kx, ky] = [rx * (1 - QUARTER), ry * (1 - QUARTER)];
  return [
    ...[MOVE, x + rx, y, LINE, right - rx, y, CURVE, right - kx, y, right, y + ky, right, y + ry],
    ...[LINE, right, bottom - ry, CURVE, right, bottom - ky, right - kx, bottom, right - rx, bottom],
    ...[LINE, x + rx, bottom, CURVE, x + kx, bottom, x, bottom - ky, x, bottom - ry],
    ...[LINE, x, y + ry, CURVE, x, y + ky, x + kx, y, x + rx, y, CLOSE],
  ];
}

/** Control point distance that makes a cubic a quarter circle (error below 0.03 %). */
const QUARTER = 0.5523;

/** A circle as four curves. */
export const circlePath = (x: number, y: number, radius: number): Path => ellipse(x, y, radius, radius);

function ellipse(x: number, y: number, rx: number, ry: number): Path {
  if (rx <= 0 || ry <= 0) return [];
  const [kx, ky] = [rx * QUARTER, ry * QUARTER];
  return [
    ...[MOVE, x + rx, y, CURVE, x + rx, y + ky, x + kx, y + ry, x, y + ry],
    ...[CURVE, x - kx, y + ry, x - rx, y + ky, x - rx, y],
    ...[CURVE, x - rx, y - ky, x - kx, y - ry, x, y - ry],
    ...[CURVE, x + kx, y - ry, x + rx, y - ky, x + rx, y, CLOSE],
  ];
}

function polygon(numbers: readonly number[], isClosed: boolean): Path {
  const path: number[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    path.push(index === 0 ? MOVE : LINE, numbers[index] ?? 0, numbers[index + 1] ?? 0);
  }
  if (isClosed && path.length > 0) path.push(CLOSE);
  return path;
}

/** A path in the drawing's coordinates, with whole numbers. */
export const mapPath = (path: Path, matrix: Matrix): Path => transformPath(path, matrix, wholeNumber);

const wholeNumber = (value: number): number => Math.round(value) + 0;

/** A path in other coordinates; what it is moved to is rounded by `round`. */
export function transformPath(
  path: Path,
  matrix: Matrix,
  round: (value: number) => number = (value) => value,
): Path {
  const mapped: number[] = [];
  let index = 0;
  while (index < path.length) {
    const operator = path[index] ?? CLOSE;
    const end = index + 1 + (PATH_ARGUMENTS[operator] ?? 0);
    mapped.push(operator);
    for (let at = index + 1; at < end; at += 2) {
      const { x, y } = transformPoint(matrix, { x: path[at] ?? 0, y: path[at + 1] ?? 0 });
      mapped.push(round(x), round(y));
    }
    index = end;
  }
  return mapped;
}

/** The box that the outline itself takes, without control points; null for an empty path. */
export function tightBox(path: Path): Box | null {
  const across = new Range();
  const down = new Range();
  let x = 0;
  let y = 0;
  let index = 0;
  while (index < path.length) {
    const operator = path[index] ?? CLOSE;
    const values = path.slice(index + 1, index + 1 + (PATH_ARGUMENTS[operator] ?? 0));
    index += 1 + values.length;
    if (operator === CLOSE) continue;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = values;
    const [endX = 0, endY = 0] = values.slice(-2);
    if (operator === CURVE) {
      across.addCubic(x, x1, x2, endX);
      down.addCubic(y, y1, y2, endY);
    }
    across.add(endX);
    down.add(endY);
    x = endX;
    y = endY;
  }
  if (across.least > across.most) return null;
  return {
    x: across.least,
    y: down.least,
    width: across.most - across.least,
    height: down.most - down.least,
  };
}

/** Whether anything lies inside of an outline: lines alone are not filled, but programs that print PDF files would. */
export function enclosesArea(path: Path): boolean {
  let [startX, startY, alongX, alongY] = [0, 0, 0, 0];
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? CLOSE;
    const end = at + 1 + (PATH_ARGUMENTS[operator] ?? 0);
    if (operator === MOVE) {
      [startX, startY, alongX, alongY] = [path[at + 1] ?? 0, path[at + 2] ?? 0, 0, 0];
    } else {
      for (let point = at + 1; point < end; point += 2) {
        const [x, y] = [(path[point] ?? 0) - startX, (path[point + 1] ?? 0) - startY];
        if (alongX === 0 && alongY === 0) [alongX, alongY] = [x, y];
        else if (alongX * y !== alongY * x) return true;
      }
    }
    at = end;
  }
  return false;
}

/** How much larger things are drawn than their units say. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

/** The map back; null where there is none. */
export function inverseOf([a, b, c, d, e, f]: Matrix): Matrix | null {
  const determinant = a * d - b * c;
  if (!(Math.abs(determinant) > 1e-12)) return null;
  const [p, q, r, s] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return [p, q, r, s, -(p * e + r * f), -(q * e + s * f)];
}

/** Whether a map keeps circles round. */
export function isUniform([a, b, c, d]: Matrix): boolean {
  const size = a * a + b * b + c * c + d * d;
  return Math.abs(a * c + b * d) <= size * 1e-6 && Math.abs(a * a + b * b - c * c - d * d) <= size * 1e-6;
}

class Range {
  least = Number.POSITIVE_INFINITY;
  most = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  /** Where the curve turns back: the roots of its derivative between 0 and 1. */
  addCubic(start: number, first: number, second: number, end: number): void {
    const a = end - 3 * second + 3 * first - start;
    const b = 2 * (second - 2 * first + start);
    const c = first - start;
    const square = b * b - 4 * a * c;
    if (square < 0) return;
    const root = Math.sqrt(square);
    const places = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
    for (const t of places) {
      if (!(t > 0 && t < 1)) continue;
      const u = 1 - t;
      this.add(u * u * u * start + 3 * u * u * t * first + 3 * u * t * t * second + t * t * t * end);
    }
  }
}
