/**
 * Variable TrueType fonts (OpenType 1.9: `fvar`, `avar`, `gvar`, `HVAR`): a place in the design space moves the points
 * of outlines and the advances. Numbers are those of the file, so that every host gets the same shapes.
 */
import type { ByteReader } from './byte-reader';
import type { TableRange } from './font-tables';
import { ItemVariations } from './item-variations';
import { readDeltas, readPoints } from './packed-deltas';
import { tent } from './variation-region';

export interface VariationAxis {
  readonly tag: string;
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

/** Values by axis, in the units of the font: `{ wght: 650 }`. */
export type VariationSettings = { readonly [tag: string]: number };

const fixed = (reader: ByteReader, at: number): number => reader.i32(at) / 65536;
const f2dot14 = (reader: ByteReader, at: number): number => reader.i16(at) / 16384;

/** The axes of `fvar`; none for a font that does not vary. */
export function readAxes(reader: ByteReader, { offset, length }: TableRange): VariationAxis[] {
  if (length < 16) return [];
  const first = offset + reader.u16(offset + 4);
  const count = Math.min(reader.u16(offset + 8), 64);
  const size = reader.u16(offset + 10);
  const axes: VariationAxis[] = [];
  for (let i = 0; i < count && !reader.overrun; i++) {
    const at = first + i * size;
    axes.push({
      tag: reader.tag(at),
      min: fixed(reader, at + 4),
      default: fixed(reader, at + 8),
      max: fixed(reader, at + 12),
    });
  }
  return axes;
}

/** Coordinates between -1 and 1 by axis: scaled by `fvar`, bent by `avar`, in steps of 1/16384. */
export function normalisedCoordinates(
  reader: ByteReader,
  axes: readonly VariationAxis[],
  settings: VariationSettings,
  avar: TableRange,
): number[] {
  const coordinates = axes.map(({ tag, min, default: usual, max }) => {
    const value = Math.min(Math.max(settings[tag] ?? usual, min), max);
    if (value === usual) return 0;
    const range = value < usual ? usual - min : max - usual;
    return range === 0 ? 0 : (value - usual) / range;
  });
  let at = avar.offset + 8;
  return coordinates.map((coordinate) => {
    const plain = quantised(coordinate);
    if (avar.length < 8) return plain;
    const count = Math.min(reader.u16(at), 256);
    const bent = bend(reader, at + 2, count, plain);
    at += 2 + 4 * count;
    return quantised(bent);
  });
}

const quantised = (coordinate: number): number => Math.round(coordinate * 16384) / 16384;

/** One axis of `avar`: straight lines between pairs of coordinates. */
function bend(reader: ByteReader, at: number, count: number, coordinate: number): number {
  for (let i = 1; i < count; i++) {
    const from = f2dot14(reader, at + 4 * i - 4);
    const to = f2dot14(reader, at + 4 * i);
    if (coordinate > to) continue;
    const first = f2dot14(reader, at + 4 * i - 2);
    const last = f2dot14(reader, at + 4 * i + 2);
    return to === from ? last : first + ((coordinate - from) / (to - from)) * (last - first);
  }
  return coordinate;
}

/** The points of a glyph, which a variation moves: those of its outline or of its components, then four phantoms. */
export interface GlyphPoints {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Last point of each contour; `null` for a composite, whose points stand alone. */
  readonly ends: readonly number[] | null;
}

const SHARED_POINTS = 0x8000;
const TUPLE_COUNT = 0x0fff;
const EMBEDDED_PEAK = 0x8000;
const INTERMEDIATE = 0x4000;
const PRIVATE_POINTS = 0x2000;
const TUPLE_INDEX = 0x0fff;

export class FontVariations {
  readonly #widths: ItemVariations | undefined;

  constructor(
    readonly reader: ByteReader,
    readonly coordinates: readonly number[],
    readonly gvar: TableRange,
    hvar: TableRange,
  ) {
    this.#widths = hvar.length > 0 ? ItemVariations.ofWidths(reader, hvar.offset, coordinates) : undefined;
  }

  /** What is added to a glyph's advance; undefined where only its phantom points say it. */
  advanceDelta(glyph: number): number | undefined {
    return this.#widths?.deltaOf(glyph);
  }

  /** Moves the points of a glyph in place. */
  move(glyph: number, points: GlyphPoints): void {
    const { reader, gvar } = this;
    const at = gvar.offset;
    const axisCount = reader.u16(at + 4);
    const data = this.#dataOf(glyph);
    if (axisCount !== this.coordinates.length || data.length < 4) return;
    const count = points.xs.length;
    const dx = new Float64Array(count);
    const dy = new Float64Array(count);
    const header = reader.u16(data.offset);
    let header2 = data.offset + 4;
    let body = data.offset + reader.u16(data.offset + 2);
    let shared: readonly number[] | null = null;
    if (header & SHARED_POINTS) [shared, body] = readPoints(reader, body, count);
    for (let tuple = 0; tuple < (header & TUPLE_COUNT) && !reader.overrun; tuple++) {
      const size = reader.u16(header2);
      const index = reader.u16(header2 + 2);
      const [scalar, next] = this.#scalar(header2 + 4, index, axisCount);
      header2 = next;
      const end = body + size;
      if (scalar !== 0)
        this.#add(body, end, scalar, index & PRIVATE_POINTS ? undefined : shared, points, dx, dy);
      body = end;
    }
    for (let i = 0; i < count; i++) {
      points.xs[i] = (points.xs[i] ?? 0) + (dx[i] ?? 0);
      points.ys[i] = (points.ys[i] ?? 0) + (dy[i] ?? 0);
    }
  }

  #dataOf(glyph: number): TableRange {
    const { reader, gvar } = this;
    const at = gvar.offset;
    if (gvar.length < 20 || glyph >= reader.u16(at + 12)) return { offset: 0, length: 0 };
    const isLong = (reader.u16(at + 14) & 1) !== 0;
    const place = (index: number): number =>
      isLong ? reader.u32(at + 20 + 4 * index) : 2 * reader.u16(at + 20 + 2 * index);
    const from = place(glyph);
    const to = place(glyph + 1);
    const offset = at + reader.u32(at + 16) + from;
    return to <= from || offset + to - from > reader.length
      ? { offset: 0, length: 0 }
      : { offset, length: to - from };
  }

  /** How far the place in the design space lies inside a tuple's region, 0 … 1, and where the next header begins. */
  #scalar(start: number, index: number, axisCount: number): [scalar: number, next: number] {
    const { reader, gvar, coordinates } = this;
    let at = start;
    let peaks = gvar.offset + reader.u32(gvar.offset + 8) + (index & TUPLE_INDEX) * 2 * axisCount;
    if (index & EMBEDDED_PEAK) {
      peaks = at;
      at += 2 * axisCount;
    }
    const region = at;
    if (index & INTERMEDIATE) at += 4 * axisCount;
    let scalar = 1;
    for (let axis = 0; axis < axisCount; axis++) {
      const peak = f2dot14(reader, peaks + 2 * axis);
      const from = index & INTERMEDIATE ? f2dot14(reader, region + 2 * axis) : Math.min(peak, 0);
      const to = index & INTERMEDIATE ? f2dot14(reader, region + 2 * (axisCount + axis)) : Math.max(peak, 0);
      scalar *= tent(coordinates[axis] ?? 0, from, peak, to);
    }
    return [scalar, at];
  }

  #add(
    body: number,
    end: number,
    scalar: number,
    shared: readonly number[] | null | undefined,
    { xs, ys, ends }: GlyphPoints,
    dx: Float64Array,
    dy: Float64Array,
  ): void {
    const { reader } = this;
    const count = xs.length;
    let at = body;
    let numbers = shared ?? null;
    if (shared === undefined) [numbers, at] = readPoints(reader, at, count);
    const moved = numbers?.length ?? count;
    const [x, afterX] = readDeltas(reader, at, end, moved);
    const [y] = readDeltas(reader, afterX, end, moved);
    if (!numbers) {
      for (let i = 0; i < count; i++) {
        dx[i] = (dx[i] ?? 0) + scalar * (x[i] ?? 0);
        dy[i] = (dy[i] ?? 0) + scalar * (y[i] ?? 0);
      }
      return;
    }
    const ownX = new Float64Array(count);
    const ownY = new Float64Array(count);
    const isMoved = new Uint8Array(count);
    numbers.forEach((point, i) => {
      if (point >= count) return;
      ownX[point] = (ownX[point] ?? 0) + (x[i] ?? 0);
      ownY[point] = (ownY[point] ?? 0) + (y[i] ?? 0);
      isMoved[point] = 1;
    });
    let first = 0;
    for (const last of ends ?? []) {
      interpolate(xs, ownX, isMoved, first, last);
      interpolate(ys, ownY, isMoved, first, last);
      first = last + 1;
    }
    for (let i = 0; i < count; i++) {
      dx[i] = (dx[i] ?? 0) + scalar * (ownX[i] ?? 0);
      dy[i] = (dy[i] ?? 0) + scalar * (ownY[i] ?? 0);
    }
  }
}

/** Points of a contour that a tuple does not name move with their named neighbours ("Inferred deltas"). */
function interpolate(
  original: Float64Array,
  deltas: Float64Array,
  isMoved: Uint8Array,
  first: number,
  last: number,
): void {
  const named: number[] = [];
  for (let i = first; i <= last; i++) if (isMoved[i]) named.push(i);
  if (named.length === 0 || named.length > last - first) return;
  named.forEach((before, k) => {
    const after = named[(k + 1) % named.length] ?? before;
    for (let i = before === last ? first : before + 1; i !== after; i = i === last ? first : i + 1) {
      deltas[i] = inferred(original, deltas, before, after, i);
    }
  });
}

function inferred(
  original: Float64Array,
  deltas: Float64Array,
  before: number,
  after: number,
  at: number,
): number {
  const [low, high] =
    (original[before] ?? 0) <= (original[after] ?? 0)
      ? ([before, after] as const)
      : ([after, before] as const);
  const from = original[low] ?? 0;
  const to = original[high] ?? 0;
  const value = original[at] ?? 0;
  const first = deltas[low] ?? 0;
  const second = deltas[high] ?? 0;
  if (from === to) return first === second ? first : 0;
  if (value <= from) return first;
  if (value >= to) return second;
  return first + ((value - from) / (to - from)) * (second - first);
}
