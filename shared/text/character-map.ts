/**
 * The character map of a font (`cmap`, OpenType 1.9): formats 4 and 12, and 14 for variation sequences. Read when the
 * first character is looked for: of the fonts that a document falls back to, most are never asked. Until text is set in
 * a font its map is as small as the pages of code points that it has.
 */
import { ByteReader } from './byte-reader';
import type { TableRange } from './font-tables';

const BMP = 0x10000;
const LAST_CODE_POINT = 0x10ffff;
/** Segments of a sound font do not overlap; those of a damaged one could keep us for minutes. */
const MAX_IN_SEGMENTS = 2 * BMP;
const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;

interface Mapping {
  /** Glyphs of 256 code points each, by their number in the Basic Multilingual Plane; none once the plane is one array. */
  readonly pages: Map<number, Uint16Array>;
  /** The code points beyond. */
  readonly beyond: Map<number, number>;
}

interface Sequences {
  /** Code point of base × 2²¹ + selector → glyph, for variation sequences that do not use the base's own glyph. */
  readonly own: Map<number, number>;
  /** Selector, first and last code point of sequences that show the base's own glyph, three numbers each. */
  readonly plain: number[];
}

/**
 * A range of code points whose glyphs follow each other from `glyph` on; or, where `listAt` is not 0, are listed there
 * with `glyph` to be added to each.
 */
type RangeCall = (first: number, last: number, glyph: number, listAt: number) => void;

export class CharacterMap {
  /** The subtable of characters; -1 where the font has none that is read. */
  readonly #subtable: number;
  /** The subtables of variation sequences. */
  readonly #sequenceTables: readonly number[];
  /** A reader of its own, because what it meets beyond the file says nothing about the font's other tables. */
  readonly #reader: ByteReader;
  #mapping: Mapping | undefined;
  #bmp: Uint16Array | undefined;
  /** The first code point of every glyph, by rising code point; built when first asked for. */
  #reverse: Uint32Array | undefined;
  #sequences: Sequences | undefined;

  /** Finds the subtables; they are read when somebody asks for a character. What is cut off overruns `reader`. */
  constructor(
    reader: ByteReader,
    table: TableRange,
    readonly glyphCount: number,
  ) {
    const count = reader.u16(table.offset + 2);
    const sequences: number[] = [];
    let best = -1;
    let bestRank = 0;
    for (let i = 0; i < count && i < 64; i++) {
      const at = table.offset + 4 + 8 * i;
      const subtable = table.offset + reader.u32(at + 4);
      const rank = rankOf(reader.u16(at), reader.u16(at + 2), reader.u16(subtable));
      if (rank > bestRank) {
        best = subtable;
        bestRank = rank;
      }
      if (reader.u16(subtable) === 14) sequences.push(subtable);
    }
    // The last number that every font of the format has: a map that ends before is no map.
    if (best >= 0 && reader.u16(best) === 12) reader.u32(best + 12);
    else if (best >= 0) reader.u16(best + 14 + 8 * (reader.u16(best + 6) >> 1));
    this.#subtable = best;
    this.#sequenceTables = sequences;
    this.#reader = new ByteReader(reader.bytes);
  }

  /** Glyph of every code point of the Basic Multilingual Plane; 0 where there is none. */
  get bmp(): Uint16Array {
    if (!this.#bmp) {
      const { pages } = this.#read();
      this.#bmp = new Uint16Array(BMP);
      for (const [index, page] of pages) this.#bmp.set(page, index * PAGE);
      pages.clear();
    }
    return this.#bmp;
  }

  /** 0 where the font lacks the character. */
  glyphOf(codePoint: number): number {
    if (codePoint < BMP && this.#bmp) return this.#bmp[codePoint] ?? 0;
    const { pages, beyond } = this.#read();
    if (codePoint >= BMP) return beyond.get(codePoint) ?? 0;
    return pages.get(codePoint >> PAGE_BITS)?.[codePoint & (PAGE - 1)] ?? 0;
  }

  /** Whether the font has one of the characters, found without reading the whole map. */
  hasAny(codePoints: readonly number[]): boolean {
    if (this.#mapping) return codePoints.some((codePoint) => this.glyphOf(codePoint) !== 0);
    let found = false;
    this.#eachRange((first, last, glyph, listAt) => {
      found ||= codePoints.some(
        (code) => code >= first && code <= last && this.#glyphIn(code - first, glyph, listAt) !== 0,
      );
    });
    return found;
  }

  /** The glyph of an ideographic or standardised variation sequence, where it differs from the base's own. */
  variationOf(codePoint: number, selector: number): number | undefined {
    return this.#readSequences().own.get(codePoint * 0x200000 + selector);
  }

  /** Whether the font knows the sequence, be it that it shows the base's own glyph. */
  hasVariation(codePoint: number, selector: number): boolean {
    if (this.variationOf(codePoint, selector) !== undefined) return true;
    const { plain } = this.#readSequences();
    for (let i = 0; i < plain.length; i += 3) {
      if (plain[i] !== selector) continue;
      if (codePoint >= (plain[i + 1] ?? 0) && codePoint <= (plain[i + 2] ?? 0)) return true;
    }
    return false;
  }

  /** The lowest code point that shows the glyph. */
  codePointOf(glyph: number): number | undefined {
    this.#reverse ??= this.#buildReverse();
    return this.#reverse[glyph] || undefined;
  }

  #buildReverse(): Uint32Array {
    const { bmp } = this;
    const reverse = new Uint32Array(this.glyphCount);
    for (let codePoint = 0; codePoint < BMP; codePoint++) {
      const glyph = bmp[codePoint] ?? 0;
      if (glyph !== 0 && reverse[glyph] === 0) reverse[glyph] = codePoint;
    }
    for (const [codePoint, glyph] of this.#read().beyond)
      if (reverse[glyph] === 0) reverse[glyph] = codePoint;
    return reverse;
  }

  #glyphIn(index: number, glyph: number, listAt: number): number {
    let found = glyph + index;
    if (listAt !== 0) {
      const listed = this.#reader.u16(listAt + 2 * index);
      found = listed === 0 ? 0 : listed + glyph;
    }
    found &= 0xffff;
    return found < this.glyphCount ? found : 0;
  }

  #read(): Mapping {
    if (this.#mapping) return this.#mapping;
    const pages = new Map<number, Uint16Array>();
    const beyond = new Map<number, number>();
    this.#eachRange((first, last, start, listAt) => {
      for (let code = first; code <= last; code++) {
        const glyph = this.#glyphIn(code - first, start, listAt);
        if (glyph === 0) continue;
        if (code < BMP) pageOf(pages, code)[code & (PAGE - 1)] = glyph;
        else beyond.set(code, glyph);
      }
    });
    this.#mapping = { pages, beyond };
    return this.#mapping;
  }

  /** Calls for every range of code points, in the order of the font. */
  #eachRange(call: RangeCall): void {
    const at = this.#subtable;
    if (at < 0) return;
    if (this.#reader.u16(at) === 12) this.#eachGroup(at, call);
    else this.#eachSegment(at, call);
  }

  #eachSegment(at: number, call: RangeCall): void {
    const reader = this.#reader;
    const segments = reader.u16(at + 6) >> 1;
    const ends = at + 14;
    const starts = ends + 2 * segments + 2;
    const deltas = starts + 2 * segments;
    const offsets = deltas + 2 * segments;
    let room = MAX_IN_SEGMENTS;
    for (let i = 0; i < segments && offsets + 2 * i + 2 <= reader.length; i++) {
      const first = reader.u16(starts + 2 * i);
      const last = Math.min(reader.u16(ends + 2 * i), 0xfffe);
      if (last < first) continue;
      room -= last - first + 1;
      if (room < 0) return;
      const delta = reader.u16(deltas + 2 * i);
      const offset = reader.u16(offsets + 2 * i);
      if (offset === 0) call(first, last, first + delta, 0);
      else call(first, last, delta, offsets + 2 * i + offset);
    }
  }

  #eachGroup(at: number, call: RangeCall): void {
    const reader = this.#reader;
    const groups = Math.min(reader.u32(at + 12), Math.floor((reader.length - at - 16) / 12));
    let previousEnd = -1;
    for (let i = 0; i < groups; i++) {
      const group = at + 16 + 12 * i;
      const first = reader.u32(group);
      const end = Math.min(reader.u32(group + 4), LAST_CODE_POINT);
      const glyph = reader.u32(group + 8);
      if (first <= previousEnd) return;
      previousEnd = end;
      call(first, Math.min(end, first + this.glyphCount - 1 - glyph), glyph, 0);
    }
  }

  #readSequences(): Sequences {
    if (this.#sequences) return this.#sequences;
    const sequences: Sequences = { own: new Map(), plain: [] };
    for (const table of this.#sequenceTables) this.#readSequenceTable(table, sequences);
    this.#sequences = sequences;
    return sequences;
  }

  #readSequenceTable(at: number, { own, plain }: Sequences): void {
    const reader = this.#reader;
    const selectors = Math.min(reader.u32(at + 6), 512);
    for (let i = 0; i < selectors && at + 21 + 11 * i <= reader.length; i++) {
      const record = at + 10 + 11 * i;
      const selector = (reader.u8(record) << 16) | reader.u16(record + 1);
      const plainAt = reader.u32(record + 3);
      if (plainAt !== 0) this.#readPlain(at + plainAt, selector, plain);
      const ownAt = reader.u32(record + 7);
      if (ownAt === 0) continue;
      const count = Math.min(reader.u32(at + ownAt), (reader.length - at - ownAt) / 5);
      for (let j = 0; j < count; j++) {
        const mapping = at + ownAt + 4 + 5 * j;
        const codePoint = (reader.u8(mapping) << 16) | reader.u16(mapping + 1);
        const glyph = reader.u16(mapping + 3);
        if (glyph < this.glyphCount) own.set(codePoint * 0x200000 + selector, glyph);
      }
    }
  }

  #readPlain(at: number, selector: number, plain: number[]): void {
    const reader = this.#reader;
    const ranges = Math.min(reader.u32(at), (reader.length - at) / 4);
    for (let i = 0; i < ranges; i++) {
      const range = at + 4 + 4 * i;
      const start = (reader.u8(range) << 16) | reader.u16(range + 1);
      plain.push(selector, start, start + reader.u8(range + 3));
    }
  }
}

function pageOf(pages: Map<number, Uint16Array>, codePoint: number): Uint16Array {
  const index = codePoint >> PAGE_BITS;
  let page = pages.get(index);
  if (!page) {
    page = new Uint16Array(PAGE);
    pages.set(index, page);
  }
  return page;
}

/** Full repertoire before the Basic Multilingual Plane; 0 for what is not read. */
function rankOf(platform: number, encoding: number, format: number): number {
  if (format === 12 && ((platform === 3 && encoding === 10) || platform === 0)) return 2;
  if (format === 4 && ((platform === 3 && encoding === 1) || platform === 0)) return 1;
  return 0;
}
