/** Sets text from a face's tables: character map, advances and learned kerning, one glyph per UTF-16 unit. */
import type { GlyphBuffer } from '../display';
import type { Mpt } from '../geometry';
import { BY_ADVANCE, BY_HARFBUZZ, BY_PAIR, BY_SLOT, NEEDS_HARFBUZZ, type SizedFace } from './face';

/**
 * Appends the glyphs of `text[start, end)` as far as the tables go, and returns where they stop: `end`, or the first
 * unit that must go to HarfBuzz together with what follows it.
 */
export function setFromTables(
  sized: SizedFace,
  text: string,
  start: number,
  end: number,
  letterSpacing: Mpt,
  buffer: GlyphBuffer,
): number {
  const { face, advances } = sized;
  const { glyphs, kinds } = face;
  buffer.reserve(end - start);
  const { ids, advances: out, clusters } = buffer;
  let at = buffer.length;
  let beforeKind = BY_HARFBUZZ;
  let before = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const kind = kinds[unit] ?? BY_HARFBUZZ;
    if (kind === BY_HARFBUZZ) {
      buffer.length = at;
      return i;
    }
    if ((beforeKind === BY_SLOT && kind === BY_SLOT) || (beforeKind === BY_PAIR && kind >= BY_ADVANCE)) {
      const kerning = face.kerningOf(before, unit);
      if (kerning === NEEDS_HARFBUZZ) {
        buffer.length = at - 1;
        return i - 1;
      }
      if (kerning !== 0) {
        const units = face.font.advanceOf(ids[at - 1] ?? 0) + kerning;
        out[at - 1] = sized.toMpt(units) + letterSpacing;
      }
    }
    const glyph = glyphs[unit] ?? 0;
    ids[at] = glyph;
    out[at] = (advances[glyph] ?? 0) + letterSpacing;
    clusters[at] = i;
    at++;
    beforeKind = kind;
    before = unit;
  }
  buffer.length = at;
  return end;
}
