/**
 * Strokes as areas (SVG 2, 13.5.3), for gradients and patterns, which the display list only fills areas with. The area is
 * that of many small pieces, one for each line, corner and end, which all run the same way round: filled by `nonzero`
 * they are one.
 */
import type { Stroke } from '../display';
import { CLOSE, CURVE, LINE, MOVE, PATH_ARGUMENTS, type Path, type Point } from '../geometry';
import { circlePath } from './shape';

/** How a line is stroked, in the units of its path. */
export type Pen = Omit<Stroke, 'colour'>;

/** Lines one after the other. */
interface Trace {
  readonly points: readonly Point[];
  /** Which points are corners; the others lie inside of a curve, or are ends. */
  readonly corners: ReadonlySet<Point>;
  readonly isClosed: boolean;
}

/** Lines that a curve becomes. */
const MOST_STEPS = 64;
/** Dashes of a path: finer ones are shades. */
const MOST_DASHES = 10_000;
/** A mitre inside of a curve, which hardly turns from line to line. */
const CURVE_MITER_LIMIT = 2;

/**
 * The area that a stroke covers, to be filled by `nonzero`; null where it has too many dashes.
 *
 * @param tolerance How far lines may leave a curve.
 */
export function strokeOutline(path: Path, pen: Pen, tolerance: number): Path | null {
  const traces = tracesOf(path, pen.width / 2, tolerance);
  const outline = new Outline(pen);
  for (const trace of traces) {
    const dashes = pen.dash.length > 0 ? dashesOf(trace, pen.dash) : [trace];
    if (!dashes) return null;
    for (const dash of dashes) outline.addTrace(dash);
  }
  return outline.path;
}

/** The lines of a path, without any of no length. */
function tracesOf(path: Path, radius: number, tolerance: number): Trace[] {
  const traces: Trace[] = [];
  let points: Point[] = [];
  let corners = new Set<Point>();
  let hasLines = false;
  const end = (isClosed: boolean): void => {
    const [first] = points;
    const last = points.at(-1);
    if (isClosed && first && last && points.length > 1 && isSame(first, last)) points.pop();
    if (first && (hasLines || isClosed))
      traces.push({ points, corners, isClosed: isClosed && points.length > 1 });
    points = first ? [first] : [];
    corners = new Set(points);
    hasLines = false;
  };
  const add = (point: Point, isCorner: boolean): void => {
    hasLines = true;
    const last = points.at(-1);
    if (last && isSame(last, point)) {
      if (isCorner) corners.add(last);
      return;
    }
    points.push(point);
    if (isCorner) corners.add(point);
  };
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? CLOSE;
    const values = path.slice(at + 1, at + 1 + (PATH_ARGUMENTS[operator] ?? 0));
    at += 1 + values.length;
    const [x = 0, y = 0] = values.slice(-2);
    if (operator === MOVE) {
      end(false);
      points = [{ x, y }];
      corners = new Set(points);
    } else if (operator === LINE) {
      add({ x, y }, true);
    } else if (operator === CURVE) {
      const from = points.at(-1) ?? { x: 0, y: 0 };
      const steps = stepsOf(from, values, radius, tolerance);
      for (let step = 1; step < steps; step += 1) add(onCurve(from, values, step / steps), false);
      add({ x, y }, true);
    } else {
      end(true);
    }
  }
  end(false);
  return traces;
}

const isSame = (one: Point, other: Point): boolean => one.x === other.x && one.y === other.y;

/** As many lines as keep near to a curve and to what is as far from it as the stroke reaches. */
function stepsOf({ x, y }: Point, values: readonly number[], radius: number, tolerance: number): number {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = values;
  const bend = Math.max(
    lengthOf(x - 2 * x1 + x2, y - 2 * y1 + y2),
    lengthOf(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3),
  );
  const inner = Math.sqrt((0.75 * bend) / tolerance);
  // Half a turn of what is at the stroke's edge.
  const outer = bend > tolerance ? Math.sqrt((1.25 * radius) / tolerance) : 1;
  return Math.min(Math.max(Math.ceil(Math.max(inner, outer)), 1), MOST_STEPS);
}

const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y);

function onCurve({ x, y }: Point, values: readonly number[], t: number): Point {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = values;
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: a * x + b * x1 + c * x2 + d * x3, y: a * y + b * y1 + c * y2 + d * y3 };
}

/** A trace cut into dashes; null where there are too many. Where the last runs into the first they are one. */
function dashesOf(trace: Trace, dash: readonly number[]): Trace[] | null {
  const { corners, isClosed } = trace;
  const [first] = trace.points;
  const points = isClosed && first ? [...trace.points, first] : trace.points;
  const period = dash.reduce((sum, length) => sum + length, 0);
  let whole = 0;
  for (let index = 1; index < points.length; index += 1) whole += distance(points[index - 1], points[index]);
  if (!(period > 0) || whole / period > MOST_DASHES / dash.length) return null;
  const dashes: Point[][] = [];
  let index = 0;
  let left = dash[0] ?? 0;
  let open: Point[] | null = first ? [first] : null;
  const turn = (at: Point): void => {
    if (open) {
      dashes.push([...open, at]);
      open = null;
    } else open = [at];
    index = (index + 1) % dash.length;
    left = dash[index] ?? 0;
  };
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]];
    if (!from || !to) continue;
    const length = distance(from, to);
    let gone = 0;
    while (gone + left < length) {
      gone += left;
      const share = gone / length;
      turn({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
    left -= length - gone;
    open?.push(to);
  }
  const last: Point[] | null = open;
  const beginning = dashes[0];
  if (last && isClosed && beginning && beginning[0] === first) dashes[0] = [...last, ...beginning.slice(1)];
  else if (last && isClosed && dashes.length === 0) return [trace];
  else if (last) dashes.push(last);
  return dashes.map((each) => ({ points: withoutRepeats(each), corners, isClosed: false }));
}

const withoutRepeats = (points: readonly Point[]): Point[] =>
  points.filter((point, index) => {
    const before = points[index - 1];
    return !before || !isSame(before, point);
  });

const distance = (from: Point | undefined, to: Point | undefined): number =>
  from && to ? lengthOf(to.x - from.x, to.y - from.y) : 0;

class Outline {
  readonly path: number[] = [];
  readonly #radius: number;

  constructor(private readonly pen: Pen) {
    this.#radius = pen.width / 2;
  }

  addTrace({ points, corners, isClosed }: Trace): void {
    const [first] = points;
    const last = points.at(-1);
    if (!first || !last) return;
    if (points.length === 1) {
      this.#dot(first);
      return;
    }
    const directions = points.flatMap((from, index) => {
      const to = points[index + 1] ?? (isClosed ? first : undefined);
      return to ? [directionOf(from, to)] : [];
    });
    directions.forEach((direction, index) => {
      const [from, to] = [points[index] ?? first, points[index + 1] ?? first];
      this.#line(from, to, direction);
      const before = directions[index - 1] ?? (isClosed ? directions.at(-1) : undefined);
      if (before) this.#join(from, before, direction, corners.has(from));
    });
    if (isClosed) return;
    const [begins = EAST, ends = EAST] = [directions[0], directions.at(-1)];
    this.#cap(first, { x: -begins.x, y: -begins.y });
    this.#cap(last, ends);
  }

  #line(from: Point, to: Point, { x, y }: Point): void {
    const [across, down] = [-y * this.#radius, x * this.#radius];
    this.#area([
      { x: from.x + across, y: from.y + down },
      { x: to.x + across, y: to.y + down },
      { x: to.x - across, y: to.y - down },
      { x: from.x - across, y: from.y - down },
    ]);
  }

  /** What lies between two lines on the outer side of a corner. */
  #join(at: Point, comes: Point, goes: Point, isCorner: boolean): void {
    const { join, miterLimit = 4 } = this.pen;
    const turn = comes.x * goes.y - comes.y * goes.x;
    const along = comes.x * goes.x + comes.y * goes.y;
    if (turn === 0 && along > 0) return;
    if (join === 'round' && (isCorner || along < 0)) {
      this.#circle(at);
      return;
    }
    const side = turn > 0 ? -this.#radius : this.#radius;
    const edge = ({ x, y }: Point): Point => ({ x: at.x - y * side, y: at.y + x * side });
    const limit = isCorner ? miterLimit : CURVE_MITER_LIMIT;
    const isPointed = (join !== 'bevel' || !isCorner) && 2 <= limit * limit * (1 + along);
    const tip = {
      x: at.x - ((comes.y + goes.y) * side) / (1 + along),
      y: at.y + ((comes.x + goes.x) * side) / (1 + along),
    };
    this.#area([at, edge(comes), ...(isPointed ? [tip] : []), edge(goes)]);
  }

  /** What an end has beyond its line, which it goes on in `direction` from. */
  #cap(at: Point, direction: Point): void {
    if (this.pen.cap === 'round') this.#circle(at);
    if (this.pen.cap !== 'square') return;
    const far = { x: at.x + direction.x * this.#radius, y: at.y + direction.y * this.#radius };
    this.#line(at, far, direction);
  }

  /** A line of no length. */
  #dot(at: Point): void {
    this.#cap(at, EAST);
    this.#cap(at, { x: -1, y: 0 });
  }

  #circle({ x, y }: Point): void {
    for (const value of circlePath(x, y, this.#radius)) this.path.push(value);
  }

  /** Runs round as circles do, whichever way its corners are given. */
  #area(corners: readonly Point[]): void {
    let area = 0;
    corners.forEach(({ x, y }, index) => {
      const next = corners[index + 1] ?? corners[0] ?? { x, y };
      area += x * next.y - next.x * y;
    });
    if (area === 0) return;
    const ordered = area > 0 ? corners : corners.toReversed();
    ordered.forEach(({ x, y }, index) => {
      this.path.push(index === 0 ? MOVE : LINE, x, y);
    });
    this.path.push(CLOSE);
  }
}

const EAST: Point = { x: 1, y: 0 };

function directionOf(from: Point, to: Point): Point {
  const length = distance(from, to);
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}
