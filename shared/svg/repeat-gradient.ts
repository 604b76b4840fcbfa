/**
 * Gradients that go on before their beginning and behind their end (`spreadMethod`, SVG 2, 14.2.2.1): the same circles,
 * extended over all that is painted, with the stops said as often as that takes.
 */
import type { Gradient, GradientCircle, GradientStop } from '../display';
import type { Box, Point } from '../geometry';

/** Turns of a gradient that are drawn; finer ones are shades. */
const MAX_TURNS = 256;

/** The gradient over a box in its own coordinates; null where it would turn too often to be seen, or never end. */
export function repeatGradient(gradient: Gradient, box: Box, isReflected: boolean): Gradient | null {
  const { from, to, stops } = gradient;
  const turns =
    from.radius === 0 && to.radius === 0 ? turnsOfLine(from, to, box) : turnsOfCircles(from, to, box);
  if (!turns || !(turns.last - turns.first <= MAX_TURNS)) return null;
  const { first, last } = turns;
  const count = last - first;
  const repeated: GradientStop[] = [];
  for (let turn = first; turn < last; turn += 1) {
    const isBack = isReflected && turn % 2 !== 0;
    for (const stop of isBack ? backwards(stops) : stops) {
      repeated.push({ ...stop, offset: (turn - first + stop.offset) / count });
    }
  }
  return { ...gradient, from: between(from, to, first), to: between(from, to, last), stops: repeated };
}

const backwards = (stops: readonly GradientStop[]): GradientStop[] =>
  stops.map((stop) => ({ ...stop, offset: 1 - stop.offset })).reverse();

/** The circle that many turns on the way from one to the other. */
const between = (from: GradientCircle, to: GradientCircle, turns: number): GradientCircle => ({
  x: from.x + (to.x - from.x) * turns,
  y: from.y + (to.y - from.y) * turns,
  radius: from.radius + (to.radius - from.radius) * turns,
});

interface Turns {
  readonly first: number;
  readonly last: number;
}

const cornersOf = ({ x, y, width, height }: Box): readonly Point[] => [
  { x, y },
  { x: x + width, y },
  { x, y: y + height },
  { x: x + width, y: y + height },
];

function turnsOfLine(from: Point, to: Point, box: Box): Turns {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const places = cornersOf(box).map(
    ({ x, y }) => ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy),
  );
  return { first: Math.floor(Math.min(...places)), last: Math.ceil(Math.max(...places)) };
}

/** Circles grow until they hold the box; inwards they end in a point. Null where they do not hold each other. */
function turnsOfCircles(from: GradientCircle, to: GradientCircle, box: Box): Turns | null {
  const growth = to.radius - from.radius;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const speed = growth - Math.sqrt(dx * dx + dy * dy);
  if (!(speed > 1e-9)) return null;
  const furthest = Math.max(
    ...cornersOf(box).map(({ x, y }) => Math.sqrt((x - from.x) ** 2 + (y - from.y) ** 2)),
  );
  return {
    first: Math.min(0, Math.ceil(-from.radius / growth)),
    last: Math.max(1, Math.ceil((furthest - from.radius) / speed)),
  };
}
