/** The character map of a font (`cmap`, OpenType 1.9): formats 4 and 12, and 14 for variation sequences. */
import type { ByteReader } from './byte-reader';
import type { TableRange } from './font-tables';

const BMP = 0x10000;
const LAST_CODE_POINT = 0x10ffff;

export class CharacterMap {
  /** Glyph of every code point of the Basic Multilingual Plane; 0 where there is none. */
  readonly bmp = new Uint16Array(BMP);
  /** The code points beyond. */
  readonly #beyond = new Map<number, number>();
  /** The first code point of every glyph, by rising code point; built when first asked for. */
  #reverse: Uint32Array | undefined;
  /** Code point of base × 2²¹ + selector → glyph, for variation sequences that do not use the base's own glyph. */
  readonly #variations = new Map<number, number>();
  /** Selector, first and last code point of sequences that show the base's own glyph, three numbers each. */
  readonly #plainVariations: number[] = [];

  constructor(
    reader: ByteReader,
    table: TableRange,
    readonly glyphCount: number,
  ) {
    const count = reader.u16(table.offset + 2);
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
      if (reader.u16(subtable) === 14) this.#readVariations(reader, subtable);
    }
    if (best >= 0 && reader.u16(best) === 12) this.#readSegmented(reader, best);
    else if (best >= 0) this.#readDeltas(reader, best);
  }

  /** 0 where the font lacks the character. */
  glyphOf(codePoint: number): number {
    return codePoint < BMP ? (this.bmp[codePoint] ?? 0) : (this.#beyond.get(codePoint) ?? 0);
  }

  /** The glyph of an ideographic or standardised variation sequence, where it differs from the base's own. */
  variationOf(codePoint: number, selector: number): number | undefined {
    return this.#variations.get(codePoint * 0x200000 + selector);
  }

  /** Whether the font knows the sequence, be it that it shows the base's own glyph. */
  hasVariation(codePoint: number, selector: number): boolean {
    if (this.variationOf(codePoint, selector) !== undefined) return true;
    const plain = this.#plainVariations;
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
    const reverse = new Uint32Array(this.glyphCount);
    for (let codePoint = 0; codePoint < BMP; codePoint++) {
      const glyph = this.bmp[codePoint] ?? 0;
      if (glyph !== 0 && reverse[glyph] === 0) reverse[glyph] = codePoint;
    }
    for (const [codePoint, glyph] of this.#beyond) if (reverse[glyph] === 0) reverse[glyph] = codePoint;
    return reverse;
  }

  #set(codePoint: number, glyph: number): void {
    if (glyph === 0 || glyph >= this.glyphCount) return;
    if (codePoint < BMP) this.bmp[codePoint] = glyph;
    else this.#beyond.set(codePoint, glyph);
  }

  #readDeltas(reader: ByteReader, at: number): void {
    const segments = reader.u16(at + 6) >> 1;
    const ends = at + 14;
    const starts = ends + 2 * segments + 2;
    const deltas = starts + 2 * segments;
    const offsets = deltas + 2 * segments;
    for (let i = 0; i < segments && !reader.overrun; i++) {
      const end = reader.u16(ends + 2 * i);
      const delta = reader.u16(deltas + 2 * i);
      const offset = reader.u16(offsets + 2 * i);
      for (let code = reader.u16(starts + 2 * i); code <= end && code < 0xffff; code++) {
        let glyph = code;
        if (offset !== 0) {
          glyph = reader.u16(offsets + 2 * i + offset + 2 * (code - reader.u16(starts + 2 * i)));
          if (glyph === 0) continue;
        }
        this.#set(code, (glyph + delta) & 0xffff);
      }
    }
  }

  #readSegmented(reader: ByteReader, at: number): void {
    const groups = Math.min(reader.u32(at + 12), (reader.length - at) / 12);
    let previousEnd = -1;
    for (let i = 0; i < groups; i++) {
      const group = at + 16 + 12 * i;
      const start = reader.u32(group);
      const end = Math.min(reader.u32(group + 4), LAST_CODE_POINT);
      const glyph = reader.u32(group + 8);
      if (reader.overrun || start <= previousEnd) return;
      previousEnd = end;
      for (let code = start; code <= end && glyph + code - start < this.glyphCount; code++) {
        this.#set(code, glyph + code - start);
      }
    }
  }

  #readPlainVariations(reader: ByteReader, at: number, selector: number): void {
    const ranges = Math.min(reader.u32(at), (reader.length - at) / 4);
    for (let i = 0; i < ranges; i++) {
      const range = at + 4 + 4 * i;
      const start = (reader.u8(range) << 16) | reader.u16(range + 1);
      this.#plainVariations.push(selector, start, start + reader.u8(range + 3));
    }
  }

  #readVariations(reader: ByteReader, at: number): void {
    const selectors = Math.min(reader.u32(at + 6), 512);
    for (let i = 0; i < selectors && !reader.overrun; i++) {
      const record = at + 10 + 11 * i;
      const selector = (reader.u8(record) << 16) | reader.u16(record + 1);
      const plain = reader.u32(record + 3);
      if (plain !== 0) this.#readPlainVariations(reader, at + plain, selector);
      const own = reader.u32(record + 7);
      if (own === 0) continue;
      const count = Math.min(reader.u32(at + own), (reader.length - at - own) / 5);
      for (let j = 0; j < count; j++) {
        const mapping = at + own + 4 + 5 * j;
        const codePoint = (reader.u8(mapping) << 16) | reader.u16(mapping + 1);
        const glyph = reader.u16(mapping + 3);
        if (glyph < this.glyphCount) this.#variations.set(codePoint * 0x200000 + selector, glyph);
      }
    }
  }
}

/** Full repertoire before the Basic Multilingual Plane; 0 for what is not read. */
function rankOf(platform: number, encoding: number, format: number): number {
  if (format === 12 && ((platform === 3 && encoding === 10) || platform === 0)) return 2;
  if (format === 4 && ((platform === 3 && encoding === 1) || platform === 0)) return 1;
  return 0;
}
