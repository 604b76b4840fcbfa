/**
 * Where the glyphs of a text stand (SVG 2, 11.5): as the engine shaped them, then moved by the positions that the file
 * gives, chunk by chunk. Lengths are millipoints in the text's own coordinates.
 */
import type { GlyphBuffer } from '../display';
import { rotation } from '../geometry';
import { type ShapedParagraph, visualOrder } from '../text';
import type { CharacterPlace, SvgText, TextOnPath, TextStretch } from './text-content';

/** Glyphs of one run beside each other that are moved alike. */
export interface GlyphPiece {
  readonly run: ShapedParagraph['runs'][number];
  readonly stretch: TextStretch;
  readonly start: number;
  readonly count: number;
  readonly textStart: number;
  readonly textEnd: number;
  readonly width: number;
  /** Left end of the baseline. */
  readonly x: number;
  readonly y: number;
  /** The direction of the baseline where it is not level, as a vector of length 1. */
  readonly along: readonly [x: number, y: number] | null;
}

/** A character, or several that one glyph shows, or one that several show. */
interface Cluster {
  readonly unit: number;
  readonly end: number;
  readonly left: number;
  width: number;
  /** Moved from `left` and from the line. */
  x: number;
  y: number;
  along: readonly [x: number, y: number] | null;
  isHidden: boolean;
}

interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly path: TextOnPath | null;
}

/** Where text is set: what was shaped of it, and how large a user unit is. */
export interface Shaped {
  readonly paragraph: ShapedParagraph;
  readonly glyphs: GlyphBuffer;
  readonly scale: number;
  /** How far the baseline of a stretch is below its position, in millipoints. */
  below(stretch: TextStretch): number;
}

/** The pieces in the order of the text, which is that of reading and painting, and how much wider their letters are to be so that the text has the wanted length. */
export function placeGlyphs(
  text: SvgText,
  shaped: Shaped,
): { readonly pieces: readonly GlyphPiece[]; readonly widening: number } {
  const runs = visualOrder([...shaped.paragraph.runs]);
  const clusters = clustersOf(text, runs, shaped.glyphs);
  const widening = placeClusters(text, clusters, shaped);
  const pieces = cutRuns(text, runs, clusters, shaped).sort((a, b) => a.textStart - b.textStart);
  return { pieces, widening };
}

type Run = ShapedParagraph['runs'][number];

/** By their first unit, in the order of the text. */
function clustersOf(
  { text }: SvgText,
  runs: readonly Run[],
  { clusters: units, advances }: GlyphBuffer,
): ReadonlyMap<number, Cluster> {
  const found = new Map<number, { left: number; width: number }>();
  let pen = 0;
  for (const { glyphStart, glyphEnd } of runs) {
    for (let glyph = glyphStart; glyph < glyphEnd; glyph += 1) {
      const unit = units[glyph] ?? 0;
      const advance = advances[glyph] ?? 0;
      const cluster = found.get(unit);
      if (cluster) cluster.width += advance;
      else found.set(unit, { left: pen, width: advance });
      pen += advance;
    }
  }
  const firsts = [...found.keys()].sort((a, b) => a - b);
  return new Map(
    firsts.map((unit, index) => {
      const { left, width } = found.get(unit) ?? { left: 0, width: 0 };
      const end = firsts[index + 1] ?? text.length;
      return [unit, { unit, end, left, width, x: 0, y: 0, along: null, isHidden: false }];
    }),
  );
}

function placeClusters(text: SvgText, byUnit: ReadonlyMap<number, Cluster>, shaped: Shaped): number {
  const { scale } = shaped;
  const clusters = [...byUnit.values()];
  const chunks = chunksOf(text, clusters);
  let penX = 0;
  let penY = 0;
  let widening = 1;
  let from = 0;
  for (const chunk of chunks) {
    let to = from;
    while ((clusters[to]?.unit ?? chunk.end) < chunk.end) to += 1;
    const members = clusters.slice(from, to);
    from = to;
    const [first] = members;
    if (!first) continue;
    const at = text.places.get(first.unit);
    spread(text, members, scale);
    const isOnlyChunk = chunks.length === 1 && chunk.path === null;
    if (isOnlyChunk && text.wanted) widening = fill(text.wanted, members, scale);
    const left = Math.min(...members.map((each) => each.left + each.x));
    const right = Math.max(...members.map((each) => each.left + each.x + each.width));
    const { anchor } = stretchAt(text, first.unit).look;
    const share = anchor === 'middle' ? 0.5 : (anchor === 'end') !== text.isRtl ? 1 : 0;
    const before = (right - left) * share;
    const startX = at?.x === undefined ? penX : at.x * scale;
    const startY = at?.y === undefined ? penY : at.y * scale;
    const moved = startX + (at?.dx ?? 0) * scale - before - left;
    for (const each of members) {
      if (chunk.path) follow(each, chunk.path, left + before, scale);
      else {
        each.x += moved;
        each.y += startY;
      }
    }
    penX = moved + right;
    penY = chunk.path ? penY : (members.at(-1)?.y ?? startY);
  }
  for (const each of clusters) {
    const { unit } = each;
    lower(each, shaped.below(stretchAt(text, unit)), text.places.get(unit));
  }
  return widening;
}

/** Chunks begin where a character has a position of its own, and where a path begins or ends. */
function chunksOf({ text, places, paths }: SvgText, clusters: readonly Cluster[]): readonly Chunk[] {
  const starts = new Set([0]);
  for (const { unit } of clusters) {
    const place = places.get(unit);
    if (place?.x !== undefined || place?.y !== undefined) starts.add(unit);
  }
  for (const { start, end } of paths) for (const at of [start, end]) if (at < text.length) starts.add(at);
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => ({
    start,
    end: sorted[index + 1] ?? text.length,
    path: paths.find((path) => path.start <= start && start < path.end) ?? null,
  }));
}

/** What `dx`, `dy` and the space between words add up to; the first character's `dx` moves the whole chunk. */
function spread(text: SvgText, members: readonly Cluster[], scale: number): void {
  let x = 0;
  let y = 0;
  members.forEach((cluster, index) => {
    const place = text.places.get(cluster.unit);
    if (index > 0) {
      x += (place?.dx ?? 0) * scale;
      if (text.text[cluster.unit - 1] === ' ')
        x += stretchAt(text, cluster.unit).look.font.wordSpacing * scale;
    }
    y += (place?.dy ?? 0) * scale;
    cluster.x = x;
    cluster.y = y;
  });
}

/** Sets letters apart so that they have the wanted length, or answers how much wider they are to be. */
function fill(
  { length, stretchesLetters }: NonNullable<SvgText['wanted']>,
  members: readonly Cluster[],
  scale: number,
): number {
  const left = Math.min(...members.map((each) => each.left + each.x));
  const right = Math.max(...members.map((each) => each.left + each.x + each.width));
  if (!(right > left)) return 1;
  if (stretchesLetters) return (length * scale) / (right - left);
  if (members.length < 2) return 1;
  const gap = (length * scale - (right - left)) / (members.length - 1);
  const inOrder = [...members].sort((a, b) => a.left - b.left);
  inOrder.forEach((each, index) => {
    each.x += gap * index;
  });
  return 1;
}

/** Puts a cluster's middle on the path; what finds no room there is not shown. */
function follow(each: Cluster, { way, offset }: TextOnPath, origin: number, scale: number): void {
  const middle = offset + (each.left + each.x + each.width / 2 - origin) / scale;
  const at = way.at(middle);
  if (!at) {
    each.isHidden = true;
    return;
  }
  const { x, y, alongX, alongY } = at;
  // dy leads away from the path.
  const away = each.y;
  each.along = [alongX, alongY];
  each.x = x * scale - (alongX * each.width) / 2 - alongY * away - each.left;
  each.y = y * scale - (alongY * each.width) / 2 + alongX * away;
}

/** Moves a cluster from its position to the baseline, and turns it. */
function lower(each: Cluster, below: number, place: CharacterPlace | undefined): void {
  if (place?.rotate) each.along = turned(each.along ?? [1, 0], place.rotate);
  const [alongX, alongY] = each.along ?? [1, 0];
  each.x -= alongY * below;
  each.y += alongX * below;
}

function turned([x, y]: readonly [number, number], degrees: number): readonly [number, number] {
  const [a, b, c, d] = rotation(degrees);
  return [a * x + c * y, b * x + d * y];
}

/** The stretch of a unit. */
function stretchAt({ stretches }: SvgText, unit: number): TextStretch {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= unit) low = middle + 1;
    else high = middle;
  }
  return stretches[low] as TextStretch;
}

/** Runs are cut where their glyphs are not moved alike, or do not look alike. */
function cutRuns(
  text: SvgText,
  runs: readonly Run[],
  clusters: ReadonlyMap<number, Cluster>,
  { glyphs }: Shaped,
): GlyphPiece[] {
  const pieces: GlyphPiece[] = [];
  for (const run of runs) {
    let start = run.glyphStart;
    while (start < run.glyphEnd) {
      const first = clusterAt(clusters, glyphs, start);
      const stretch = first && stretchAt(text, first.unit);
      let end = start;
      let width = 0;
      let textStart = Number.POSITIVE_INFINITY;
      let textEnd = 0;
      while (end < run.glyphEnd) {
        const next = clusterAt(clusters, glyphs, end);
        if (!first || !next || !isMovedAlike(first, next) || stretchAt(text, next.unit) !== stretch) break;
        width += glyphs.advances[end] ?? 0;
        textStart = Math.min(textStart, next.unit);
        textEnd = Math.max(textEnd, Math.min(next.end, run.end));
        end += 1;
      }
      if (!first || !stretch || end === start) break;
      const { left, x, y, along } = first;
      const piece = {
        run,
        stretch,
        start,
        count: end - start,
        textStart,
        textEnd,
        width,
        x: left + x,
        y,
        along,
      };
      if (!first.isHidden && !stretch.look.isHidden) pieces.push(piece);
      start = end;
    }
  }
  return pieces;
}

const clusterAt = (
  clusters: ReadonlyMap<number, Cluster>,
  { clusters: units }: GlyphBuffer,
  glyph: number,
): Cluster | undefined => clusters.get(units[glyph] ?? 0);

/** A thousandth of the smallest length there is. */
const SAME = 0.001;

const isMovedAlike = (one: Cluster, other: Cluster): boolean =>
  one === other ||
  (one.along === null &&
    other.along === null &&
    one.isHidden === other.isHidden &&
    Math.abs(one.x - other.x) < SAME &&
    Math.abs(one.y - other.y) < SAME);
