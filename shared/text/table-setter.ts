/** Sets text from a face's tables: character map, advances and learned kerning, one glyph per UTF-16 unit. */
import { codeUnitAt } from '../base';
import type { GlyphBuffer } from '../display';
import type { Mpt } from '../geometry';
import { SLOT_COUNT } from './characters';
import { BY_HARFBUZZ, BY_PAIR, BY_SLOT, NEEDS_HARFBUZZ, type SizedFace } from './face';

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
  const { glyphs, kinds, slots, slotPairs } = face;
  buffer.reserve(end - start);
  const { ids, advances: out, clusters } = buffer;
  let at = buffer.length;
  let beforeSlot = 0;
  let beforeKind = BY_HARFBUZZ;
  let before = 0;
  for (let i = start; i < end; i++) {
    const unit = codeUnitAt(text, i);
    const slot = slots[unit] ?? 0;
    const kind = slot !== 0 ? BY_SLOT : (kinds[unit] ?? BY_HARFBUZZ);
    if (kind === BY_HARFBUZZ) {
      buffer.length = at;
      return i;
    }
    let kerning = 0;
    if (slot !== 0) {
      if (beforeSlot !== 0) {
        kerning = slotPairs[beforeSlot * SLOT_COUNT + slot] ?? 0;
        if (kerning <= NEEDS_HARFBUZZ) kerning = face.kerningOf(before, unit);
      }
    } else if (beforeKind === BY_PAIR) kerning = face.kerningOf(before, unit);
    if (kerning !== 0) {
      if (kerning === NEEDS_HARFBUZZ) {
        buffer.length = at - 1;
        return i - 1;
      }
      out[at - 1] = sized.toMpt(face.font.advanceOf(ids[at - 1] ?? 0) + kerning) + letterSpacing;
    }
    const glyph = glyphs[unit] ?? 0;
    ids[at] = glyph;
    out[at] = (advances[glyph] ?? 0) + letterSpacing;
    clusters[at] = i;
    at++;
    beforeSlot = slot;
    beforeKind = kind;
    before = unit;
  }
  buffer.length = at;
  return end;
}
