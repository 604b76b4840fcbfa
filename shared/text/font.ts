/**
 * A font, parsed once: metrics, character map, advances, outlines and subsets. Parsing looks at the metrics; the map and
 * the advances are read when text needs them, because documents may fall back to more fonts than they use. The file may
 * hold TrueType or CFF outlines, be a collection, or vary along axes. Everything is in font units with y upwards, as the
 * file has it. Shaping is not here: HarfBuzz reads the same bytes.
 */
import { fail, ok, type Result, sha256Hex } from '../base';
import { type Reason, reason } from '../diag';
import type { Box, Path } from '../geometry';
import { ByteReader } from './byte-reader';
import { CharacterMap } from './character-map';
import { type CjkRegion, cjkRegionOf } from './cjk-region';
import { CompactFont } from './compact-font';
import { writeCompactFont } from './compact-writer';
import { fontKey } from './font-key';
import { type SubsetBase, subsetBase, subsetFont } from './font-subset';
import {
  fontCountOf,
  readFeatureTags,
  readNames,
  readTableDirectory,
  readVerticalOrigin,
  type TableDirectory,
  type TableRange,
} from './font-tables';
import {
  FontVariations,
  normalisedCoordinates,
  readAxes,
  type VariationAxis,
  type VariationSettings,
} from './font-variations';
import { type GlyphSource, phantomAdvanceDelta, readOutline } from './glyph-outline';
import type { ItemVariations } from './item-variations';

const EMPTY: TableRange = { offset: 0, length: 0 };
const RESTRICTED = 2;
const NO_SUBSETTING = 0x100;
const BITMAP_ONLY = 0x200;

/** A subset as a font file of its own. */
export interface FontSubset {
  /** TrueType with the tables a PDF needs (no `cmap`, no names, no layout), or a CID-keyed CFF font: see the format. */
  readonly bytes: Uint8Array;
  /** The glyph of the whole font at each index of the subset. */
  readonly glyphs: readonly number[];
  /** Where the glyphs' descriptions begin in TrueType. */
  readonly outlinesAt: number;
}

/** How letters are raised or lowered. */
export interface ScriptMetrics {
  /** In em of the text around. */
  readonly size: number;
  /** Of the baseline, in font units. */
  readonly rise: number;
}

/** One font of a file: its number in a collection, and its place on the axes it varies along. */
export interface FontInstance {
  readonly index?: number;
  readonly settings?: VariationSettings;
}

/** What subsets of the font are: TrueType as it is, or CFF made from outlines. */
export type FontFormat = 'truetype' | 'compact';

export class Font {
  /**
   * The font's identity everywhere: SHA-256 of the file, and after it what {@link fontKey} says of its place in the
   * file.
   */
  readonly hash: string;
  readonly family: string;
  readonly postScriptName: string;
  /** 1 … 1000 (OS/2 usWeightClass). */
  readonly weight: number;
  readonly italic: boolean;
  /**
   * Width of the letters in percent of the usual, of a font that varies in it. Others of another width are families by
   * themselves: their width class says neither which nor whether they have siblings.
   */
  readonly stretch: number;
  /** Whether the design has serifs: PANOSE, else the family's name. */
  readonly serif: boolean;
  readonly unitsPerEm: number;
  /** Above the baseline (hhea). */
  readonly ascender: number;
  /** Below the baseline, as the file has it: negative (hhea). */
  readonly descender: number;
  /** Top of the em box above the baseline: the typographic ascender where that and the descender make an em. */
  readonly emTop: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Degrees counter-clockwise from the vertical; 0 for upright, negative for italics. */
  readonly italicAngle: number;
  /** Box around all glyphs; `y` is its lower edge. */
  readonly bbox: Box;
  /** Middle of the underline (post), negative below the baseline. */
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  /** Middle of the strike-through line above the baseline. */
  readonly strikePosition: number;
  /** Size in em and rise in font units of superscripts and, the rise negative, of subscripts (OS/2). */
  readonly superscript: ScriptMetrics;
  readonly subscript: ScriptMetrics;
  readonly glyphCount: number;
  /** Whether the licence bits allow a subset inside a document (OS/2 fsType). */
  readonly embeddable: boolean;
  readonly characters: CharacterMap;
  /** Whose Han characters the font has; `null` where it has none. */
  readonly cjkRegion: CjkRegion | null;
  readonly reader: ByteReader;
  readonly format: FontFormat;
  /** Number of the font in its file. */
  readonly index: number;
  /** The axes that the font varies along; none for most fonts. */
  readonly axes: readonly VariationAxis[];
  /** Where on the axes this font is; without those at their usual values. */
  readonly settings: VariationSettings;
  readonly #compact: CompactFont | undefined;
  readonly #variations: FontVariations | undefined;
  readonly #blend: ItemVariations | undefined;
  readonly #longLoca: boolean;
  readonly #loca: TableRange;
  readonly #glyf: TableRange;
  /** Read with the first glyph that somebody asks about. */
  #advances: Uint16Array | undefined;
  readonly #outlines = new Map<number, Path>();
  readonly #instances = new Map<string, Font>();
  #features: ReadonlySet<string> | undefined;

  private constructor(
    readonly bytes: Uint8Array,
    readonly tables: TableDirectory,
    /** SHA-256 of the file. */
    readonly fileHash: string,
    { index = 0, settings = {} }: FontInstance,
    compact: CompactFont | undefined,
  ) {
    const reader = new ByteReader(bytes);
    this.reader = reader;
    this.index = index;
    this.#compact = compact;
    this.axes = compact?.canVary === false ? [] : readAxes(reader, this.table('fvar'));
    this.settings = settingsOn(this.axes, settings);
    this.hash = fontKey(fileHash, index, this.settings);
    const isVaried = Object.keys(this.settings).length > 0;
    this.format = compact || isVaried ? 'compact' : 'truetype';
    const at = (tag: string): number => this.table(tag).offset;
    const head = at('head');
    this.unitsPerEm = reader.u16(head + 18);
    const x = reader.i16(head + 36);
    const y = reader.i16(head + 38);
    this.bbox = { x, y, width: reader.i16(head + 40) - x, height: reader.i16(head + 42) - y };
    this.#longLoca = reader.u16(head + 50) !== 0;
    this.#loca = this.table('loca');
    this.#glyf = this.table('glyf');
    const outlineCount = compact?.glyphCount ?? Math.floor(this.#loca.length / (this.#longLoca ? 4 : 2)) - 1;
    this.glyphCount = Math.max(0, Math.min(reader.u16(at('maxp') + 4), outlineCount));
    const hhea = at('hhea');
    this.ascender = reader.i16(hhea + 4);
    this.descender = reader.i16(hhea + 6);
    if (isVaried) {
      const coordinates = normalisedCoordinates(reader, this.axes, this.settings, this.table('avar'));
      this.#variations = new FontVariations(reader, coordinates, this.table('gvar'), this.table('HVAR'));
      this.#advances = this.#variedAdvances(this.#variations);
      this.#blend = compact?.variationsAt(coordinates);
    }

    const os2 = tables.get('OS/2');
    const version = os2 ? reader.u16(os2.offset) : 0;
    const hasHeights = os2 !== undefined && version >= 2 && os2.length >= 90;
    const typoTop = os2 ? reader.i16(os2.offset + 68) : 0;
    const typoBottom = os2 ? reader.i16(os2.offset + 70) : 0;
    this.emTop =
      typoTop - typoBottom === this.unitsPerEm
        ? typoTop
        : Math.round((this.unitsPerEm + this.ascender + this.descender) / 2);
    this.weight = this.settings.wght ?? ((os2 && reader.u16(os2.offset + 4)) || 400);
    this.stretch =
      this.settings.wdth ?? this.axes.find(({ tag }) => tag === 'wdth')?.default ?? NORMAL_STRETCH;
    const { slnt = 0 } = this.settings;
    this.italic =
      this.settings.ital === 1 ||
      slnt < 0 ||
      ((os2 ? reader.u16(os2.offset + 62) : 0) & 1) !== 0 ||
      (reader.u16(head + 44) & 2) !== 0;
    this.capHeight = (hasHeights && reader.i16(os2.offset + 88)) || Math.round(this.unitsPerEm * 0.7);
    this.xHeight = (hasHeights && reader.i16(os2.offset + 86)) || Math.round(this.unitsPerEm * 0.5);
    this.strikePosition = (os2 && reader.i16(os2.offset + 28)) || Math.round(this.xHeight / 2);
    const script = (at: number, side: 1 | -1): ScriptMetrics =>
      scriptMetrics(
        this.unitsPerEm,
        os2 ? reader.i16(os2.offset + at) : 0,
        os2 ? reader.i16(os2.offset + at + 4) : 0,
        side,
      );
    this.superscript = script(20, 1);
    this.subscript = script(12, -1);
    const fsType = os2 ? reader.u16(os2.offset + 8) : 0;
    this.embeddable = (fsType & 15) !== RESTRICTED && (fsType & (NO_SUBSETTING | BITMAP_ONLY)) === 0;

    const post = tables.get('post');
    this.italicAngle = slnt !== 0 ? slnt : post ? reader.i32(post.offset + 4) / 65536 : 0;
    this.underlinePosition = (post && reader.i16(post.offset + 8)) || -Math.round(this.unitsPerEm / 10);
    this.underlineThickness = (post && reader.i16(post.offset + 10)) || Math.round(this.unitsPerEm / 20);

    const names = readNames(reader, tables.get('name'));
    this.family = names.family;
    const ownName = printable(names.postScriptName) || printable(names.family) || 'Font';
    const place = Object.entries(this.settings).map(([tag, value]) => `_${tag.trim()}${value}`);
    this.postScriptName = `${ownName}${place.join('')}`;
    this.serif = isSerif(
      os2 ? reader.u8(os2.offset + 32) : 0,
      os2 ? reader.u8(os2.offset + 33) : 0,
      names.family,
    );
    this.characters = new CharacterMap(reader, this.table('cmap'), this.glyphCount);
    this.cjkRegion = cjkRegionOf(this.family, reader, os2, this.characters);
  }

  /**
   * Parses a font file, or one font of it; the error says why it cannot be used. Never throws, whatever the bytes are. A
   * host that knows the file by its SHA-256 passes that as `hash` and saves computing it again.
   */
  static parse(file: Uint8Array, hash?: string, instance: FontInstance = {}): Result<Font, Reason> {
    // A host's own kind of byte array may share its memory where a plain one copies it.
    const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
    const directory = readTableDirectory(new ByteReader(bytes), instance.index);
    if (!directory.ok) return directory;
    const outlines = directory.value.get('CFF ') ?? directory.value.get('CFF2');
    const compact = outlines && CompactFont.parse(new ByteReader(bytes), outlines);
    if (compact && !compact.ok) return compact;
    const font = new Font(bytes, directory.value, hash ?? sha256Hex(bytes), instance, compact?.value);
    if (font.reader.overrun) return fail(reason('font.tableCutOff'));
    if (font.unitsPerEm < 16 || font.unitsPerEm > 16384) return fail(reason('font.em'));
    if (font.glyphCount === 0) return fail(reason('font.noGlyphs'));
    if (font.family === '') return fail(reason('font.noName'));
    return ok(font);
  }

  /** Parses every font of a file: one, or those of a collection that can be read. */
  static parseAll(file: Uint8Array, hash?: string): Result<readonly Font[], Reason> {
    const known = hash ?? sha256Hex(file);
    const count = fontCountOf(new ByteReader(file));
    const parsed = Array.from({ length: count }, (_, index) => Font.parse(file, known, { index }));
    const fonts = parsed.flatMap((font) => (font.ok ? [font.value] : []));
    const first = parsed[0];
    if (fonts.length === 0) return first && !first.ok ? first : fail(reason('font.emptyCollection'));
    return ok(fonts);
  }

  /**
   * The same font at another place on its axes; itself for one that does not vary, or is asked for where it is. The
   * last few are remembered.
   */
  at(settings: VariationSettings): Font {
    const { index } = this;
    const wanted = settingsOn(this.axes, settings);
    const key = fontKey(this.fileHash, index, wanted);
    if (key === this.hash) return this;
    let font = this.#instances.get(key);
    if (!font) {
      font = new Font(this.bytes, this.tables, this.fileHash, { index, settings: wanted }, this.#compact);
      if (this.#instances.size >= MAX_INSTANCES) this.#instances.clear();
      this.#instances.set(key, font);
    }
    return font;
  }

  /** The range of a table; empty at 0 where the font lacks it. */
  table(tag: string): TableRange {
    return this.tables.get(tag) ?? EMPTY;
  }

  /** Tags of the features that substitute or position glyphs, of whatever script. */
  get features(): ReadonlySet<string> {
    this.#features ??= readFeatureTags(new ByteReader(this.bytes), [this.table('GSUB'), this.table('GPOS')]);
    return this.#features;
  }

  /** Brackets, dashes and small kana have forms for vertical lines. */
  get hasVerticalForms(): boolean {
    return this.features.has('vert') || this.features.has('vrt2');
  }

  /** The glyph that `cmap` gives a code point; 0 for none. */
  glyphOf(codePoint: number): number {
    return this.characters.glyphOf(codePoint);
  }

  /** The lowest code point that `cmap` maps to the glyph. */
  codePointOf(glyph: number): number | undefined {
    return this.characters.codePointOf(glyph);
  }

  /** Horizontal advance in font units. */
  advanceOf(glyph: number): number {
    this.#advances ??= this.#readAdvances();
    return this.#advances[glyph] ?? 0;
  }

  /**
   * Where a glyph of vertical text begins above its baseline, in font units: by `VORG`, by `vmtx`, else at the top of
   * the em box.
   */
  verticalOriginOf(glyph: number): number {
    const own = readVerticalOrigin(this.reader, this.table('VORG'), glyph);
    if (own !== undefined) return own;
    const { start, end } = this.glyphRange(glyph);
    const vmtx = this.table('vmtx');
    if (end - start < 10 || vmtx.length === 0) return this.emTop;
    const metrics = this.reader.u16(this.table('vhea').offset + 34);
    const at = glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics);
    if (at + 2 > vmtx.length) return this.emTop;
    return this.reader.i16(vmtx.offset + at) + this.reader.i16(start + 8);
  }

  /** The glyph's outline in font units, y upwards, composites resolved; empty for a glyph without ink. */
  outlineOf(glyph: number): Path {
    let path = this.#outlines.get(glyph);
    if (!path) {
      path = this.#compact
        ? this.#compact.outlineOf(glyph, this.#blend)
        : readOutline(this.#glyphSource, glyph);
      if (this.#outlines.size >= MAX_OUTLINES) this.#outlines.clear();
      this.#outlines.set(glyph, path);
    }
    return path;
  }

  get #glyphSource(): GlyphSource {
    const rangeOf = (glyph: number) => this.glyphRange(glyph);
    return { reader: this.reader, rangeOf, variations: this.#variations };
  }

  #readAdvances(): Uint16Array {
    const { reader } = this;
    const metrics = reader.u16(this.table('hhea').offset + 34);
    return readAdvances(reader, this.table('hmtx'), metrics, this.glyphCount);
  }

  /** Rounded like HarfBuzz rounds them. */
  #variedAdvances(variations: FontVariations): Uint16Array {
    const advances = this.#readAdvances();
    for (let glyph = 0; glyph < this.glyphCount; glyph++) {
      const delta = variations.advanceDelta(glyph) ?? phantomAdvanceDelta(this.#glyphSource, glyph);
      advances[glyph] = Math.max(0, (advances[glyph] ?? 0) + Math.round(delta));
    }
    return advances;
  }

  /** The bytes of a glyph's description in the file; empty for a glyph without ink. */
  glyphRange(glyph: number): { readonly start: number; readonly end: number } {
    if (glyph >= this.glyphCount || this.#compact) return { start: 0, end: 0 };
    const at = this.#loca.offset + glyph * (this.#longLoca ? 4 : 2);
    const from = this.#longLoca ? this.reader.u32(at) : 2 * this.reader.u16(at);
    const to = this.#longLoca ? this.reader.u32(at + 4) : 2 * this.reader.u16(at + 2);
    if (to <= from || to > this.#glyf.length) return { start: 0, end: 0 };
    return { start: this.#glyf.offset + from, end: this.#glyf.offset + to };
  }

  /**
   * A font file of the given glyphs, which get the ids 0, 1, 2 … in the order given. Glyph 0 (.notdef) is put first
   * if it is not; parts of composite glyphs that are not in the list follow at the end. With a base, its glyphs come
   * before all of them.
   */
  subset(glyphs: readonly number[], base: SubsetBase | null = null): FontSubset {
    if (this.format === 'truetype') return subsetFont(this, glyphs, base);
    const list = [...new Set([0, ...glyphs])].filter((glyph) => glyph < this.glyphCount);
    const drawn = list.map((glyph) => ({ advance: this.advanceOf(glyph), outline: this.outlineOf(glyph) }));
    const bytes = writeCompactFont(this.postScriptName, this.unitsPerEm, this.bbox, drawn);
    return { bytes, glyphs: list, outlinesAt: 0 };
  }

  /** What many subsets begin with, made once for all of them; `null` for fonts whose subsets are made anew each time. */
  subsetBase(glyphs: readonly number[]): SubsetBase | null {
    return this.format === 'truetype' ? subsetBase(this, glyphs) : null;
  }
}

/** The usual width of letters. */
export const NORMAL_STRETCH = 100;
const MAX_OUTLINES = 4096;
const MAX_INSTANCES = 32;

/** Settings of axes that the font has, within their bounds, by tag; those at their usual values are left out. */
function settingsOn(axes: readonly VariationAxis[], settings: VariationSettings): VariationSettings {
  const kept: Record<string, number> = {};
  for (const { tag, min, default: usual, max } of axes) {
    const value = Math.min(Math.max(settings[tag] ?? usual, min), max);
    if (value !== usual) kept[tag] = value;
  }
  return kept;
}

function readAdvances(reader: ByteReader, hmtx: TableRange, metrics: number, glyphs: number): Uint16Array {
  const advances = new Uint16Array(glyphs);
  const full = Math.min(metrics, Math.floor(hmtx.length / 4), glyphs);
  for (let i = 0; i < full; i++) advances[i] = reader.u16(hmtx.offset + 4 * i);
  if (full > 0) advances.fill(advances[full - 1] ?? 0, full);
  return advances;
}

/**
 * What a font says of its small raised or lowered letters, kept within what looks like such letters; many fonts say
 * nothing, and some say nonsense.
 */
function scriptMetrics(unitsPerEm: number, size: number, offset: number, side: 1 | -1): ScriptMetrics {
  const isSensible = size >= unitsPerEm * 0.4 && size <= unitsPerEm * 0.8;
  const isPlaced = offset >= unitsPerEm * 0.05 && offset <= unitsPerEm * 0.7;
  return {
    size: isSensible ? size / unitsPerEm : 0.6,
    rise: side * (isPlaced ? offset : Math.round(unitsPerEm * (side > 0 ? 0.35 : 0.15))),
  };
}

/** PANOSE for Latin text: serif styles 2–10 have serifs, 11–15 have none. */
function isSerif(panoseFamily: number, panoseSerif: number, family: string): boolean {
  if (panoseFamily === 2 && panoseSerif >= 2) return panoseSerif <= 10;
  return /serif|mincho|明朝|roman/i.test(family) && !/sans/i.test(family);
}

/** What names in PDF and CFF may hold (OpenType `name`, id 6): printable ASCII without spaces. */
const printable = (name: string): string => name.replace(/[^\x21-\x7e]/g, '');
