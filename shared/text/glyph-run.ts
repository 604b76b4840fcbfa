/** The glyphs of shaped runs as display items, and how wide they are. */
import type { GlyphBuffer, GlyphRun } from '../display';
import type { Mpt } from '../geometry';
import type { TextContext } from './paragraph-spec';
import { runsBackwards, type ShapedRun } from './shaped-paragraph';

/**
 * The glyphs `[glyphStart, glyphEnd)` of a run, from (x, y) on; they show the text `[textStart, textEnd)` of the source.
 * Upright ones run down.
 */
export function glyphRun(
  run: ShapedRun,
  x: Mpt,
  y: Mpt,
  glyphStart: number,
  glyphEnd: number,
  textStart: number,
  textEnd: number,
  source: number,
  context: TextContext,
): GlyphRun {
  const { isUpright } = run;
  const { style } = run.resolved;
  return {
    kind: 'glyphs',
    x,
    y,
    width: context.glyphs.widthOf(glyphStart, glyphEnd),
    font: context.fontIndex(run.sized.face.font),
    size: style.size,
    colour: style.colour,
    start: glyphStart,
    count: glyphEnd - glyphStart,
    source,
    textStart,
    textEnd,
    rtl: runsBackwards(run),
    vertical: isUpright,
  };
}

/** Sum of the advances of runs. Glyphs that show readings lie between those of the text and do not count. */
export function widthOfRuns(runs: readonly ShapedRun[], glyphs: GlyphBuffer): Mpt {
  let width = 0;
  for (const { glyphStart, glyphEnd } of runs) width += glyphs.widthOf(glyphStart, glyphEnd);
  return width;
}
