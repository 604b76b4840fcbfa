/** Reads outlines from `glyf` (OpenType 1.9): quadratic contours become cubic paths, composites are resolved. */
import { CLOSE, CURVE, LINE, MOVE, type Path } from '../geometry';
import type { ByteReader } from './byte-reader';
import type { FontVariations } from './font-variations';

/** Where a glyph's data lies in the file; empty (start = end) for glyphs without ink. */
export type GlyphRange = (glyph: number) => { readonly start: number; readonly end: number };

const MAX_DEPTH = 8;
/** Far beyond any real glyph; keeps damaged fonts from multiplying composites. */
const MAX_NUMBERS = 200_000;
const MAX_COMPONENTS = 1024;

const ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const REPEAT = 8;
const X_SAME_OR_POSITIVE = 16;
const Y_SAME_OR_POSITIVE = 32;

export const ARGS_ARE_WORDS = 1;
const ARGS_ARE_OFFSETS = 2;
export const HAS_SCALE = 8;
export const MORE_COMPONENTS = 32;
export const HAS_XY_SCALE = 64;
export const HAS_MATRIX = 128;

type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A font's glyphs, and what moves their points where the font is varied. */
export interface GlyphSource {
  readonly reader: ByteReader;
  readonly rangeOf: GlyphRange;
  readonly variations: FontVariations | undefined;
}

/** Four points after those of every glyph stand for its metrics; variations may move them. */
const PHANTOMS = 4;

/** The outline in font units, y upwards. */
export function readOutline(source: GlyphSource, glyph: number): Path {
  const path: number[] = [];
  appendGlyph(source, glyph, [1, 0, 0, 1, 0, 0], path, 0);
  return path;
}

/** What the variations add to a glyph's advance by its phantom points. */
export function phantomAdvanceDelta({ reader, rangeOf, variations }: GlyphSource, glyph: number): number {
  const { start, end } = rangeOf(glyph);
  const contours = end - start < 10 ? 0 : reader.i16(start);
  const points =
    contours < 0
      ? componentsOf(reader, start + 10, end).length
      : contours === 0
        ? 0
        : reader.u16(start + 10 + 2 * contours - 2) + 1;
  if (!variations || points > MAX_NUMBERS) return 0;
  const xs = new Float64Array(points + PHANTOMS);
  variations.move(glyph, { xs, ys: new Float64Array(points + PHANTOMS), ends: null });
  return (xs[points + 1] ?? 0) - (xs[points] ?? 0);
}

function appendGlyph(
  source: GlyphSource,
  glyph: number,
  transform: Transform,
  path: number[],
  depth: number,
): void {
  const { start, end } = source.rangeOf(glyph);
  if (end - start < 10 || path.length > MAX_NUMBERS) return;
  const contours = source.reader.i16(start);
  if (contours >= 0) appendSimple(source, glyph, start + 10, end, contours, transform, path);
  else if (depth < MAX_DEPTH) appendComposite(source, glyph, start + 10, end, transform, path, depth);
}

/** A part of a composite glyph, moved by the last two numbers of its transform. */
interface Component {
  readonly glyph: number;
  readonly transform: Transform;
}

function appendComposite(
  source: GlyphSource,
  glyph: number,
  start: number,
  end: number,
  outer: Transform,
  path: number[],
  depth: number,
): void {
  const components = componentsOf(source.reader, start, end);
  const xs = new Float64Array(components.length + PHANTOMS);
  const ys = new Float64Array(components.length + PHANTOMS);
  components.forEach(({ transform }, i) => {
    xs[i] = transform[4];
    ys[i] = transform[5];
  });
  source.variations?.move(glyph, { xs, ys, ends: null });
  components.forEach(({ glyph: part, transform: [a, b, c, d] }, i) => {
    if (path.length > MAX_NUMBERS) return;
    const e = xs[i] ?? 0;
    const f = ys[i] ?? 0;
    const inner: Transform = [
      outer[0] * a + outer[2] * b,
      outer[1] * a + outer[3] * b,
      outer[0] * c + outer[2] * d,
      outer[1] * c + outer[3] * d,
      outer[0] * e + outer[2] * f + outer[4],
      outer[1] * e + outer[3] * f + outer[5],
    ];
    appendGlyph(source, part, inner, path, depth + 1);
  });
}

function componentsOf(reader: ByteReader, start: number, end: number): Component[] {
  const components: Component[] = [];
  let at = start;
  let flags = MORE_COMPONENTS;
  while (flags & MORE_COMPONENTS && at + 4 <= end && components.length < MAX_COMPONENTS) {
    flags = reader.u16(at);
    const component = reader.u16(at + 2);
    at += 4;
    let e = 0;
    let f = 0;
    if (flags & ARGS_ARE_WORDS) {
      e = reader.i16(at);
      f = reader.i16(at + 2);
      at += 4;
    } else {
      e = (reader.u8(at) << 24) >> 24;
      f = (reader.u8(at + 1) << 24) >> 24;
      at += 2;
    }
    // Point numbers instead of offsets are not used by fonts of this century; such a component stays unmoved.
    if (!(flags & ARGS_ARE_OFFSETS)) e = f = 0;
    let a = 1;
    let b = 0;
    let c = 0;
    let d = 1;
    if (flags & HAS_SCALE) {
      a = d = reader.i16(at) / 16384;
      at += 2;
    } else if (flags & HAS_XY_SCALE) {
      a = reader.i16(at) / 16384;
      d = reader.i16(at + 2) / 16384;
      at += 4;
    } else if (flags & HAS_MATRIX) {
      a = reader.i16(at) / 16384;
      b = reader.i16(at + 2) / 16384;
      c = reader.i16(at + 4) / 16384;
      d = reader.i16(at + 6) / 16384;
      at += 8;
    }
    components.push({ glyph: component, transform: [a, b, c, d, e, f] });
  }
  return components;
}

function appendSimple(
  { reader, variations }: GlyphSource,
  glyph: number,
  start: number,
  end: number,
  contours: number,
  transform: Transform,
  path: number[],
): void {
  if (contours === 0 || start + 2 * contours + 2 > end) return;
  const points = reader.u16(start + 2 * contours - 2) + 1;
  let at = start + 2 * contours;
  at += 2 + reader.u16(at);
  if (points > end - start || at > end) return;
  const flags = new Uint8Array(points);
  for (let i = 0; i < points && at < end; i++) {
    const flag = reader.u8(at++);
    flags[i] = flag;
    if (flag & REPEAT) {
      let times = reader.u8(at++);
      while (times-- > 0 && i + 1 < points) flags[++i] = flag;
    }
  }
  const xs = new Float64Array(points + PHANTOMS);
  const ys = new Float64Array(points + PHANTOMS);
  const ends = Array.from({ length: contours }, (_, i) => Math.min(reader.u16(start + 2 * i), points - 1));
  at = readCoordinates(reader, at, flags, xs, X_SHORT, X_SAME_OR_POSITIVE);
  readCoordinates(reader, at, flags, ys, Y_SHORT, Y_SAME_OR_POSITIVE);
  variations?.move(glyph, { xs, ys, ends });
  const [a, b, c, d, e, f] = transform;
  for (let i = 0; i < points; i++) {
    const x = xs[i] ?? 0;
    const y = ys[i] ?? 0;
    xs[i] = a * x + c * y + e;
    ys[i] = b * x + d * y + f;
  }
  let first = 0;
  for (const last of ends) {
    if (last > first) appendContour(flags, xs, ys, first, last, path);
    first = Math.max(first, last + 1);
  }
}

function readCoordinates(
  reader: ByteReader,
  start: number,
  flags: Uint8Array,
  out: Float64Array,
  short: number,
  same: number,
): number {
  let at = start;
  let value = 0;
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i] ?? 0;
    if (flag & short) value += flag & same ? reader.u8(at++) : -reader.u8(at++);
    else if (!(flag & same)) {
      value += reader.i16(at);
      at += 2;
    }
    out[i] = value;
  }
  return at;
}

/** One closed contour; between two control points lies an implied point on the curve. */
function appendContour(
  flags: Uint8Array,
  xs: Float64Array,
  ys: Float64Array,
  first: number,
  last: number,
  path: number[],
): void {
  const count = last - first + 1;
  const x = (i: number): number => xs[first + (i % count)] ?? 0;
  const y = (i: number): number => ys[first + (i % count)] ?? 0;
  const isOn = (i: number): boolean => ((flags[first + (i % count)] ?? 0) & ON_CURVE) !== 0;
  let begin = 0;
  while (begin < count && !isOn(begin)) begin++;
  let penX: number;
  let penY: number;
  if (begin === count) {
    begin = 0;
    penX = (x(count - 1) + x(0)) / 2;
    penY = (y(count - 1) + y(0)) / 2;
  } else {
    penX = x(begin);
    penY = y(begin);
    begin++;
  }
  const startX = penX;
  const startY = penY;
  path.push(MOVE, penX, penY);
  const steps = isOn(begin + count - 1) ? count - 1 : count;
  for (let n = 0; n < steps; n++) {
    const i = begin + n;
    if (isOn(i)) {
      penX = x(i);
      penY = y(i);
      path.push(LINE, penX, penY);
      continue;
    }
    let toX = startX;
    let toY = startY;
    if (n + 1 < steps) {
      const on = isOn(i + 1);
      toX = on ? x(i + 1) : (x(i) + x(i + 1)) / 2;
      toY = on ? y(i + 1) : (y(i) + y(i + 1)) / 2;
      if (on) n++;
    }
    const cx = x(i);
    const cy = y(i);
    path.push(CURVE, penX + (2 * (cx - penX)) / 3, penY + (2 * (cy - penY)) / 3);
    path.push(toX + (2 * (cx - toX)) / 3, toY + (2 * (cy - toY)) / 3, toX, toY);
    penX = toX;
    penY = toY;
  }
  path.push(CLOSE);
}
