/**
 * Cuts a TrueType font down to the glyphs a document uses. Glyph descriptions are copied as they are, only the ids
 * inside composites change, so outlines and hints stay exactly those of the whole font.
 */
import type { Font, FontSubset } from './font';
import { ARGS_ARE_WORDS, HAS_MATRIX, HAS_SCALE, HAS_XY_SCALE, MORE_COMPONENTS } from './glyph-outline';
import { directoryLength, writeSfnt } from './sfnt';

const COPIED = ['cvt ', 'fpgm', 'prep'] as const;
const MAX_GLYPHS = 0xffff;

/** What subsets of a font have in common that begin with the same glyphs: see {@link Font.subsetBase}. */
export interface SubsetBase {
  /** Closed: parts of composites are in the list too. */
  readonly glyphs: readonly number[];
  /** What their descriptions are in every such subset. */
  readonly outlines: Uint8Array;
  /** Where each description ends in them. */
  readonly ends: readonly number[];
}

const NO_BASE: SubsetBase = { glyphs: [], outlines: new Uint8Array(0), ends: [] };

/** See {@link Font.subsetBase}. */
export function subsetBase(font: Font, wanted: readonly number[]): SubsetBase {
  return collectOutlines(font, wanted, NO_BASE);
}

/** See {@link Font.subset}. */
export function subsetFont(
  font: Font,
  wanted: readonly number[],
  base: SubsetBase | null = null,
): FontSubset {
  const { glyphs, outlines, ends } = collectOutlines(font, wanted, base ?? NO_BASE);
  const long = outlines.length > 0x1fffe;
  const loca = new DataView(new ArrayBuffer((glyphs.length + 1) * (long ? 4 : 2)));
  const hmtx = new DataView(new ArrayBuffer(glyphs.length * 4));
  glyphs.forEach((glyph, i) => {
    const end = ends[i] ?? 0;
    if (long) loca.setUint32(4 * i + 4, end);
    else loca.setUint16(2 * i + 2, end / 2);
    hmtx.setUint16(4 * i, font.advanceOf(glyph));
    hmtx.setInt16(4 * i + 2, leftSideBearing(font, glyph));
  });

  const head = tableCopy(font, 'head', 54);
  head.setUint32(8, 0);
  head.setUint16(50, long ? 1 : 0);
  const hhea = tableCopy(font, 'hhea', 36);
  hhea.setUint16(34, glyphs.length);
  const maxp = tableCopy(font, 'maxp', 6);
  maxp.setUint16(4, glyphs.length);
  const tables: [string, Uint8Array][] = [
    ['glyf', outlines],
    ['head', bytesOf(head)],
    ['hhea', bytesOf(hhea)],
    ['hmtx', bytesOf(hmtx)],
    ['loca', bytesOf(loca)],
    ['maxp', bytesOf(maxp)],
  ];
  for (const tag of COPIED) if (font.tables.has(tag)) tables.push([tag, bytesOf(tableCopy(font, tag))]);
  return { bytes: writeSfnt(tables), glyphs, outlinesAt: directoryLength(tables.length) };
}

/** The glyphs of a base, then .notdef and those wanted that are not among them, then parts of composites. */
function collectOutlines(font: Font, wanted: readonly number[], base: SubsetBase): SubsetBase {
  const glyphs = base.glyphs.length > 0 ? [...base.glyphs] : [0];
  /** By glyph of the whole font; 0 for one that is not in yet, and for .notdef. */
  const newIds = new Uint16Array(font.glyphCount);
  base.glyphs.forEach((glyph, index) => {
    newIds[glyph] = index;
  });
  const include = (glyph: number): void => {
    if (glyph === 0 || glyph >= font.glyphCount || newIds[glyph] !== 0) return;
    newIds[glyph] = glyphs.length;
    glyphs.push(glyph);
  };
  for (const glyph of wanted) include(glyph);

  // The list grows while it is walked: parts of composites are appended and visited in their turn.
  let length = base.outlines.length;
  for (let i = base.glyphs.length; i < glyphs.length && glyphs.length < MAX_GLYPHS; i++) {
    const { start, end } = font.glyphRange(glyphs[i] ?? 0);
    forEachComponent(font, start, end, (at) => {
      include(font.reader.u16(at));
    });
    length += (end - start + 3) & ~3;
  }

  const outlines = new Uint8Array(length);
  outlines.set(base.outlines);
  const view = new DataView(outlines.buffer);
  const ends = [...base.ends];
  let offset = base.outlines.length;
  for (let i = base.glyphs.length; i < glyphs.length; i++) {
    const { start, end } = font.glyphRange(glyphs[i] ?? 0);
    outlines.set(font.bytes.subarray(start, end), offset);
    const shift = offset - start;
    forEachComponent(font, start, end, (at) => {
      view.setUint16(at + shift, newIds[font.reader.u16(at)] ?? 0);
    });
    offset += (end - start + 3) & ~3;
    ends.push(offset);
  }
  return { glyphs, outlines, ends };
}

/** Calls back with the position of the glyph id of every component of a composite glyph. */
function forEachComponent(font: Font, start: number, end: number, visit: (at: number) => void): void {
  const reader = font.reader;
  if (end - start < 14 || reader.i16(start) >= 0) return;
  let at = start + 10;
  let flags = MORE_COMPONENTS;
  while (flags & MORE_COMPONENTS && at + 6 <= end) {
    flags = reader.u16(at);
    visit(at + 2);
    at += flags & ARGS_ARE_WORDS ? 8 : 6;
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_XY_SCALE) at += 4;
    else if (flags & HAS_MATRIX) at += 8;
  }
}

function leftSideBearing(font: Font, glyph: number): number {
  const hmtx = font.table('hmtx');
  const metrics = font.reader.u16(font.table('hhea').offset + 34);
  const at = glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics);
  return at + 2 <= hmtx.length ? font.reader.i16(hmtx.offset + at) : 0;
}

/** A copy of a table, filled up with zeros where a damaged font has less than `least` bytes of it. */
function tableCopy(font: Font, tag: string, least = 0): DataView {
  const { offset, length } = font.table(tag);
  const copy = new Uint8Array(Math.max(length, least));
  copy.set(font.bytes.subarray(offset, offset + length));
  return new DataView(copy.buffer);
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
