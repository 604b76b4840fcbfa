/**
 * Reads outlines from a `CFF ` table (Adobe Technical Notes 5176 and 5177), of fonts with names and of CID-keyed ones,
 * and from a `CFF2` table (OpenType 1.9), which may vary. Hints are read over: outlines are drawn as they are.
 */
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import type { Path } from '../geometry';
import type { ByteReader } from './byte-reader';
import { type Blend, interpretCharstring, type Subroutines } from './charstring';
import type { TableRange } from './font-tables';
import { ItemVariations } from './item-variations';

const CHARSTRINGS = 17;
const PRIVATE = 18;
const SUBRS = 19;
const FIRST_SUBTABLE = 22;
const VARIATION_STORE = 24;
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
  readonly #offsets: number;
  readonly #data: number;

  /** The count of entries takes two bytes, in `CFF2` four. */
  constructor(
    readonly reader: ByteReader,
    at: number,
    countSize: 2 | 4 = 2,
  ) {
    this.count = countSize === 2 ? reader.u16(at) : reader.u32(at);
    this.#offsetSize = this.count === 0 ? 0 : reader.u8(at + countSize);
    this.#offsets = at + countSize + 1;
    this.#data = this.#offsets - 1 + (this.count + 1) * this.#offsetSize;
    this.end = this.count === 0 ? at + countSize : this.#data + this.#offset(this.count);
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
    const at = this.#offsets + number * this.#offsetSize;
    let value = 0;
    for (let i = 0; i < this.#offsetSize && i < 4; i++) value = value * 256 + this.reader.u8(at + i);
    return value;
  }
}

/** A part of a font: its subroutines, and the subtable of variations that its charstrings begin with. */
interface Part {
  readonly locals: Subroutines;
  readonly firstSubtable: number;
}

interface CompactData {
  readonly charstrings: CompactIndex;
  readonly global: Subroutines;
  /** One for a font with names, one per part of others. */
  readonly parts: readonly Part[];
  /** Place of `FDSelect`; 0 where there is one part only. */
  readonly select: number;
  /** Place of the variation store; 0 for a font that cannot vary. */
  readonly store: number;
}

export class CompactFont {
  readonly glyphCount: number;
  #unmoved: ItemVariations | undefined;

  private constructor(
    readonly reader: ByteReader,
    private readonly data: CompactData,
    private readonly isSecond: boolean,
  ) {
    this.glyphCount = data.charstrings.count;
  }

  /** Whether axes may move the outlines. */
  get canVary(): boolean {
    return this.data.store !== 0;
  }

  static parse(reader: ByteReader, { offset }: TableRange): Result<CompactFont, Reason> {
    const start = offset;
    const isSecond = reader.u8(start) === 2;
    const countSize = isSecond ? 4 : 2;
    let globalAt = start + reader.u8(start + 2) + reader.u16(start + 3);
    let topRange: TableRange = { offset: start + reader.u8(start + 2), length: reader.u16(start + 3) };
    if (!isSecond) {
      const names = new CompactIndex(reader, start + reader.u8(start + 2));
      const tops = new CompactIndex(reader, names.end);
      topRange = tops.entry(0);
      globalAt = new CompactIndex(reader, tops.end).end;
    }
    const top = readDictionary(reader, topRange);
    const global = new CompactIndex(reader, globalAt, countSize);
    if (reader.overrun) return fail(reason('font.outlinesCutOff'));
    if ((top.get(CHARSTRING_TYPE)?.[0] ?? 2) !== 2) return fail(reason('font.oldOutlines'));
    const at = top.get(CHARSTRINGS)?.[0] ?? 0;
    if (at === 0) return fail(reason('font.noOutlines'));
    const matrix = top.get(FONT_MATRIX);
    if (matrix?.some((value, i) => (i === 1 || i === 2 || i > 3) && value !== 0)) {
      return fail(reason('font.slantedOutlines'));
    }
    const charstrings = new CompactIndex(reader, start + at, countSize);
    const parts: Part[] = [];
    const hasParts = isSecond || top.has(ROS);
    if (hasParts) {
      const index = new CompactIndex(reader, start + (top.get(FD_ARRAY)?.[0] ?? 0), countSize);
      for (let i = 0; i < Math.min(index.count, 256); i++) {
        parts.push(readPart(reader, start, readDictionary(reader, index.entry(i)), countSize));
      }
    } else parts.push(readPart(reader, start, top, countSize));
    if (reader.overrun || charstrings.count === 0 || charstrings.count > MAX_ENTRIES) {
      return fail(reason('font.outlinesCutOff'));
    }
    const select = hasParts ? (top.get(FD_SELECT)?.[0] ?? 0) : 0;
    const store = top.get(VARIATION_STORE)?.[0] ?? 0;
    const data: CompactData = {
      charstrings,
      global: subroutines(global),
      parts,
      select: select === 0 ? 0 : start + select,
      // The store begins after its length.
      store: store === 0 ? 0 : start + store + 2,
    };
    return ok(new CompactFont(reader, data, isSecond));
  }

  /** The variations at a place of the design space. */
  variationsAt(coordinates: readonly number[]): ItemVariations {
    return new ItemVariations(this.reader, this.data.store, 0, coordinates);
  }

  /** The outline in font units, y upwards; empty for a glyph without ink. */
  outlineOf(glyph: number, variations?: ItemVariations): Path {
    const { charstrings, global, parts, select } = this.data;
    const part = parts[select === 0 ? 0 : this.#partOf(glyph)] ?? NO_PART;
    const blend: Blend | undefined = this.isSecond
      ? {
          first: part.firstSubtable,
          scalarsOf: (subtable) => (variations ?? this.#usual).scalarsOf(subtable),
        }
      : undefined;
    return interpretCharstring(this.reader, charstrings.entry(glyph), global, part.locals, blend);
  }

  /** No axis is moved: every region counts nothing, but charstrings still name their number. */
  get #usual(): ItemVariations {
    this.#unmoved ??= this.variationsAt([]);
    return this.#unmoved;
  }

  /** `FDSelect`, formats 0 and 3. */
  #partOf(glyph: number): number {
    const { reader } = this;
    const at = this.data.select;
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
const NO_PART: Part = { locals: NO_SUBROUTINES, firstSubtable: 0 };

/** Numbers of subroutines are biased by their count (Technical Note 5177, 4.7). */
function subroutines(index: CompactIndex): Subroutines {
  const bias = index.count < 1240 ? 107 : index.count < 33_900 ? 1131 : 32_768;
  return { entry: (number) => index.entry(number), bias };
}

function readPart(
  reader: ByteReader,
  start: number,
  dictionary: ReadonlyMap<number, number[]>,
  countSize: 2 | 4,
): Part {
  const [length = 0, offset = 0] = dictionary.get(PRIVATE) ?? [];
  if (length === 0) return NO_PART;
  const own = readDictionary(reader, { offset: start + offset, length });
  const at = own.get(SUBRS)?.[0] ?? 0;
  const locals =
    at === 0 ? NO_SUBROUTINES : subroutines(new CompactIndex(reader, start + offset + at, countSize));
  return { locals, firstSubtable: own.get(FIRST_SUBTABLE)?.[0] ?? 0 };
}

/** Operands by operator; two-byte operators are `ESCAPE` and their second byte. */
function readDictionary(reader: ByteReader, { offset, length }: TableRange): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  let operands: number[] = [];
  const end = Math.min(offset + length, reader.length);
  for (let at = offset; at < end; ) {
    const byte = reader.u8(at++);
    if (byte <= 24) {
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
