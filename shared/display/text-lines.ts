/**
 * The lines of a text as they stand on the pages, with the places between their characters: what a caret, a
 * selection and a click need to know. Glyphs become characters by their clusters; a glyph that shows several
 * characters (a ligature) is divided evenly among them. Characters are grapheme clusters (UAX #29).
 *
 * A vertical line is seen as if the page were turned: its coordinates run along it and across it, and its space turns
 * them back. So a caret, a click and a selection need not know of it.
 */
import { graphemeStarts } from '../base';
import { type Box, IDENTITY, type Matrix, type Mpt, multiply } from '../geometry';
import { runAscent, runDescent } from './extent';
import { sourcesOf } from './hit-test';
import { ASIDE, type DisplayList, type GlyphRun, type GroupItem } from './item';
import { groupMatrix, walk } from './walk';

/** A part of a line that runs in one direction: one glyph run. */
export interface TextSegment {
  readonly x: Mpt;
  readonly width: Mpt;
  readonly textStart: number;
  readonly textEnd: number;
  readonly rtl: boolean;
  /** x of the caret before the character `textStart + i`; the last entry is the far end. */
  readonly carets: Int32Array;
}

/** One line of one paragraph. Coordinates are the page's, in millipoints, unless `space` says otherwise. */
export interface TextLine {
  readonly page: number;
  /** Index into {@link DisplayList.sources}. */
  readonly source: number;
  readonly nodeId: string;
  readonly recordPath: string;
  readonly paragraph: number;
  readonly baseline: Mpt;
  readonly box: Box;
  /** From the line's coordinates to the page's; `IDENTITY` unless the text is vertical or in a transformed group. */
  readonly space: Matrix;
  readonly textStart: number;
  readonly textEnd: number;
  /** From left to right. */
  readonly segments: readonly TextSegment[];
  /** x of the caret at `textStart + i`, in the line's coordinates; one more entry than characters. */
  readonly carets: Int32Array;
}

/**
 * The lines of a node's text in reading order; with `recordPath`, of that repetition only. What stands beside the text,
 * the labels of lists, is not among them.
 */
export function linesOf(list: DisplayList, nodeId: string, recordPath?: string): readonly TextLine[] {
  const wanted = sourcesOf(list, nodeId, recordPath);
  if (wanted.size === 0) return [];
  const isText = (source: number) => wanted.has(source) && (list.sources[source]?.paragraph ?? 0) >= 0;
  return collectLines(list, list.pages.keys(), isText);
}

/** The lines of every text on one page, in reading order. */
export const linesOfPage = (list: DisplayList, pageIndex: number): readonly TextLine[] =>
  collectLines(list, [pageIndex], (source) => source >= 0);

/** What stands beside a paragraph (a reading) is in none of its lines. */
const isAside = (list: DisplayList, source: number): boolean => list.sources[source]?.paragraph === ASIDE;

interface PlacedRun {
  readonly run: GlyphRun;
  /** In the coordinates of its line. */
  readonly x: Mpt;
  readonly y: Mpt;
  readonly space: Matrix;
}

/**
 * The coordinates of lines at each place of a walk. Inside a quarter turn clockwise, which is how vertical lines hold
 * text that lies on its side, they are those of the vertical lines around it.
 */
class LineSpaces {
  readonly #outer: { readonly space: Matrix; readonly x: Mpt; readonly y: Mpt }[] = [];
  readonly #turned = new Map<Matrix, Matrix>();
  #space: Matrix = IDENTITY;
  /** Added to places of the walk. */
  #x: Mpt = 0;
  #y: Mpt = 0;

  enter(group: GroupItem, x: Mpt, y: Mpt): void {
    this.#outer.push({ space: this.#space, x: this.#x, y: this.#y });
    const { transform } = group;
    if (!transform) return;
    if (transform.every((value, index) => value === QUARTER_TURN[index])) {
      this.#space = this.#turn(this.#space, this.#x, this.#y);
      this.#x = y;
      this.#y = -x;
    } else {
      this.#space = multiply(moved(this.#space, this.#x, this.#y), groupMatrix(group, x, y));
      this.#x = 0;
      this.#y = 0;
    }
  }

  leave(): void {
    const outer = this.#outer.pop();
    this.#space = outer?.space ?? IDENTITY;
    this.#x = outer?.x ?? 0;
    this.#y = outer?.y ?? 0;
  }

  place(list: DisplayList, run: GlyphRun, x: Mpt, y: Mpt): PlacedRun {
    if (!run.vertical) return { run, x: x + this.#x, y: y + this.#y, space: this.#space };
    // The middle of the line is where the middle of turned text of the font would be.
    const middle = Math.round((runAscent(list, run) - runDescent(list, run)) / 2);
    return { run, x: y, y: middle - x, space: this.#turn(this.#space, this.#x, this.#y) };
  }

  /** The turned space; one and the same for all text that lies in the space around. */
  #turn(space: Matrix, x: Mpt, y: Mpt): Matrix {
    if (x !== 0 || y !== 0) return multiply(moved(space, x, y), QUARTER_TURN);
    let turned = this.#turned.get(space);
    if (!turned) {
      turned = multiply(space, QUARTER_TURN);
      this.#turned.set(space, turned);
    }
    return turned;
  }
}

const QUARTER_TURN: Matrix = [0, 1, -1, 0, 0, 0];

const moved = (space: Matrix, x: Mpt, y: Mpt): Matrix =>
  x === 0 && y === 0 ? space : multiply(space, [1, 0, 0, 1, x, y]);

function collectLines(
  list: DisplayList,
  pages: Iterable<number>,
  isWanted: (source: number) => boolean,
): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (const pageIndex of pages) {
    const page = list.pages[pageIndex];
    if (!page) continue;
    const space = new LineSpaces();
    let pending: PlacedRun[] = [];
    let pendingSpace = IDENTITY;
    const finish = (): void => {
      if (pending.length > 0) lines.push(lineFrom(list, pageIndex, pending, pendingSpace));
      pending = [];
    };
    walk(page, {
      enterGroup: (group, x, y) => space.enter(group, x, y),
      leaveGroup: () => space.leave(),
      glyphs(run, x, y) {
        if (!isWanted(run.source) || isAside(list, run.source)) return;
        const placed = space.place(list, run, x, y);
        const last = pending.at(-1);
        if (last && (pendingSpace !== placed.space || !onOneLine(last, run, placed.y))) finish();
        pendingSpace = placed.space;
        pending.push(placed);
      },
    });
    finish();
  }
  return lines;
}

/** Runs of one paragraph share a line unless the baseline moves by more than a raised letter does. */
const onOneLine = (last: PlacedRun, run: GlyphRun, y: Mpt): boolean =>
  last.run.source === run.source && Math.abs(last.y - y) < 0.45 * Math.max(last.run.size, run.size);

function lineFrom(list: DisplayList, page: number, runs: readonly PlacedRun[], space: Matrix): TextLine {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let baseline = Number.NEGATIVE_INFINITY;
  let textStart = Number.POSITIVE_INFINITY;
  let textEnd = 0;
  for (const { run, x, y } of runs) {
    left = Math.min(left, x);
    right = Math.max(right, x + run.width);
    top = Math.min(top, y - runAscent(list, run));
    bottom = Math.max(bottom, y + runDescent(list, run));
    baseline = Math.max(baseline, y);
    textStart = Math.min(textStart, run.textStart);
    textEnd = Math.max(textEnd, run.textEnd);
  }
  const source = runs[0]?.run.source ?? -1;
  const from = list.sources[source];
  const segments = runs.map(({ run, x }) => segmentOf(list, run, x));
  segments.sort((a, b) => a.x - b.x);
  return {
    page,
    source,
    nodeId: from?.nodeId ?? '',
    recordPath: from?.recordPath ?? '',
    paragraph: from?.paragraph ?? 0,
    baseline,
    box: { x: left, y: top, width: right - left, height: bottom - top },
    space,
    textStart,
    textEnd,
    segments,
    carets: lineCarets(segments, textStart, textEnd),
  };
}

function segmentOf(list: DisplayList, run: GlyphRun, x: Mpt): TextSegment {
  return {
    x,
    width: run.width,
    textStart: run.textStart,
    textEnd: run.textEnd,
    rtl: run.rtl,
    carets: runCarets(list, run, x),
  };
}

/** Caret places inside a run; entry i is before the character `textStart + i`. */
function runCarets(list: DisplayList, run: GlyphRun, x: Mpt): Int32Array {
  const count = run.textEnd - run.textStart;
  const carets = new Int32Array(count + 1).fill(run.rtl ? x : x + run.width);
  const starts = graphemeStarts(list.sources[run.source]?.text ?? '', run.textStart, run.textEnd);
  const { clusters, advances } = list.glyphs;
  const end = run.start + run.count;
  let pen = x;
  let index = run.start;
  let clusterBefore = run.textEnd;
  while (index < end) {
    const cluster = clusters[index] ?? run.textStart;
    let width = 0;
    while (index < end && (clusters[index] ?? run.textStart) === cluster) {
      width += advances[index] ?? 0;
      index += 1;
    }
    const next = run.rtl ? clusterBefore : index < end ? (clusters[index] ?? run.textEnd) : run.textEnd;
    placeCluster(carets, starts, run, cluster, next, pen, width);
    clusterBefore = cluster;
    pen += width;
  }
  if (run.count > 0) carets[count] = run.rtl ? x : pen;
  return carets;
}

/** Divides the width of what one or more glyphs show among its characters, by the units that begin one. */
function placeCluster(
  carets: Int32Array,
  starts: Uint8Array,
  run: GlyphRun,
  from: number,
  to: number,
  pen: Mpt,
  width: Mpt,
): void {
  let letters = 0;
  for (let at = from; at < to; at += 1) letters += starts[at - run.textStart] ?? 0;
  let letter = -1;
  for (let at = from; at < to; at += 1) {
    letter += starts[at - run.textStart] ?? 0;
    const share = Math.round((width * Math.max(letter, 0)) / Math.max(letters, 1));
    const offset = at - run.textStart;
    if (offset >= 0 && offset < carets.length) carets[offset] = run.rtl ? pen + width - share : pen + share;
  }
}

/**
 * Merges the segments' carets in the order of the text: a place between two segments belongs to the later one. Text
 * that nothing shows (a space at the line's end) stands where the text before it ends.
 */
function lineCarets(segments: readonly TextSegment[], textStart: number, textEnd: number): Int32Array {
  const carets = new Int32Array(textEnd - textStart + 1);
  const ordered = [...segments].sort((a, b) => a.textStart - b.textStart || a.textEnd - b.textEnd);
  let reached = 0;
  let x = ordered[0]?.carets[0] ?? 0;
  for (const segment of ordered) {
    const start = segment.textStart - textStart;
    for (; reached < start; reached += 1) carets[reached] = x;
    carets.set(segment.carets, start);
    reached = Math.max(reached, start + segment.carets.length);
    x = segment.carets.at(-1) ?? x;
  }
  return carets;
}
