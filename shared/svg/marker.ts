/** Markers (SVG 2, 13.7): arrow heads, dots and ticks on the corners of lines. */
import {
  CLOSE,
  CURVE,
  type Matrix,
  MOVE,
  multiply,
  PATH_ARGUMENTS,
  type Path,
  rectanglePath,
  rotation,
} from '../geometry';
import { fontSizeOf } from './font-look';
import { parseLength } from './length';
import { groupOf, type Part } from './parts';
import { type DrawingContext, MAX_USES, type Place } from './place';
import { diagonalOf, mapPath } from './shape';
import { parseUrl } from './url';
import { parseViewBox, viewBoxMatrix } from './viewport';
import type { XmlElement } from './xml-tree';

/** Shapes that may have markers. */
export const MARKED: ReadonlySet<string> = new Set(['path', 'line', 'polyline', 'polygon']);

type Direction = readonly [x: number, y: number];

/** A corner of an outline with the directions in which lines come and go; null where there is none. */
interface Corner {
  readonly x: number;
  readonly y: number;
  readonly comes: Direction | null;
  goes: Direction | null;
}

/** The markers of an outline in user units. */
export function markersOf(path: Path, place: Place, context: DrawingContext): readonly Part[] {
  const { style } = place;
  const [start, mid, end] = ['marker-start', 'marker-mid', 'marker-end'].map((property) => {
    const marker = context.byId.get(parseUrl(style.get(property))?.id ?? '');
    return marker?.name === 'marker' ? marker : undefined;
  });
  if ((!start && !mid && !end) || place.uses >= MAX_USES) return [];
  const corners = cornersOf(path);
  return corners.flatMap((corner, index) => {
    const isFirst = index === 0;
    const isLast = index === corners.length - 1;
    return [
      ...(isFirst && start ? draw(start, corner, true, place, context) : []),
      ...(!isFirst && !isLast && mid ? draw(mid, corner, false, place, context) : []),
      ...(isLast && end ? draw(end, corner, false, place, context) : []),
    ];
  });
}

function draw(
  marker: XmlElement,
  corner: Corner,
  isStart: boolean,
  place: Place,
  context: DrawingContext,
): readonly Part[] {
  const { attributes } = marker;
  const { style, viewport } = place;
  const em = fontSizeOf(style);
  const width = parseLength(attributes.get('markerWidth') ?? '3', viewport.width, em) ?? 0;
  const height = parseLength(attributes.get('markerHeight') ?? '3', viewport.height, em) ?? 0;
  const stroke = parseLength(style.get('stroke-width') ?? '1', diagonalOf(viewport), em) ?? 1;
  const size = attributes.get('markerUnits') === 'userSpaceOnUse' ? 1 : stroke;
  if (!(width > 0 && height > 0 && size > 0)) return [];
  const box = parseViewBox(attributes.get('viewBox'));
  const fitted = viewBoxMatrix(box, width, height, attributes.get('preserveAspectRatio'));
  const refX = refLength(attributes.get('refX'), box?.width ?? width, { left: 0, center: 0.5, right: 1 });
  const refY = refLength(attributes.get('refY'), box?.height ?? height, { top: 0, center: 0.5, bottom: 1 });
  const [a, b, c, d, e, f] = fitted;
  // The reference point comes to stand on the corner.
  const placed: Matrix = [1, 0, 0, 1, -(a * refX + c * refY + e), -(b * refX + d * refY + f)];
  const turned = multiply(
    [size, 0, 0, size, corner.x, corner.y],
    turnOf(attributes.get('orient'), corner, isStart),
  );
  const toViewport = multiply(place.matrix, multiply(turned, placed));
  const own = context.styles.of(marker);
  const inherited = context.styles.inheritedBy(marker);
  const parts = context.children(marker, {
    ...place,
    matrix: multiply(toViewport, fitted),
    style: new Map([
      ...inherited,
      ['context-fill', style.get('fill') ?? 'black'],
      ['context-stroke', style.get('stroke') ?? 'none'],
    ]),
    viewport: box ?? { width, height },
    uses: place.uses + 1,
  });
  const isOpen = /^(visible|auto)$/.test(own.get('overflow') ?? '');
  if (isOpen || parts.length === 0) return parts;
  return [groupOf(parts, context.size, { clip: mapPath(rectanglePath(0, 0, width, height), toViewport) })];
}

function refLength(text: string | undefined, whole: number, words: Readonly<Record<string, number>>): number {
  const share = words[text?.trim() ?? ''];
  return share === undefined ? (parseLength(text, whole) ?? 0) : share * whole;
}

function turnOf(orient: string | undefined, { comes, goes }: Corner, isStart: boolean): Matrix {
  const word = orient?.trim() ?? '0';
  if (!word.startsWith('auto')) return rotation(Number.parseFloat(word) || 0);
  const [x, y] = between(comes, goes);
  const sign = isStart && word === 'auto-start-reverse' ? -1 : 1;
  return [sign * x, sign * y, -sign * y, sign * x, 0, 0];
}

/** The direction halfway between two. */
function between(comes: Direction | null, goes: Direction | null): Direction {
  const [a, b] = [comes ?? goes ?? EAST, goes ?? comes ?? EAST];
  return directionOf(a[0] + b[0], a[1] + b[1]) ?? [-a[1], a[0]];
}

const EAST: Direction = [1, 0];

function directionOf(x: number, y: number): Direction | null {
  const length = Math.sqrt(x * x + y * y);
  return length > 1e-9 ? [x / length, y / length] : null;
}

function cornersOf(path: Path): readonly Corner[] {
  const corners: Corner[] = [];
  let x = 0;
  let y = 0;
  let first: Corner | undefined;
  const add = (toX: number, toY: number, goes: Direction | null, comes: Direction | null): void => {
    const last = corners.at(-1);
    if (last) last.goes = goes;
    corners.push({ x: toX, y: toY, comes, goes: null });
  };
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? CLOSE;
    const values = path.slice(at + 1, at + 1 + (PATH_ARGUMENTS[operator] ?? 0));
    at += 1 + values.length;
    const [toX = first?.x ?? 0, toY = first?.y ?? 0] = values.slice(-2);
    if (operator === MOVE) {
      first = { x: toX, y: toY, comes: null, goes: null };
      corners.push(first);
    } else if (operator === CURVE) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = values;
      const goes =
        directionOf(x1 - x, y1 - y) ?? directionOf(x2 - x, y2 - y) ?? directionOf(toX - x, toY - y);
      const comes =
        directionOf(toX - x2, toY - y2) ?? directionOf(toX - x1, toY - y1) ?? directionOf(toX - x, toY - y);
      add(toX, toY, goes, comes);
    } else if (operator !== CLOSE || toX !== x || toY !== y) {
      const along = directionOf(toX - x, toY - y);
      add(toX, toY, along, along);
    }
    if (operator === CLOSE && first) {
      // Where an outline closes its first line goes on.
      const last = corners.at(-1);
      if (last) last.goes = first.goes;
    }
    [x, y] = [toX, toY];
  }
  return corners;
}
