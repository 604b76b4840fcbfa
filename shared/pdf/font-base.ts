/**
 * What the embedded fonts of many small files have in common: the letters that the template itself writes. They are cut
 * out of the font and compressed once; every file adds the letters of its own record. So no file holds a letter of
 * another record, and few bytes are compressed again and again.
 */
import { mappingsHead } from './character-mappings';
import { isMappable, isPrivateUse, isSpace, withoutIgnorable } from './glyph-text';
import type { PdfFont, SubsetBase } from './options';
import { type DeflatedPart, type DeflatePart, deflatedPart } from './zlib-parts';

/** The beginning of every subset of one font. CIDs are places in its list of glyphs. */
export interface FontBase {
  readonly subset: SubsetBase;
  readonly outlines: DeflatedPart;
  /** What the glyphs mean, by CID; `undefined` for parts of others. */
  readonly texts: readonly (string | undefined)[];
  /** The beginning of the ToUnicode CMap that says so. */
  readonly mappings: DeflatedPart;
}

/** By the font's hash. */
export type FontBases = ReadonlyMap<string, FontBase>;

/**
 * The base of the characters that the font has; `null` where there are none, or the font's subsets have no common
 * beginning.
 */
export function createFontBase(
  font: PdfFont,
  characters: Iterable<string>,
  deflatePart: DeflatePart,
): FontBase | null {
  const meanings = new Map<number, string>();
  for (const character of characters) {
    const text = isSpace(character) ? ' ' : withoutIgnorable(character);
    const glyph = font.glyphOf(text.codePointAt(0) ?? 0);
    if (glyph !== 0 && isMappable(text) && !isPrivateUse(text) && !meanings.has(glyph))
      meanings.set(glyph, text);
  }
  const subset = meanings.size === 0 ? null : font.subsetBase([...meanings.keys()]);
  if (!subset) return null;
  const texts = subset.glyphs.map((glyph) => meanings.get(glyph));
  return {
    subset,
    outlines: deflatedPart(subset.outlines, deflatePart),
    texts,
    mappings: deflatedPart(mappingsHead(texts), deflatePart),
  };
}
