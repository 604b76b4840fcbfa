/** Packed point numbers and deltas of glyph variations (OpenType 1.9, "Tuple variation store"). */
import type { ByteReader } from './byte-reader';

/** The points that a tuple names, `null` for all of them, and where what follows begins. */
export function readPoints(
  reader: ByteReader,
  start: number,
  most: number,
): [points: readonly number[] | null, next: number] {
  let at = start;
  let count = reader.u8(at++);
  if (count === 0) return [null, at];
  if (count & 0x80) count = ((count & 0x7f) << 8) | reader.u8(at++);
  const points: number[] = [];
  let point = 0;
  while (points.length < count && points.length <= most && !reader.overrun) {
    const control = reader.u8(at++);
    const run = (control & 0x7f) + 1;
    const isWord = (control & 0x80) !== 0;
    for (let i = 0; i < run && points.length < count; i++) {
      point += isWord ? reader.u16(at) : reader.u8(at);
      at += isWord ? 2 : 1;
      points.push(point);
    }
  }
  return [points, at];
}

/** `count` deltas, and where what follows begins. */
export function readDeltas(
  reader: ByteReader,
  start: number,
  end: number,
  count: number,
): [deltas: Float64Array, next: number] {
  const deltas = new Float64Array(count);
  let at = start;
  let i = 0;
  while (i < count && at < end && !reader.overrun) {
    const control = reader.u8(at++);
    const run = (control & 0x3f) + 1;
    if (control & 0x80) {
      i += run;
      continue;
    }
    const isWord = (control & 0x40) !== 0;
    for (let k = 0; k < run && i < count; k++, i++) {
      deltas[i] = isWord ? reader.i16(at) : (reader.u8(at) << 24) >> 24;
      at += isWord ? 2 : 1;
    }
  }
  return [deltas, at];
}
