/**
 * A font inside the file: glyphs get dense CIDs in the order of first use, and when all pages are written the used
 * ones become one subset (ISO 32000-1 9.7, CIDFontType2 or CIDFontType0 with Identity-H). What each glyph means is learnt from the
 * text it was used for, so that copied text is right.
 */
import { type ByteBuffer, formatDecimal } from './byte-buffer';
import { mappings, mappingsTail } from './character-mappings';
import { Fingerprint } from './fingerprint';
import type { FontBase } from './font-base';
import { isMappable, isPrivateUse, isSpace } from './glyph-text';
import type { ObjectFile } from './object-file';
import type { PdfFont } from './options';
import { nameObject } from './syntax';
import { storedPart } from './zlib-parts';

const SPACE = 0x20;
const FIRST_CAPACITY = 256;
const BLANK = 0x20;
const NO_GLYPH = 0;
/** COMBINING GRAPHEME JOINER: invisible, and letters join across it. */
const GRAPHEME_JOINER = '\u034f';

export class EmbeddedFont {
  /** CID by glyph of the whole font; 0 for those not used yet. */
  readonly cids: Uint16Array;
  readonly #base: FontBase | null;
  readonly #glyphs: number[] = [NO_GLYPH];
  /** What each CID means; `undefined` while nothing is known. */
  readonly #texts: (string | undefined)[] = [undefined];
  #hasVertical = false;
  /** Widths by CID in 1/1000 em, as `W` has them. */
  widths = new Float64Array(FIRST_CAPACITY);
  /** The single UTF-16 unit a CID means, else 0: the quick test of the usual case. */
  units = new Uint16Array(FIRST_CAPACITY);

  constructor(
    readonly font: PdfFont,
    /** Key in the resources, with its slash. */
    readonly name: string,
    /** What its subset begins with. */
    base: FontBase | null = null,
  ) {
    this.#base = base;
    this.cids = new Uint16Array(Math.max(font.glyphCount, 1));
    this.widths[0] = this.#width(NO_GLYPH);
    base?.subset.glyphs.forEach((glyph, cid) => {
      if (cid === NO_GLYPH) return;
      this.#include(glyph);
      const text = base.texts[cid];
      if (text !== undefined) this.#learn(cid, text);
    });
  }

  cidOf(glyph: number): number {
    const cid = this.cids[glyph] ?? 0;
    return cid !== 0 || glyph === NO_GLYPH ? cid : this.#include(glyph);
  }

  /** The CID of the font's space; 0 if it has none. */
  get spaceCid(): number {
    const cid = this.cidOf(this.font.glyphOf(SPACE));
    if (cid !== 0) this.meansText(cid, ' ');
    return cid;
  }

  /**
   * Whether a reader who copies the glyph gets `text`. The first use of a glyph decides what it means; spaces of any
   * kind count as the same, since a no-break space is copied as a space.
   */
  meansText(cid: number, text: string): boolean {
    if (cid === NO_GLYPH) return false;
    const known = this.#texts[cid];
    if (known === undefined) {
      this.#learn(cid, this.#isSpaceGlyph(cid) && isSpace(text) ? ' ' : text);
      return !isPrivateUse(text);
    }
    if (known === text) return !isPrivateUse(text);
    return known === ' ' && isSpace(text);
  }

  /** Gives a glyph that stands for a part of a cluster its usual meaning, where the font knows one. */
  learnFromFont(cid: number): void {
    if (cid === NO_GLYPH || this.#texts[cid] !== undefined) return;
    const codePoint = this.font.codePointOf(this.#glyphs[cid] ?? NO_GLYPH);
    if (codePoint !== undefined && codePoint > 0) this.#learn(cid, String.fromCodePoint(codePoint));
  }

  /** Key in the resources of the font for lines that run downwards: the same glyphs and codes in the other mode. */
  get verticalName(): string {
    this.#hasVertical = true;
    return `${this.name}V`;
  }

  /**
   * Gives a glyph that only ever stands for a part of a letter (the dots of an Arabic one) a meaning that adds nothing
   * to copied text: every glyph must have one (PDF/A-2 6.2.11.7.2), and the letter's `ActualText` says the rest.
   */
  learnPart(cid: number): void {
    if (cid !== NO_GLYPH && this.#texts[cid] === undefined) this.#learn(cid, GRAPHEME_JOINER);
  }

  /** Writes the font under an object number that was reserved. Returns the entries for the resources. */
  write(file: ObjectFile, id: number, compress: boolean): string {
    const { font } = this;
    const scale = 1000 / font.unitsPerEm;
    const units = (value: number): string => formatDecimal(value * scale, 0);
    const subset = font.subset(this.#glyphs, this.#base?.subset);
    const baseName = nameObject(`${this.#subsetTag()}+${font.postScriptName}`);
    const isCompact = font.format === 'compact';
    const fontFile = this.#fontFile(file, subset, compress);
    const { x, y, width, height } = font.bbox;
    const descriptor = file.add(
      `<</Type/FontDescriptor/FontName${baseName}/Flags ${this.#flags()}` +
        `/FontBBox[${units(x)} ${units(y)} ${units(x + width)} ${units(y + height)}]` +
        `/ItalicAngle ${formatDecimal(font.italicAngle, 2)}/Ascent ${units(font.ascender)}` +
        `/Descent ${units(font.descender)}/CapHeight ${units(font.capHeight)}` +
        `/StemV ${Math.round(font.weight / 5)}/FontFile${isCompact ? 3 : 2} ${fontFile} 0 R>>`,
    );
    const isDense = this.#glyphs.every((glyph, cid) => subset.glyphs[cid] === glyph);
    const map = isDense ? '/Identity' : ` ${this.#writeCidMap(file, subset.glyphs)} 0 R`;
    const descendant = file.reserve();
    const out = file.open(descendant);
    out.ascii(
      `<</Type/Font/Subtype/CIDFontType${isCompact ? 0 : 2}/BaseFont${baseName}` +
        `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${descriptor} 0 R${isCompact ? '' : `/CIDToGIDMap${map}`}/W[0[`,
    );
    this.#writeWidths(out);
    out.ascii(']]>>');
    file.close();
    const toUnicode = this.#toUnicode(file);
    const font0 = (encoding: string): string =>
      `<</Type/Font/Subtype/Type0/BaseFont${baseName}/Encoding/${encoding}` +
      `/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`;
    file.put(id, font0('Identity-H'));
    const entry = `${this.name} ${id} 0 R`;
    return this.#hasVertical ? `${entry}${this.verticalName} ${file.add(font0('Identity-V'))} 0 R` : entry;
  }

  #include(glyph: number): number {
    if (glyph >= this.cids.length) return NO_GLYPH;
    const cid = this.#glyphs.length;
    if (cid === this.widths.length) this.#grow();
    this.cids[glyph] = cid;
    this.#glyphs.push(glyph);
    this.#texts.push(undefined);
    this.widths[cid] = this.#width(glyph);
    return cid;
  }

  #learn(cid: number, text: string): void {
    if (!isMappable(text)) return;
    this.#texts[cid] = text;
    this.units[cid] = text.length === 1 && !isPrivateUse(text) ? text.charCodeAt(0) : 0;
  }

  #isSpaceGlyph(cid: number): boolean {
    return this.#glyphs[cid] === this.font.glyphOf(SPACE);
  }

  #width(glyph: number): number {
    return Math.round((this.font.advanceOf(glyph) * 100_000) / this.font.unitsPerEm) / 100;
  }

  #grow(): void {
    const widths = new Float64Array(this.widths.length * 2);
    widths.set(this.widths);
    this.widths = widths;
    const units = new Uint16Array(this.units.length * 2);
    units.set(this.units);
    this.units = units;
  }

  #writeWidths(out: ByteBuffer): void {
    for (let cid = 0; cid < this.#glyphs.length; cid += 1) {
      if (cid > 0) out.byte(BLANK);
      out.hundredths(Math.round((this.widths[cid] ?? 0) * 100));
    }
  }

  /** Six letters that depend on the subset only; the font's name follows them (ISO 32000-1 9.6.4). */
  #subsetTag(): string {
    const glyphs = new Fingerprint();
    glyphs.update(new Uint8Array(Uint16Array.from(this.#glyphs).buffer));
    let rest = glyphs.number;
    let tag = '';
    for (let index = 0; index < 6; index += 1) {
      tag += String.fromCharCode(65 + (rest % 26));
      rest = Math.floor(rest / 26);
    }
    return tag;
  }

  /** Font descriptor flags: symbolic (its own encoding), serif, italic (ISO 32000-1 table 123). */
  #flags(): number {
    return 4 | (this.font.serif ? 2 : 0) | (this.font.italicAngle !== 0 ? 64 : 0);
  }

  #writeCidMap(file: ObjectFile, glyphs: readonly number[]): number {
    const places = new Map(glyphs.map((glyph, index) => [glyph, index]));
    const map = new Uint8Array(this.#glyphs.length * 2);
    this.#glyphs.forEach((glyph, cid) => {
      const index = places.get(glyph) ?? 0;
      map[2 * cid] = index >> 8;
      map[2 * cid + 1] = index & 255;
    });
    return file.addStream('', map, true);
  }

  #fontFile(
    file: ObjectFile,
    { bytes, outlinesAt }: ReturnType<PdfFont['subset']>,
    compress: boolean,
  ): number {
    const entries = this.font.format === 'compact' ? '/Subtype/CIDFontType0C' : `/Length1 ${bytes.length}`;
    if (!this.#base || !compress) return file.addStream(entries, bytes, compress);
    const { outlines } = this.#base;
    const start = storedPart(bytes.subarray(0, outlinesAt));
    return file.addJoined(entries, [start, outlines], bytes.subarray(outlinesAt + outlines.length));
  }

  #toUnicode(file: ObjectFile): number {
    if (!this.#base) return file.addStream('', mappings(this.#texts), true);
    return file.addJoined('', [this.#base.mappings], mappingsTail(this.#texts, this.#base.texts));
  }
}
