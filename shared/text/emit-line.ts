/**
 * Turns a line into display items relative to the upper left corner of its box. Glyphs are ranges of the arena as they were
 * shaped; only lines that are justified, have tabs, room between scripts or a hyphen get copies with other advances.
 */
import type { DisplayItem } from '../display';
import { type Mpt, rectanglePath } from '../geometry';
import { emitVerticalLine } from './emit-vertical-line';
import { glyphRun } from './glyph-run';
import { spaceLine } from './justify';
import type { Line } from './line';
import { copyGlyphs, endsWithHyphen, offsetOf, piecesOf } from './line-pieces';
import type { TextContext } from './paragraph-spec';
import { RubyFrames } from './ruby-frames';
import type { ShapedParagraph, ShapedRun } from './shaped-paragraph';
import { visualOrder } from './visual-order';

/**
 * The items of a line in a measure of `availableWidth`: glyph runs in visual order, each followed by its lines under
 * and through the text. A vertical line has a box of the line's height across and the measure along: see
 * {@link emitVerticalLine}. `source` is the index of the paragraph's source in the display list.
 */
export function emitLine(
  shaped: ShapedParagraph,
  line: Line,
  availableWidth: Mpt,
  source: number,
  context: TextContext,
): readonly DisplayItem[] {
  const { spec, baseLevel } = shaped;
  if (spec.vertical === true) return emitVerticalLine(shaped, line, availableWidth, source, context);
  const isRtl = (baseLevel & 1) === 1;
  const room = availableWidth - line.indent - line.width;
  const spacing = spaceLine(shaped, line, room);
  const before = spacing?.isFilled === true ? 0 : offsetOf(spec.align, isRtl, room);
  // In RTL text the indent is at the right, and what hangs over the end of the line, spaces too, at the left.
  const left = isRtl ? before - line.hangEnd : line.indent + before - line.hangStart;

  const run = shaped.runs[0];
  if (shaped.isSimple && run && !spacing && line.hyphen === 0) {
    const offset = run.glyphStart;
    const y = line.baseline - run.resolved.style.baselineShift;
    const { start, end } = line;
    const item = glyphRun(run, left, y, offset + start, offset + end, start, end, source, context);
    if (!run.resolved.style.underline && !run.resolved.style.strike) return item.count > 0 ? [item] : [];
    const items: DisplayItem[] = item.count > 0 ? [item] : [];
    decorate(items, run, left, line.width + line.hangStart + line.hangEnd, line, source);
    return items;
  }

  const pieces = visualOrder(piecesOf(shaped, line));
  const items: DisplayItem[] = [];
  let x = left;
  if (isRtl)
    for (const { start, glyphStart, glyphEnd } of pieces)
      if (start >= line.visibleEnd) x -= shaped.glyphs.widthOf(glyphStart, glyphEnd);
  const rubies = shaped.solid && new RubyFrames(items, line, availableWidth, source, context);
  for (const piece of pieces) {
    const { run, start, end } = piece;
    const into = rubies?.enter(run, x) ?? items;
    let { glyphStart, glyphEnd } = piece;
    if (spacing || line.tabs || endsWithHyphen(line, piece)) {
      [glyphStart, glyphEnd] = copyGlyphs(shaped, line, piece, spacing, context.glyphs);
    }
    const y = line.baseline - run.resolved.style.baselineShift;
    const item = glyphRun(run, x, y, glyphStart, glyphEnd, start, end, source, context);
    if (item.count > 0) into.push(item);
    if (start < line.visibleEnd) decorate(into, run, x, item.width, line, source);
    x += item.width;
  }
  rubies?.enter(undefined, x);
  return items;
}

/** Lines under and through a run, as filled rectangles; spaces at the end of a line have none. */
function decorate(
  items: DisplayItem[],
  run: ShapedRun,
  x: Mpt,
  width: Mpt,
  line: Line,
  source: number,
): void {
  const { style } = run.resolved;
  if ((!style.underline && !style.strike) || width <= 0) return;
  const sized = run.resolved.ruler ?? run.sized;
  const { font } = sized.face;
  const thickness = Math.max(1, sized.toMpt(font.underlineThickness));
  const path = rectanglePath(0, 0, width, thickness);
  const draw = (centre: number): void => {
    const y = line.baseline - style.baselineShift - sized.toMpt(centre) - Math.round(thickness / 2);
    items.push({ kind: 'path', x, y, path, fill: style.colour, stroke: null, source });
  };
  if (style.underline) draw(font.underlinePosition);
  if (style.strike) draw(font.strikePosition);
}
