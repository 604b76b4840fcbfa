/** The table directory of an sfnt file (OpenType 1.9, "Table Directory") and what the file says about itself. */
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import { ByteReader } from './byte-reader';
import { TRUETYPE } from './sfnt';

/** Where a table lies in the file. */
export interface TableRange {
  readonly offset: number;
  readonly length: number;
}

export type TableDirectory = ReadonlyMap<string, TableRange>;

const REQUIRED = ['head', 'hhea', 'maxp', 'hmtx', 'cmap'] as const;
/** Fonts of a collection beyond are not looked at. */
const MAX_FONTS = 1024;

/** How many fonts the file holds: one, or those of a collection (`ttcf`). */
export const fontCountOf = (reader: ByteReader): number =>
  reader.tag(0) === 'ttcf' ? Math.min(reader.u32(8), MAX_FONTS) : 1;

/** Where the directory of a font of the file begins. */
export const startOfFont = (reader: ByteReader, index: number): number =>
  reader.tag(0) === 'ttcf' ? reader.u32(12 + 4 * index) : 0;

/**
 * Reads the directory of one font of the file; fails on flavours that the engine does not set and on tables that lie
 * outside the file.
 */
export function readTableDirectory(reader: ByteReader, index = 0): Result<TableDirectory, Reason> {
  if (index >= fontCountOf(reader)) return fail(reason('font.notInCollection'));
  const start = startOfFont(reader, index);
  const flavour = reader.tag(start);
  if (flavour === 'wOFF' || flavour === 'wOF2') return fail(reason('font.webFont'));
  if (flavour !== 'true' && flavour !== 'OTTO' && reader.u32(start) !== TRUETYPE)
    return fail(reason('font.notFont'));
  const tables = new Map<string, TableRange>();
  const count = reader.u16(start + 4);
  for (let i = 0; i < count; i++) {
    const at = start + 12 + 16 * i;
    const offset = reader.u32(at + 8);
    const length = reader.u32(at + 12);
    if (reader.overrun) return fail(reason('font.directory'));
    if (offset + length > reader.length) return fail(reason('font.tableOutside', { table: reader.tag(at) }));
    tables.set(reader.tag(at), { offset, length });
  }
  for (const tag of REQUIRED) if (!tables.has(tag)) return fail(reason('font.noTable', { table: tag }));
  if (tables.has('CFF ') || tables.has('CFF2')) return ok(tables);
  for (const tag of ['glyf', 'loca'])
    if (!tables.has(tag)) return fail(reason('font.noTable', { table: tag }));
  return ok(tables);
}

const TRADEMARK = 7;
const FAMILY = 1;
const POSTSCRIPT_NAME = 6;
const LICENCE = 13;
const LICENCE_ADDRESS = 14;
const TYPOGRAPHIC_FAMILY = 16;
const SUBFAMILY = 2;
const TYPOGRAPHIC_SUBFAMILY = 17;
const WINDOWS = 3;
const ENGLISH_US = 0x409;

export interface FontNames {
  /** With the width of the cut, where it is not the usual one: `Noto Sans Condensed`. */
  readonly family: string;
  readonly postScriptName: string;
}

/** What a font says about who may use it and how; empty where it says nothing. */
export interface FontLicence {
  /** The licence, or a summary of it (OpenType `name`, id 13). */
  readonly text: string;
  /** Where the whole licence is (id 14). */
  readonly address: string;
  /** Whose name it is (id 7). */
  readonly trademark: string;
}

/** Family (typographic before legacy) and PostScript name from `name`; the English ones where there are several. */
export function readNames(reader: ByteReader, table: TableRange | undefined): FontNames {
  const found = readNameStrings(reader, table, [
    FAMILY,
    SUBFAMILY,
    POSTSCRIPT_NAME,
    TYPOGRAPHIC_FAMILY,
    TYPOGRAPHIC_SUBFAMILY,
  ]);
  const family = found.get(TYPOGRAPHIC_FAMILY) ?? found.get(FAMILY) ?? '';
  const subfamily = found.get(TYPOGRAPHIC_SUBFAMILY) ?? found.get(SUBFAMILY) ?? '';
  return {
    family: withWidth(family, subfamily),
    postScriptName: found.get(POSTSCRIPT_NAME) ?? '',
  };
}

/** Words for widths as names of cuts have them: `SemiCondensed`, `Extra Wide`, `Narrow`. */
const WIDTH =
  /(?<![a-z])(?:(?:ultra|extra|semi|demi|x{1,3})[ -]?)?(?:condensed|compressed|narrow|expanded|extended|wide|cond|cn|extd)(?![a-z])/i;

/**
 * A family by itself for each width, as operating systems and print programs have it: styles choose by family, weight
 * and slant. The words are those of the font, because its width class says neither which nor whether it has siblings.
 */
function withWidth(family: string, subfamily: string): string {
  const width = WIDTH.exec(subfamily)?.[0];
  return width === undefined || family === '' || WIDTH.test(family) ? family : `${family} ${width}`;
}

/** The licence that a font file names, in English where it is there in several languages. Never throws. */
export function readFontLicence(file: Uint8Array): FontLicence {
  const reader = new ByteReader(file);
  const directory = readTableDirectory(reader);
  const table = directory.ok ? directory.value.get('name') : undefined;
  const found = readNameStrings(reader, table, [TRADEMARK, LICENCE, LICENCE_ADDRESS]);
  const textOf = (id: number): string => (found.get(id) ?? '').trim();
  return { text: textOf(LICENCE), address: textOf(LICENCE_ADDRESS), trademark: textOf(TRADEMARK) };
}

/** Which scripts a font file says it has: bits of OS/2 ulUnicodeRange (OpenType 1.9). Never throws. */
export function readUnicodeRanges(file: Uint8Array): ReadonlySet<number> {
  const reader = new ByteReader(file);
  const directory = readTableDirectory(reader);
  const table = directory.ok ? directory.value.get('OS/2') : undefined;
  const ranges = new Set<number>();
  if (!table || table.length < 58) return ranges;
  for (let bit = 0; bit < 128; bit++) {
    if ((reader.u32(table.offset + 42 + 4 * (bit >> 5)) >>> (bit & 31)) & 1) ranges.add(bit);
  }
  return ranges;
}

/** The strings of some ids; those for Windows, the English ones where there are several. */
function readNameStrings(
  reader: ByteReader,
  table: TableRange | undefined,
  ids: readonly number[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (!table) return found;
  const strings = table.offset + reader.u16(table.offset + 4);
  const count = Math.min(reader.u16(table.offset + 2), (table.length - 6) / 12);
  for (let i = 0; i < count; i++) {
    const at = table.offset + 6 + 12 * i;
    const id = reader.u16(at + 6);
    if (!ids.includes(id) || reader.u16(at) !== WINDOWS) continue;
    if (found.has(id) && reader.u16(at + 4) !== ENGLISH_US) continue;
    found.set(id, readUtf16(reader, strings + reader.u16(at + 10), reader.u16(at + 8)));
  }
  return found;
}

function readUtf16(reader: ByteReader, at: number, lengthBytes: number): string {
  let text = '';
  for (let i = 0; i + 1 < lengthBytes && at + i + 1 < reader.length; i += 2) {
    text += String.fromCharCode(reader.u16(at + i));
  }
  return text;
}

/** The tags in the feature lists of the layout tables at `tables`. */
export function readFeatureTags(reader: ByteReader, tables: readonly TableRange[]): ReadonlySet<string> {
  const tags = new Set<string>();
  for (const { offset, length } of tables) {
    if (length < 10) continue;
    const list = offset + reader.u16(offset + 6);
    const count = reader.u16(list);
    for (let i = 0; i < count && !reader.overrun; i++) tags.add(reader.tag(list + 2 + 6 * i));
  }
  return tags;
}

/** The vertical origin that `VORG` (OpenType 1.9) gives a glyph; undefined where the font has no such table. */
export function readVerticalOrigin(
  reader: ByteReader,
  { offset, length }: TableRange,
  glyph: number,
): number | undefined {
  if (length < 8) return undefined;
  let low = 0;
  let high = Math.min(reader.u16(offset + 6), (length - 8) / 4);
  while (low < high) {
    const middle = (low + high) >> 1;
    const id = reader.u16(offset + 8 + 4 * middle);
    if (id === glyph) return reader.i16(offset + 10 + 4 * middle);
    if (id < glyph) low = middle + 1;
    else high = middle;
  }
  return reader.i16(offset + 4);
}
