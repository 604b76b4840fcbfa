/** The parts of a line: where its runs are cut, and which glyphs they have. */
import type { GlyphBuffer } from '../display';
import type { Mpt } from '../geometry';
import type { LineSpacing } from './justify';
import { TATWEEL, tatweelSteps } from './kashida';
import type { Line } from './line';
import { hyphenOf } from './line-edges';
import { runsBackwards, type ShapedParagraph, type ShapedRun } from './shaped-paragraph';
import { type LineTab, TAB } from './tabs';

/** The part of a run that stands in a line. */
export interface Piece {
  readonly run: ShapedRun;
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly glyphStart: number;
  readonly glyphEnd: number;
}

/** Room before the text of a line that is shorter than its measure. */
export function offsetOf(align: ShapedParagraph['spec']['align'], isRtl: boolean, room: Mpt): Mpt {
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

/**
 * The parts of the runs in the line, in text order. Spaces at its end are apart where they stand elsewhere or look
 * different: they have the level of the paragraph (UAX #9 L1) and no lines under them.
 */
export function piecesOf(shaped: ShapedParagraph, line: Line): Piece[] {
  const pieces: Piece[] = [];
  const { runs } = shaped;
  for (let index = firstEndingBehind(runs, line.start); index < runs.length; index++) {
    const run = runs[index] as ShapedRun;
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

/** Index of the first run that ends behind a place: a paragraph may have as many runs as it has lines. */
function firstEndingBehind(runs: readonly ShapedRun[], place: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pieceOf(glyphs: GlyphBuffer, run: ShapedRun, start: number, end: number, level: number): Piece {
  const { clusters } = glyphs;
  let { glyphStart, glyphEnd } = run;
  if (!runsBackwards(run)) {
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

/** The piece is the last of the line's visible text, and a hyphen follows it. */
export const endsWithHyphen = (line: Line, piece: Piece): boolean =>
  line.hyphen > 0 && piece.start < line.visibleEnd && piece.end >= line.visibleEnd;

/** Copies a piece's glyphs with the advances and leaders of tabs, the room of the line and its hyphen. */
export function copyGlyphs(
  shaped: ShapedParagraph,
  line: Line,
  piece: Piece,
  spacing: LineSpacing | undefined,
  to: GlyphBuffer,
): [start: number, end: number] {
  const from = shaped.glyphs;
  const { text } = shaped.spec;
  const start = to.length;
  const isRtl = runsBackwards(piece.run);
  to.reserve(piece.glyphEnd - piece.glyphStart);
  let kashida = 0;
  if (isRtl && endsWithHyphen(line, piece)) pushHyphen(text, line, piece, to);
  for (let glyph = piece.glyphStart; glyph < piece.glyphEnd; glyph++) {
    const cluster = from.clusters[glyph] ?? 0;
    let advance = from.advances[glyph] ?? 0;
    if (line.tabs && text.charCodeAt(cluster) === TAB) {
      const tab = line.tabs[tabsBefore(text, line.start, cluster)];
      if (tab) {
        pushTab(tab, clearOf(text, line, cluster, piece.run), piece.run, from.ids[glyph] ?? 0, cluster, to);
        continue;
      }
    }
    if (spacing) {
      // The gap after a cluster follows its last glyph, which in RTL text stands at its left: the first one drawn.
      const neighbour = isRtl ? glyph - 1 : glyph + 1;
      const inPiece = neighbour >= piece.glyphStart && neighbour < piece.glyphEnd;
      if (!inPiece || from.clusters[neighbour] !== cluster) {
        const next = inPiece ? (from.clusters[neighbour] ?? piece.end) : piece.end;
        advance += spacing.between(cluster, next);
        kashida = (isRtl && spacing.kashidas?.get(next - 1)) || 0;
      }
    }
    // Marks of a letter that is made longer stay on it: they come first, and reach over what is put in.
    const isMark = kashida > 0 && from.advances[glyph] === 0;
    if (kashida > 0 && !isMark) {
      pushTatweels(kashida, piece.run, cluster, to);
      kashida = 0;
    }
    const copy = to.push(from.ids[glyph] ?? 0, advance, cluster);
    if (from.hasOffsets) {
      const x = (from.xOffsets[glyph] ?? 0) + (isMark ? kashida : 0);
      const y = from.yOffsets[glyph] ?? 0;
      if (x !== 0 || y !== 0) to.setOffset(copy, x, y);
    }
  }
  if (!isRtl && endsWithHyphen(line, piece)) pushHyphen(text, line, piece, to);
  return [start, to.length];
}

/** The hyphen of a divided word says nothing: it belongs to the soft hyphen before it, or to the end of the line. */
function pushHyphen(text: string, line: Line, piece: Piece, to: GlyphBuffer): void {
  const isSoft = text.charCodeAt(line.visibleEnd - 1) === SOFT_HYPHEN;
  to.push(hyphenOf(piece.run).glyph, line.hyphen, line.visibleEnd - (isSoft ? 1 : 0));
}

const SOFT_HYPHEN = 0xad;

/** Tatweels that make the letter before them longer: they say nothing and are part of its cluster. */
function pushTatweels(room: Mpt, { sized }: ShapedRun, cluster: number, to: GlyphBuffer): void {
  const glyph = sized.face.font.glyphOf(TATWEEL);
  const steps = tatweelSteps(room, sized.advances[glyph] ?? room);
  steps.forEach((from, index) => {
    to.push(glyph, (steps[index + 1] ?? room) - from, cluster);
  });
}

/** Room that a leader leaves before it and behind it. */
interface Clear {
  readonly before: Mpt;
  readonly after: Mpt;
}

/** A leader keeps a quarter em from the words beside it; it has none to keep from at an edge, a blank or another tab. */
function clearOf(text: string, line: Line, tab: number, { resolved }: ShapedRun): Clear {
  const room = Math.round(resolved.nominalSize / 4);
  const isWord = (at: number): boolean =>
    at >= line.start && at < line.visibleEnd && text.charCodeAt(at) !== TAB && text.charCodeAt(at) !== SPACE;
  return { before: isWord(tab - 1) ? room : 0, after: isWord(tab + 1) ? room : 0 };
}

const SPACE = 0x20;

/**
 * A tab is a space, followed by the leader over and over on a grid from the start edge of the measure, which all lines
 * share. All of it shows the one tab of the text.
 */
function pushTab(
  tab: LineTab,
  clear: Clear,
  run: ShapedRun,
  space: number,
  cluster: number,
  to: GlyphBuffer,
): void {
  const leader = tab.leader === undefined ? [] : leaderGlyphs(tab.leader, run);
  let period = 0;
  for (const { advance } of leader) period += advance;
  const first = period > 0 ? Math.ceil((tab.from + clear.before) / period) * period : 0;
  const until = tab.from + tab.advance - clear.after;
  const count = period > 0 ? Math.max(0, Math.floor((until - first) / period)) : 0;
  if (count === 0) {
    to.push(space, tab.advance, cluster);
    return;
  }
  const start = first - tab.from;
  const rest = tab.advance - start - count * period;
  const isRtl = runsBackwards(run);
  if (isRtl ? rest > 0 : start > 0) to.push(space, isRtl ? rest : start, cluster);
  for (let turn = 0; turn < count; turn++) {
    for (const { glyph, advance } of leader) to.push(glyph, advance, cluster);
  }
  if (isRtl ? start > 0 : rest > 0) to.push(space, isRtl ? start : rest, cluster);
}

/** The glyphs of a leader in the run's font; none where it lacks one. */
function leaderGlyphs(leader: string, { sized }: ShapedRun): { glyph: number; advance: Mpt }[] {
  const { font } = sized.face;
  const glyphs = [...leader].map((character) => font.glyphOf(character.codePointAt(0) ?? 0));
  if (glyphs.some((glyph) => glyph === 0)) return [];
  return glyphs.map((glyph) => ({ glyph, advance: sized.advances[glyph] ?? 0 }));
}

function tabsBefore(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === TAB) count++;
  return count;
}
