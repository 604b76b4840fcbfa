/**
 * Reads outlines from a `CFF ` table (Adobe Technical Notes 5176 and 5177): Type 2 charstrings, of fonts with names and
 * of CID-keyed ones. Hints are read over: outlines are drawn as they are.
 */
import { fail, ok, type Result } from '../base';
import type { Path } from '../geometry';
import type { ByteReader } from './byte-reader';
import { interpretCharstring, type Subroutines } from './charstring';
import type { TableRange } from './font-tables';

const CHARSTRINGS = 17;
const PRIVATE = 18;
const SUBRS = 19;
const ESCAPE = 12 << 8;
const CHARSTRING_TYPE = ESCAPE + 6;
const FONT_MATRIX = ESCAPE + 7;
const ROS = ESCAPE + 30;
const FD_ARRAY = ESCAPE + 36;
const FD_SELECT = ESCAPE + 37;

const MAX_ENTRIES = 65_535;
const NO_RANGE: TableRange = { offset: 0, length: 0 };

/** An INDEX: data of different lengths by number. */
export class CompactIndex {
  readonly count: number;
  readonly end: number;
  readonly #offsetSize: number;
  readonly #data: number;

  constructor(
    readonly reader: ByteReader,
    readonly at: number,
  ) {
    this.count = reader.u16(at);
    this.#offsetSize = this.count === 0 ? 0 : reader.u8(at + 2);
    this.#data = at + 2 + (this.count + 1) * this.#offsetSize;
    this.end = this.count === 0 ? at + 2 : this.#data + this.#offset(this.count);
  }

  /** Where an entry lies in the file; empty for one that is damaged or not there. */
  entry(number: number): TableRange {
    if (number < 0 || number >= this.count) return NO_RANGE;
    const from = this.#offset(number);
    const to = this.#offset(number + 1);
    const offset = this.#data + from;
    return to < from || offset + to - from > this.reader.length ? NO_RANGE : { offset, length: to - from };
  }

  #offset(number: number): number {
    const at = this.at + 3 + number * this.#offsetSize;
    let value = 0;
    for (let i = 0; i < this.#offsetSize && i < 4; i++) value = value * 256 + this.reader.u8(at + i);
    return value;
  }
}

export class CompactFont {
  readonly glyphCount: number;
  readonly #charstrings: CompactIndex;
  readonly #global: Subroutines;
  /** One for a font with names, one per part of a CID-keyed font. */
  readonly #locals: readonly Subroutines[];
  readonly #select: number;

  private constructor(
    readonly reader: ByteReader,
    charstrings: CompactIndex,
    global: Subroutines,
    locals: readonly Subroutines[],
    select: number,
  ) {
    this.glyphCount = charstrings.count;
    this.#charstrings = charstrings;
    this.#global = global;
    this.#locals = locals;
    this.#select = select;
  }

  static parse(reader: ByteReader, table: TableRange): Result<CompactFont, string> {
    const start = table.offset;
    const names = new CompactIndex(reader, start + reader.u8(start + 2));
    const tops = new CompactIndex(reader, names.end);
    const strings = new CompactIndex(reader, tops.end);
    const global = new CompactIndex(reader, strings.end);
    const top = readDictionary(reader, tops.entry(0));
    if (reader.overrun) return fail('its outlines are cut off');
    if ((top.get(CHARSTRING_TYPE)?.[0] ?? 2) !== 2) return fail('its outlines are of an old kind');
    const at = top.get(CHARSTRINGS)?.[0] ?? 0;
    if (at === 0) return fail('it has no outlines');
    const matrix = top.get(FONT_MATRIX);
    if (matrix?.some((value, i) => (i === 1 || i === 2 || i > 3) && value !== 0)) {
      return fail('its outlines are slanted by a matrix');
    }
    const charstrings = new CompactIndex(reader, start + at);
    const isCid = top.has(ROS);
    const locals: Subroutines[] = [];
    if (isCid) {
      const parts = new CompactIndex(reader, start + (top.get(FD_ARRAY)?.[0] ?? 0));
      for (let i = 0; i < Math.min(parts.count, 256); i++) {
        locals.push(readLocals(reader, start, readDictionary(reader, parts.entry(i))));
      }
    } else locals.push(readLocals(reader, start, top));
    if (reader.overrun || charstrings.count === 0 || charstrings.count > MAX_ENTRIES) {
      return fail('its outlines are cut off');
    }
    const select = isCid ? start + (top.get(FD_SELECT)?.[0] ?? 0) : 0;
    return ok(new CompactFont(reader, charstrings, subroutines(global), locals, select));
  }

  /** The outline in font units, y upwards; empty for a glyph without ink. */
  outlineOf(glyph: number): Path {
    const locals = this.#locals[this.#select === 0 ? 0 : this.#partOf(glyph)] ?? NO_SUBROUTINES;
    return interpretCharstring(this.reader, this.#charstrings.entry(glyph), this.#global, locals);
  }

  /** `FDSelect`, formats 0 and 3. */
  #partOf(glyph: number): number {
    const { reader } = this;
    const at = this.#select;
    if (reader.u8(at) === 0) return reader.u8(at + 1 + glyph);
    let low = 0;
    let high = reader.u16(at + 1);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (reader.u16(at + 3 + 3 * middle) <= glyph) low = middle;
      else high = middle;
    }
    return reader.u8(at + 5 + 3 * low);
  }
}

const NO_SUBROUTINES: Subroutines = { entry: () => NO_RANGE, bias: 107 };

/** Numbers of subroutines are biased by their count (Technical Note 5177, 4.7). */
function subroutines(index: CompactIndex): Subroutines {
  const bias = index.count < 1240 ? 107 : index.count < 33_900 ? 1131 : 32_768;
  return { entry: (number) => index.entry(number), bias };
}

function readLocals(
  reader: ByteReader,
  start: number,
  dictionary: ReadonlyMap<number, number[]>,
): Subroutines {
  const [length = 0, offset = 0] = dictionary.get(PRIVATE) ?? [];
  if (length === 0) return NO_SUBROUTINES;
  const at = readDictionary(reader, { offset: start + offset, length }).get(SUBRS)?.[0] ?? 0;
  return at === 0 ? NO_SUBROUTINES : subroutines(new CompactIndex(reader, start + offset + at));
}

/** Operands by operator; two-byte operators are `ESCAPE` and their second byte. */
function readDictionary(reader: ByteReader, { offset, length }: TableRange): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  let operands: number[] = [];
  const end = Math.min(offset + length, reader.length);
  for (let at = offset; at < end; ) {
    const byte = reader.u8(at++);
    if (byte <= 21) {
      const operator = byte === 12 ? ESCAPE + reader.u8(at++) : byte;
      entries.set(operator, operands);
      operands = [];
    } else if (byte === 28) {
      operands.push(reader.i16(at));
      at += 2;
    } else if (byte === 29) {
      operands.push(reader.i32(at));
      at += 4;
    } else if (byte === 30) {
      const [value, next] = readReal(reader, at, end);
      operands.push(value);
      at = next;
    } else if (byte >= 32 && byte <= 246) operands.push(byte - 139);
    else if (byte >= 247 && byte <= 250) operands.push((byte - 247) * 256 + reader.u8(at++) + 108);
    else if (byte >= 251 && byte <= 254) operands.push(-(byte - 251) * 256 - reader.u8(at++) - 108);
  }
  return entries;
}

const NIBBLES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'];

/** A real number in nibbles (Technical Note 5176, table 5). */
function readReal(reader: ByteReader, start: number, end: number): [value: number, next: number] {
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = reader.u8(at);
    for (const nibble of [byte >> 4, byte & 15]) {
      if (nibble === 15) return [Number(text) || 0, at + 1];
      text += NIBBLES[nibble] ?? '';
    }
  }
  return [0, end];
}
