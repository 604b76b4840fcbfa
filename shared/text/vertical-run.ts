/** Runs of a vertical line as display items: upright ones downwards, all others horizontal inside a turned group. */
import type { DisplayItem, GlyphRun } from '../display';
import type { Matrix, Mpt } from '../geometry';
import type { TextContext } from './paragraph-spec';
import type { ShapedRun } from './shaped-paragraph';

/** A quarter turn clockwise: what ran to the right runs down, what was up is at the right. */
const SIDEWAYS: Matrix = [0, 1, -1, 0, 0, 0];

/** The glyphs `[glyphStart, glyphEnd)` of a run that begins `along` down the line, whose middle is at x = `centre`. */
export function verticalRun(
  run: ShapedRun,
  glyphStart: number,
  glyphEnd: number,
  textStart: number,
  textEnd: number,
  along: Mpt,
  centre: Mpt,
  source: number,
  context: TextContext,
): DisplayItem {
  const { style } = run.resolved;
  const { advances } = context.glyphs;
  const { font } = run.sized.face;
  let width = 0;
  for (let glyph = glyphStart; glyph < glyphEnd; glyph++) width += advances[glyph] ?? 0;
  const item: GlyphRun = {
    kind: 'glyphs',
    x: centre + style.baselineShift,
    y: along,
    width,
    font: context.fontIndex(font),
    size: style.size,
    colour: style.colour,
    start: glyphStart,
    count: glyphEnd - glyphStart,
    source,
    textStart,
    textEnd,
    rtl: !run.isUpright && (run.level & 1) === 1,
    vertical: run.isUpright,
  };
  if (run.isUpright) return item;
  // The middle between ascender and descender comes to lie on the middle of the line.
  const middle = run.sized.toMpt(Math.round((font.ascender + font.descender) / 2));
  const turned = { ...item, x: 0, y: middle - style.baselineShift };
  return {
    kind: 'group',
    x: centre,
    y: along,
    frame: { width, height: style.size, items: [turned], source: -1, tag: null },
    transform: SIDEWAYS,
  };
}
