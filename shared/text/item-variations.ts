/** Deltas of single numbers by region (OpenType 1.9, "Item variation store"): of `HVAR` with its mapping, of `CFF2`. */
import type { ByteReader } from './byte-reader';
import { tent } from './variation-region';

const LONG_WORDS = 0x8000;
const NO_VARIATION = 0xffff;

export class ItemVariations {
  readonly #scalars: number[] = [];
  readonly #subtables: number[] = [];
  readonly #map: number;

  /** `store` and the mapping from glyphs to its entries (0 for none) are places in the file. */
  constructor(
    readonly reader: ByteReader,
    store: number,
    mapping: number,
    coordinates: readonly number[],
  ) {
    this.#map = mapping;
    const regions = store + reader.u32(store + 2);
    const axes = reader.u16(regions);
    const count = Math.min(reader.u16(regions + 2), 4096);
    for (let region = 0; region < count && !reader.overrun; region++) {
      let scalar = 1;
      for (let axis = 0; axis < axes && axis < 64; axis++) {
        const at = regions + 4 + 6 * (region * axes + axis);
        const value = (place: number): number => reader.i16(at + place) / 16384;
        scalar *= tent(coordinates[axis] ?? 0, value(0), value(2), value(4));
      }
      this.#scalars.push(scalar);
    }
    const subtables = Math.min(reader.u16(store + 6), 4096);
    for (let i = 0; i < subtables; i++) this.#subtables.push(store + reader.u32(store + 8 + 4 * i));
  }

  /** The variations of `HVAR` at `start`. */
  static ofWidths(reader: ByteReader, start: number, coordinates: readonly number[]): ItemVariations {
    const mapping = reader.u32(start + 8);
    const store = start + reader.u32(start + 4);
    return new ItemVariations(reader, store, mapping === 0 ? 0 : start + mapping, coordinates);
  }

  /** How much each region of a subtable counts, 0 … 1. */
  scalarsOf(outer: number): number[] {
    const at = this.#subtables[outer];
    if (at === undefined) return [];
    const count = Math.min(this.reader.u16(at + 4), 512);
    return Array.from({ length: count }, (_, i) => this.#scalars[this.reader.u16(at + 6 + 2 * i)] ?? 0);
  }

  deltaOf(glyph: number): number {
    const [outer, inner] = this.#map === 0 ? [0, glyph] : this.#entryOf(glyph);
    const { reader } = this;
    const at = this.#subtables[outer];
    if (at === undefined || (outer === NO_VARIATION && inner === NO_VARIATION)) return 0;
    if (inner >= reader.u16(at)) return 0;
    const wordCount = reader.u16(at + 2);
    const words = wordCount & ~LONG_WORDS;
    const isLong = (wordCount & LONG_WORDS) !== 0;
    const regions = reader.u16(at + 4);
    const large = isLong ? 4 : 2;
    const small = isLong ? 2 : 1;
    let row = at + 6 + 2 * regions + inner * (words * large + (regions - words) * small);
    let delta = 0;
    for (let i = 0; i < regions; i++) {
      const size = i < words ? large : small;
      const value =
        size === 4 ? reader.i32(row) : size === 2 ? reader.i16(row) : (reader.u8(row) << 24) >> 24;
      row += size;
      delta += value * (this.#scalars[reader.u16(at + 6 + 2 * i)] ?? 0);
    }
    return delta;
  }

  /** `DeltaSetIndexMap`; glyphs beyond its end share the last entry. */
  #entryOf(glyph: number): [outer: number, inner: number] {
    const { reader } = this;
    const isLong = reader.u8(this.#map) === 1;
    const format = reader.u8(this.#map + 1);
    const count = isLong ? reader.u32(this.#map + 2) : reader.u16(this.#map + 2);
    const size = ((format >> 4) & 3) + 1;
    const bits = (format & 15) + 1;
    const first = this.#map + (isLong ? 6 : 4);
    const at = first + Math.max(0, Math.min(glyph, count - 1)) * size;
    let entry = 0;
    for (let i = 0; i < size; i++) entry = entry * 256 + reader.u8(at + i);
    const inner = entry % 2 ** bits;
    return [(entry - inner) / 2 ** bits, inner];
  }
}
