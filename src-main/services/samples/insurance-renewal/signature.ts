/** A signature, drawn as a pen would: a curve whose stroke swells where the pen slows down. */
import { type DrawnImage, drawImage, type Point, type Shape } from '../drawing';

const WIDTH = 640;
const HEIGHT = 220;
const INK = '#1b2a5c';

/** Cubic Bézier curves, each beginning where the one before ends. */
interface Stroke {
  readonly start: Point;
  readonly curves: readonly (readonly [Point, Point, Point])[];
}

const at = (x: number, y: number): Point => ({ x, y });

/** H. Hayashi, written fast. */
const STROKES: readonly Stroke[] = [
  // The first letter: two stems and the loop that joins them.
  {
    start: at(66, 34),
    curves: [[at(58, 84), at(44, 140), at(28, 182)]],
  },
  {
    start: at(128, 22),
    curves: [
      [at(116, 78), at(98, 140), at(92, 178)],
      [at(88, 200), at(108, 190), at(118, 166)],
      [at(104, 116), at(58, 98), at(34, 118)],
      [at(22, 130), at(52, 132), at(96, 112)],
      [at(128, 98), at(150, 112), at(144, 136)],
    ],
  },
  // The name: waves that flatten, then a flourish below it.
  {
    start: at(168, 60),
    curves: [
      [at(162, 98), at(150, 140), at(146, 162)],
      [at(150, 128), at(178, 104), at(188, 122)],
      [at(194, 134), at(178, 158), at(192, 160)],
      [at(214, 162), at(222, 118), at(242, 120)],
      [at(222, 116), at(208, 158), at(228, 160)],
      [at(246, 160), at(254, 132), at(256, 120)],
      [at(250, 150), at(256, 166), at(272, 152)],
      [at(286, 138), at(290, 122), at(292, 120)],
      [at(284, 150), at(300, 168), at(318, 128)],
      [at(322, 160), at(300, 206), at(282, 206)],
      [at(266, 204), at(296, 166), at(338, 150)],
      [at(356, 142), at(364, 124), at(376, 124)],
      [at(356, 122), at(346, 160), at(366, 158)],
      [at(388, 154), at(402, 126), at(410, 124)],
      [at(398, 140), at(420, 150), at(406, 160)],
      [at(424, 156), at(452, 92), at(462, 54)],
      [at(456, 96), at(440, 140), at(438, 160)],
      [at(446, 132), at(472, 114), at(476, 130)],
      [at(478, 146), at(470, 160), at(492, 152)],
      [at(524, 142), at(572, 130), at(618, 112)],
    ],
  },
  // The dot of the i.
  { start: at(520, 100), curves: [[at(522, 98), at(525, 98), at(526, 101)]] },
];

const STEPS = 24;
const THINNEST = 1.5;
const THICKEST = 3.6;
/** Pixels per step at which the pen is so fast that the stroke is thinnest. */
const FAST = 7;

export function drawSignature(): DrawnImage {
  return drawImage('signature.png', WIDTH, HEIGHT, [{ shape: penShape(STROKES), colour: INK }]);
}

interface Dab extends Point {
  readonly radius: number;
}

/** The distance field of all strokes, entered only where a stroke comes near. */
function penShape(strokes: readonly Stroke[]): Shape {
  const distances = new Float32Array(WIDTH * HEIGHT).fill(THICKEST * 4);
  for (const stroke of strokes) {
    const dabs = dabsOf(stroke);
    for (let index = 1; index < dabs.length; index += 1)
      enter(distances, dabs[index - 1] as Dab, dabs[index] as Dab);
  }
  return (x, y) => distances[Math.floor(y) * WIDTH + Math.floor(x)] ?? THICKEST;
}

function dabsOf({ start, curves }: Stroke): Dab[] {
  const points = [start];
  let from = start;
  for (const [first, second, end] of curves) {
    for (let step = 1; step <= STEPS; step += 1) points.push(onCurve(from, first, second, end, step / STEPS));
    from = end;
  }
  let radius = THINNEST;
  return points.map((point, index) => {
    const before = points[Math.max(0, index - 1)] as Point;
    const speed = Math.min(1, distance(before, point) / FAST);
    // The pen's pressure follows its speed with some delay.
    radius += (THICKEST + (THINNEST - THICKEST) * speed - radius) * 0.12;
    const left = Math.min(1, (points.length - index) / 10);
    return { ...point, radius: radius * (0.35 + 0.65 * left) };
  });
}

function onCurve(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const s = 1 - t;
  const mix = (p: number, q: number, r: number, u: number) =>
    s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

function enter(distances: Float32Array, from: Dab, to: Dab): void {
  const reach = THICKEST + 2;
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(HEIGHT - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(WIDTH - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const index = y * WIDTH + x;
      const found = fromSegment(x + 0.5, y + 0.5, from, to);
      if (found < (distances[index] ?? 0)) distances[index] = found;
    }
  }
}

/** Distance from the edge of a segment whose thickness changes evenly from end to end. */
function fromSegment(x: number, y: number, from: Dab, to: Dab): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  const nearest = { x: from.x + share * dx, y: from.y + share * dy };
  return distance({ x, y }, nearest) - (from.radius + share * (to.radius - from.radius));
}

const distance = (a: Point, b: Point): number =>
  Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
