/** Runs of a vertical line as display items: upright ones downwards, all others horizontal inside a turned group. */
import type { DisplayItem } from '../display';
import type { Matrix, Mpt } from '../geometry';
import { glyphRun } from './glyph-run';
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
  const x = centre + style.baselineShift;
  const item = glyphRun(run, x, along, glyphStart, glyphEnd, textStart, textEnd, source, context);
  if (run.isUpright) return item;
  // The middle between ascender and descender comes to lie on the middle of the line.
  const { font } = run.sized.face;
  const middle = run.sized.toMpt(Math.round((font.ascender + font.descender) / 2));
  const turned = { ...item, x: 0, y: middle - style.baselineShift };
  return {
    kind: 'group',
    x: centre,
    y: along,
    frame: { width: Math.max(0, item.width), height: style.size, items: [turned], source: -1, tag: null },
    transform: SIDEWAYS,
  };
}
