/**
 * Turns a line into display items relative to its upper left corner. Glyphs are ranges of the arena as they were
 * shaped; only lines that are justified or have tabs get copies with other advances.
 */
import type { DisplayItem, GlyphBuffer, GlyphRun } from '../display';
import { type Mpt, rectanglePath } from '../geometry';
import type { Line } from './break-paragraph';
import { type Expansion, expandLine } from './justify';
import type { TextContext } from './paragraph-spec';
import type { ShapedParagraph, ShapedRun } from './shaped-paragraph';
import { TAB } from './tabs';
import { visualOrder } from './visual-order';

/** The part of a run that stands in a line. */
interface Piece {
  readonly run: ShapedRun;
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly glyphStart: number;
  readonly glyphEnd: number;
}

/**
 * The items of a line in a measure of `availableWidth`: glyph runs in visual order, each followed by its lines under
 * and through the text. `source` is the index of the paragraph's source in the display list.
 */
export function emitLine(
  shaped: ShapedParagraph,
  line: Line,
  availableWidth: Mpt,
  source: number,
  context: TextContext,
): readonly DisplayItem[] {
  const { spec, baseLevel } = shaped;
  const isRtl = (baseLevel & 1) === 1;
  const room = availableWidth - line.indent - line.width;
  const fills = spec.align === 'distribute' || (spec.align === 'justify' && !line.last && !line.forced);
  const expansion = fills && room > 0 ? expandLine(shaped, line, room) : undefined;
  const before = expansion ? 0 : offsetOf(spec.align, isRtl, room);
  // In RTL text the indent is at the right, and spaces at the end of the line hang over the left edge.
  const left = isRtl ? before : line.indent + before;

  const run = shaped.runs[0];
  if (shaped.isSimple && run && !expansion) {
    const offset = run.glyphStart;
    const item = glyphRun(
      run,
      left,
      line,
      source,
      context,
      offset + line.start,
      offset + line.end,
      line.start,
      line.end,
    );
    if (!run.resolved.style.underline && !run.resolved.style.strike) return item.count > 0 ? [item] : [];
    const items: DisplayItem[] = item.count > 0 ? [item] : [];
    decorate(items, run, left, line.width, line, source);
    return items;
  }

  const pieces = visualOrder(piecesOf(shaped, line));
  const items: DisplayItem[] = [];
  let x = left;
  if (isRtl)
    for (const piece of pieces) if (piece.start >= line.visibleEnd) x -= widthOf(shaped.glyphs, piece);
  for (const piece of pieces) {
    let { glyphStart, glyphEnd } = piece;
    if (expansion || line.tabs) {
      [glyphStart, glyphEnd] = copyGlyphs(shaped, line, piece, expansion, context.glyphs);
    }
    const item = glyphRun(piece.run, x, line, source, context, glyphStart, glyphEnd, piece.start, piece.end);
    if (item.count > 0) items.push(item);
    if (piece.start < line.visibleEnd) decorate(items, piece.run, x, item.width, line, source);
    x += item.width;
  }
  return items;
}

function offsetOf(align: ShapedParagraph['spec']['align'], isRtl: boolean, room: Mpt): Mpt {
  switch (align) {
    case 'left':
      return 0;
    case 'right':
      return room;
    case 'center':
      return Math.round(room / 2);
    case 'end':
      return isRtl ? 0 : room;
    case 'start':
    case 'justify':
    case 'distribute':
      return isRtl ? room : 0;
  }
}

function glyphRun(
  run: ShapedRun,
  x: Mpt,
  line: Line,
  source: number,
  context: TextContext,
  glyphStart: number,
  glyphEnd: number,
  textStart: number,
  textEnd: number,
): GlyphRun {
  const { style } = run.resolved;
  const { advances } = context.glyphs;
  let width = 0;
  for (let glyph = glyphStart; glyph < glyphEnd; glyph++) width += advances[glyph] ?? 0;
  return {
    kind: 'glyphs',
    x,
    y: line.baseline - style.baselineShift,
    width,
    font: context.fontIndex(run.sized.face.font),
    size: style.size,
    colour: style.colour,
    start: glyphStart,
    count: glyphEnd - glyphStart,
    source,
    textStart,
    textEnd,
    rtl: (run.level & 1) === 1,
    vertical: false,
  };
}

/**
 * The parts of the runs in the line, in text order. Spaces at its end are apart where they stand elsewhere or look
 * different: they have the level of the paragraph (UAX #9 L1) and no lines under them.
 */
function piecesOf(shaped: ShapedParagraph, line: Line): Piece[] {
  const pieces: Piece[] = [];
  for (const run of shaped.runs) {
    if (run.end <= line.start) continue;
    if (run.start >= line.end) break;
    const start = Math.max(run.start, line.start);
    const end = Math.min(run.end, line.end);
    const { underline, strike } = run.resolved.style;
    const isPlain = run.level === 0 && shaped.baseLevel === 0 && !underline && !strike;
    const split = isPlain ? end : Math.min(end, Math.max(start, line.visibleEnd));
    if (split > start) pieces.push(pieceOf(shaped.glyphs, run, start, split, run.level));
    if (end > split) pieces.push(pieceOf(shaped.glyphs, run, split, end, shaped.baseLevel));
  }
  return pieces;
}

function pieceOf(glyphs: GlyphBuffer, run: ShapedRun, start: number, end: number, level: number): Piece {
  const { clusters } = glyphs;
  let { glyphStart, glyphEnd } = run;
  if ((run.level & 1) === 0) {
    if (start > run.start) glyphStart = firstAtLeast(clusters, run.glyphStart, run.glyphEnd, start);
    if (end < run.end) glyphEnd = firstAtLeast(clusters, glyphStart, run.glyphEnd, end);
  } else {
    if (end < run.end) glyphStart = firstBelow(clusters, run.glyphStart, run.glyphEnd, end);
    if (start > run.start) glyphEnd = firstBelow(clusters, glyphStart, run.glyphEnd, start);
  }
  return { run, start, end, level, glyphStart, glyphEnd };
}

/** First index of rising clusters whose cluster is at least `value`. */
function firstAtLeast(clusters: Uint32Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clusters[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index of falling clusters whose cluster is below `value`. */
function firstBelow(clusters: Uint32Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clusters[middle] ?? 0) >= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function widthOf({ advances }: GlyphBuffer, { glyphStart, glyphEnd }: Piece): Mpt {
  let width = 0;
  for (let glyph = glyphStart; glyph < glyphEnd; glyph++) width += advances[glyph] ?? 0;
  return width;
}

/** Copies a piece's glyphs with the advances of tabs and the gaps of justification. */
function copyGlyphs(
  shaped: ShapedParagraph,
  line: Line,
  piece: Piece,
  expansion: Expansion | undefined,
  to: GlyphBuffer,
): [start: number, end: number] {
  const from = shaped.glyphs;
  const { text } = shaped.spec;
  const start = to.length;
  const isRtl = (piece.run.level & 1) === 1;
  to.reserve(piece.glyphEnd - piece.glyphStart);
  for (let glyph = piece.glyphStart; glyph < piece.glyphEnd; glyph++) {
    const cluster = from.clusters[glyph] ?? 0;
    let advance = from.advances[glyph] ?? 0;
    if (text.charCodeAt(cluster) === TAB)
      advance = line.tabs?.[tabsBefore(text, line.start, cluster)] ?? advance;
    if (expansion) {
      // The gap after a cluster follows its last glyph, which in RTL text stands at its left: the first one drawn.
      const neighbour = isRtl ? glyph - 1 : glyph + 1;
      const inPiece = neighbour >= piece.glyphStart && neighbour < piece.glyphEnd;
      if (!inPiece || from.clusters[neighbour] !== cluster) {
        const next = inPiece ? (from.clusters[neighbour] ?? piece.end) : piece.end;
        advance += expansion.between(cluster, next);
      }
    }
    const copy = to.push(from.ids[glyph] ?? 0, advance, cluster);
    if (from.hasOffsets) {
      const x = from.xOffsets[glyph] ?? 0;
      const y = from.yOffsets[glyph] ?? 0;
      if (x !== 0 || y !== 0) to.setOffset(copy, x, y);
    }
  }
  return [start, to.length];
}

function tabsBefore(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === TAB) count++;
  return count;
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
  const { sized } = run;
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
