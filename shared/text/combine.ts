/**
 * Tate-chu-yoko (縦中横, JLREQ 3.2.5): a few characters side by side in one place of a vertical line, most often two
 * digits. The glyphs are moved beside each other by their offsets, so that to everybody else they are one character.
 */
import type { GlyphBuffer } from '../display';
import { LATIN } from './characters';
import type { SizedFace } from './face';
import type { ResolvedStyle } from './font-library';

/** Letters are made smaller to fit into one em, but not beyond this; longer text is no tate-chu-yoko. */
const LEAST_SCALE = 0.45;
/** How far over its place the text may stand before it is made smaller (JLREQ 3.2.5: it may stand out a little). */
const OVERHANG = 1.2;

export interface CombinedGlyphs {
  readonly resolved: ResolvedStyle;
  readonly sized: SizedFace;
  readonly glyphStart: number;
}

/** Appends the glyphs of `text[start, end)`; undefined where they would become too small to read. */
export function combineHorizontally(
  text: string,
  start: number,
  end: number,
  resolved: ResolvedStyle,
  faceIndex: number,
  glyphs: GlyphBuffer,
): CombinedGlyphs | undefined {
  const usual = resolved.sized(faceIndex);
  if (!usual) return undefined;
  const em = resolved.style.size;
  const shape = usual.face.wordShape(text.slice(start, end), LATIN, 'ltr', false);
  const units = shape.advances.reduce((sum, advance) => sum + advance, 0);
  const natural = usual.toMpt(units);
  const scale = natural > em * OVERHANG ? em / natural : 1;
  if (scale < LEAST_SCALE || shape.ids.length === 0) return undefined;
  const scaled = scale < 1 ? resolved.scaled(scale) : resolved;
  const sized = usual.face.at(scaled.style.size);
  const { font } = usual.face;
  const width = sized.toMpt(units);
  // Capitals and digits stand in the middle of the place, by their height.
  const baseline = Math.round((em + sized.toMpt(font.capHeight)) / 2);
  const glyphStart = glyphs.length;
  let x = -Math.round(width / 2);
  for (let i = 0; i < shape.ids.length; i++) {
    // The first glyph takes the place, so that the others are drawn from below it.
    const down = i === 0 ? baseline : baseline - em;
    const index = glyphs.push(shape.ids[i] ?? 0, i === 0 ? em : 0, start);
    const dx = sized.toMpt(shape.offsets?.[2 * i] ?? 0);
    const dy = sized.toMpt(shape.offsets?.[2 * i + 1] ?? 0);
    glyphs.setOffset(index, x + dx, dy - down);
    x += sized.toMpt(shape.advances[i] ?? 0);
  }
  return { resolved: scaled, sized, glyphStart };
}
