/** Turns a vertical line into display items. */
import type { DisplayItem } from '../display';
import { type Mpt, rectanglePath } from '../geometry';
import { spaceLine } from './justify';
import type { Line } from './line';
import { copyGlyphs, endsWithHyphen, offsetOf, piecesOf } from './line-pieces';
import type { TextContext } from './paragraph-spec';
import { RubyFrames } from './ruby-frames';
import type { ShapedParagraph, ShapedRun } from './shaped-paragraph';
import { verticalRun } from './vertical-run';
import { visualOrder } from './visual-order';

/**
 * The items of a vertical line relative to the upper left corner of its box, which is `line.height` wide and `measure`
 * tall. The line runs down the middle of the box; whoever places lines puts the next box to the left.
 */
export function emitVerticalLine(
  shaped: ShapedParagraph,
  line: Line,
  measure: Mpt,
  source: number,
  context: TextContext,
): readonly DisplayItem[] {
  const { spec } = shaped;
  const room = measure - line.indent - line.width;
  const spacing = spaceLine(shaped, line, room);
  const centre = Math.round(line.height / 2);
  const items: DisplayItem[] = [];
  const rubies = shaped.solid && new RubyFrames(items, line, measure, source, context, centre);
  let at =
    line.indent + (spacing?.isFilled === true ? 0 : offsetOf(spec.align, false, room)) - line.hangStart;
  for (const piece of visualOrder(piecesOf(shaped, line))) {
    const { run, start, end } = piece;
    const into = rubies?.enter(run, at) ?? items;
    let { glyphStart, glyphEnd } = piece;
    if (spacing || line.tabs || endsWithHyphen(line, piece)) {
      [glyphStart, glyphEnd] = copyGlyphs(shaped, line, piece, spacing, context.glyphs);
    }
    const width = context.glyphs.widthOf(glyphStart, glyphEnd);
    if (glyphEnd > glyphStart) {
      into.push(verticalRun(run, glyphStart, glyphEnd, start, end, at, centre, source, context));
    }
    if (start < line.visibleEnd) decorate(into, run, at, width, centre, source);
    at += width;
  }
  rubies?.enter(undefined, at);
  return items;
}

/** A line at the right of a run (傍線) and one through it. */
function decorate(
  items: DisplayItem[],
  { resolved, sized }: ShapedRun,
  at: Mpt,
  width: Mpt,
  centre: Mpt,
  source: number,
): void {
  const { style, nominalSize } = resolved;
  if ((!style.underline && !style.strike) || width <= 0) return;
  const ruler = resolved.ruler ?? sized;
  const thickness = Math.max(1, ruler.toMpt(ruler.face.font.underlineThickness));
  const path = rectanglePath(0, 0, thickness, width);
  const draw = (middle: Mpt): void => {
    const x = middle - Math.round(thickness / 2);
    items.push({ kind: 'path', x, y: at, path, fill: style.colour, stroke: null, source });
  };
  if (style.underline) draw(centre + Math.round(nominalSize / 2) + thickness);
  if (style.strike) draw(centre);
}
