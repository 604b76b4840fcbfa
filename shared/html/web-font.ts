/**
 * Fonts for browsers: a subset of a TrueType font with a character map of its own, as WOFF (W3C WOFF File Format 1.0).
 * It has no layout tables, so a browser shows exactly the glyph that the map gives for a character.
 */
import { type Font, sfntTables, TRUETYPE, writeSfnt } from '../text';

/** zlib format (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** Whether a browser can be given the font: outlines of TrueType, and a licence that allows subsets in documents. */
export const isWebFont = (font: Font): boolean => font.embeddable && font.format === 'truetype';

/**
 * The web font that shows these characters.
 *
 * @param characters Glyph of the whole font by code point, U+FFFE at most.
 */
export function writeWebFont(
  font: Font,
  characters: ReadonlyMap<number, number>,
  deflate: Deflate,
): Uint8Array {
  const shown = [...characters].sort(([a], [b]) => a - b);
  const subset = font.subset(shown.map(([, glyph]) => glyph));
  const newIds = new Map(subset.glyphs.map((glyph, index) => [glyph, index]));
  const map = shown.map(([codePoint, glyph]) => [codePoint, newIds.get(glyph) ?? 0] as const);
  const tables = new Map(sfntTables(subset.bytes).map(({ tag, content }) => [tag, content]));
  tables.set('cmap', characterMap(map));
  tables.set('name', nameTable());
  tables.set('post', postTable());
  const os2 = font.table('OS/2');
  if (os2.length >= 78) tables.set('OS/2', font.bytes.slice(os2.offset, os2.offset + os2.length));
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  return writeWoff(writeSfnt(sorted), deflate);
}

type Mapping = readonly (readonly [codePoint: number, glyph: number])[];

interface Segment {
  readonly from: number;
  to: number;
  readonly glyph: number;
}

/** Stretches in which code points and glyphs rise together. */
function segmentsOf(map: Mapping): Segment[] {
  const segments: Segment[] = [];
  for (const [codePoint, glyph] of map) {
    const last = segments.at(-1);
    if (last && last.to + 1 === codePoint && last.glyph + codePoint - last.from === glyph)
      last.to = codePoint;
    else segments.push({ from: codePoint, to: codePoint, glyph });
  }
  return segments;
}

/** `cmap` with format 4: characters of the basic plane. */
function characterMap(map: Mapping): Uint8Array {
  const basic = format4(segmentsOf(map));
  const table = new Uint8Array(12 + basic.length);
  const view = new DataView(table.buffer);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 1);
  view.setUint32(8, 12);
  table.set(basic, 12);
  return table;
}

function format4(found: readonly Segment[]): Uint8Array {
  const segments = [...found, { from: 0xffff, to: 0xffff, glyph: 0 }];
  const count = segments.length;
  const table = new Uint8Array(16 + 8 * count);
  const view = new DataView(table.buffer);
  const power = 31 - Math.clz32(count);
  const words = [4, table.length, 0, 2 * count, 2 << power, power, 2 * count - (2 << power)];
  words.forEach((word, index) => {
    view.setUint16(2 * index, word);
  });
  segments.forEach(({ from, to, glyph }, index) => {
    view.setUint16(14 + 2 * index, to);
    view.setUint16(16 + 2 * count + 2 * index, from);
    view.setUint16(16 + 4 * count + 2 * index, from === 0xffff ? 1 : (glyph - from) & 0xffff);
  });
  return table;
}

/** Browsers want a name; the real one stays with the whole font. */
function nameTable(): Uint8Array {
  const text = 'Fumi subset';
  const ids = [1, 2, 4, 6];
  const start = 6 + 12 * ids.length;
  const table = new Uint8Array(start + 2 * text.length);
  const view = new DataView(table.buffer);
  view.setUint16(2, ids.length);
  view.setUint16(4, start);
  ids.forEach((id, index) => {
    [3, 1, 0x409, id, 2 * text.length, 0].forEach((word, place) => {
      view.setUint16(6 + 12 * index + 2 * place, word);
    });
  });
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(start + 2 * index, text.charCodeAt(index));
  return table;
}

/** Version 3: no glyph names. */
function postTable(): Uint8Array {
  const table = new Uint8Array(32);
  new DataView(table.buffer).setUint32(0, 0x00030000);
  return table;
}

const padded = (length: number): number => (length + 3) & ~3;

/** Bytes of a WOFF before its directory, and of each entry there. */
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;

/** The same font file, its tables packed one by one. */
function writeWoff(sfnt: Uint8Array, deflate: Deflate): Uint8Array {
  const tables = sfntTables(sfnt).map(({ content, ...table }) => {
    const packed = deflate(content);
    return { ...table, length: content.length, stored: packed.length < content.length ? packed : content };
  });
  const start = HEADER_BYTES + ENTRY_BYTES * tables.length;
  const file = new Uint8Array(start + tables.reduce((sum, { stored }) => sum + padded(stored.length), 0));
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x774f4646);
  view.setUint32(4, TRUETYPE);
  view.setUint32(8, file.length);
  view.setUint16(12, tables.length);
  view.setUint32(16, sfnt.length);
  view.setUint16(20, 1);
  let offset = start;
  tables.forEach(({ tag, checksum, length, stored }, index) => {
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    for (let place = 0; place < 4; place += 1) file[at + place] = tag.charCodeAt(place);
    view.setUint32(at + 4, offset);
    view.setUint32(at + 8, stored.length);
    view.setUint32(at + 12, length);
    view.setUint32(at + 16, checksum);
    file.set(stored, offset);
    offset += padded(stored.length);
  });
  return file;
}
