/**
 * Where the positions of an edited text are on the pages. The engine's own lines are the only truth: this joins the
 * model's positions, the resolved text and the display list's caret places.
 *
 * A text on a page master stands on every page; those are instances of one text. A text that flows over a page break
 * is one instance on two pages. The caret is shown in the instance that was clicked.
 */
import {
  type Affinity,
  boxesOfNode,
  type DisplayList,
  lineAt,
  linesOf,
  offsetInLine,
  type TextLine,
} from '../../shared/display';
import type { Composition, TextMap } from '../../shared/engine';
import { type Box, type Point, transformPoint } from '../../shared/geometry';
import { locate, type NodeId, type Paragraph, positionOf } from '../../shared/model';
import { toModelOffset, toTextOffset } from './text-map';

/** A caret, upright on a page, in millipoints. */
export interface CaretMark {
  readonly page: number;
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

/** A rectangle on a page, in millipoints. */
export interface PageBox {
  readonly page: number;
  readonly box: Box;
}

export interface TextPlace {
  readonly nodeId: NodeId;
  readonly recordPath: string;
  /** Page whose instance is meant, for a text that stands on several. */
  readonly page: number;
}

/** Height of a caret where nothing tells: 12 pt. */
const DEFAULT_CARET = 12_000;

const latest = new WeakMap<Composition, TextGeometry>();

const samePlace = (a: TextPlace, b: TextPlace): boolean =>
  a.nodeId === b.nodeId && a.recordPath === b.recordPath && a.page === b.page;

export class TextGeometry {
  readonly #lines: readonly TextLine[];

  constructor(
    readonly list: DisplayList,
    readonly map: TextMap,
    readonly paragraphs: readonly Paragraph[],
    readonly place: TextPlace,
  ) {
    this.#lines = instanceOn(instancesOf(linesOf(list, place.nodeId, place.recordPath)), place.page);
  }

  /**
   * The geometry of a text in a composed document; null where the document does not hold it. The last one of a
   * document is kept: caret, selection and input ask for the same again and again.
   */
  static of(
    composition: Composition,
    paragraphs: readonly Paragraph[],
    place: TextPlace,
  ): TextGeometry | null {
    const last = latest.get(composition);
    if (last && last.paragraphs === paragraphs && samePlace(last.place, place)) return last;
    const map = composition.textMap(place.nodeId, place.recordPath);
    if (!map) return null;
    const geometry = new TextGeometry(composition.list, map, paragraphs, place);
    latest.set(composition, geometry);
    return geometry;
  }

  /** Where the caret at a position is drawn; null when the text is on no page. */
  caret(position: number, affinity: Affinity = 'downstream'): CaretMark | null {
    const { paragraph, offset } = locate(this.paragraphs, position);
    const textOffset = toTextOffset(this.map.paragraphs[paragraph], offset);
    const line = lineAt(this.#linesOfParagraph(paragraph), textOffset, affinity);
    if (!line) return this.#caretWithoutLine(paragraph);
    const index = Math.min(Math.max(textOffset - line.textStart, 0), line.carets.length - 1);
    return caretOn(line, line.carets[index] ?? line.box.x);
  }

  /** The boxes behind a selected stretch, line by line. */
  boxes(from: number, to: number): PageBox[] {
    const boxes: PageBox[] = [];
    const start = locate(this.paragraphs, from);
    const end = locate(this.paragraphs, to);
    for (let paragraph = start.paragraph; paragraph <= end.paragraph; paragraph += 1) {
      const map = this.map.paragraphs[paragraph];
      const first = paragraph === start.paragraph ? toTextOffset(map, start.offset) : 0;
      const last = paragraph === end.paragraph ? toTextOffset(map, end.offset) : (map?.text.length ?? 0);
      const goesOn = paragraph < end.paragraph;
      for (const line of this.#linesOfParagraph(paragraph))
        boxes.push(...lineBoxes(line, first, last, goesOn));
    }
    return boxes;
  }

  /** The position nearest to a point of a page (millipoints). */
  positionAt(page: number, point: Point): { readonly position: number; readonly affinity: Affinity } {
    const line = nearestLine(this.#lines, page, point);
    if (!line) return { position: 0, affinity: 'downstream' };
    return this.#positionInLine(line, point.x);
  }

  /** The position one line up or down at the given x; null beyond the first or last line. */
  vertical(
    position: number,
    affinity: Affinity,
    x: number,
    direction: 1 | -1,
  ): { readonly position: number; readonly affinity: Affinity } | null {
    const index = this.#lineIndex(position, affinity);
    const line = index < 0 ? undefined : this.#lines[index + direction];
    return line ? this.#positionInLine(line, x) : null;
  }

  /** Start and end of the line that a position is on. */
  lineEnds(position: number, affinity: Affinity): { readonly start: number; readonly end: number } {
    const line = this.#lines[this.#lineIndex(position, affinity)];
    if (!line) return { start: position, end: position };
    const map = this.map.paragraphs[line.paragraph];
    const text = map?.text ?? '';
    let end = line.textEnd;
    // A break the author typed ends the line but is not on it.
    if (/[\n\u2028]/.test(text.charAt(end - 1)) && end > line.textStart) end -= 1;
    return {
      start: positionOf(this.paragraphs, line.paragraph, toModelOffset(map, line.textStart)),
      end: positionOf(this.paragraphs, line.paragraph, toModelOffset(map, end)),
    };
  }

  #linesOfParagraph(paragraph: number): readonly TextLine[] {
    return this.#lines.filter((line) => line.paragraph === paragraph);
  }

  #positionInLine(line: TextLine, x: number): { position: number; affinity: Affinity } {
    const offset = offsetInLine(line, x);
    const map = this.map.paragraphs[line.paragraph];
    const position = positionOf(this.paragraphs, line.paragraph, toModelOffset(map, offset));
    return { position, affinity: offset === line.textEnd ? 'upstream' : 'downstream' };
  }

  #lineIndex(position: number, affinity: Affinity): number {
    const { paragraph, offset } = locate(this.paragraphs, position);
    const textOffset = toTextOffset(this.map.paragraphs[paragraph], offset);
    const line = lineAt(this.#linesOfParagraph(paragraph), textOffset, affinity);
    return line ? this.#lines.indexOf(line) : -1;
  }

  /** A paragraph that shows nothing: below the text before it, else at the top of the element. */
  #caretWithoutLine(paragraph: number): CaretMark | null {
    const above = this.#lines.findLast((line) => line.paragraph < paragraph);
    if (above) {
      const { x, y, height } = above.box;
      return { page: above.page, x, top: y + height, height };
    }
    const boxes = boxesOfNode(this.list, this.place.nodeId, this.place.recordPath);
    const own = boxes.find(({ page }) => page === this.place.page) ?? boxes[0];
    if (!own) return null;
    const below = this.#lines[0]?.box.height ?? DEFAULT_CARET;
    return { page: own.page, x: own.box.x, top: own.box.y, height: below };
  }
}

/** Splits lines in reading order where the text begins again. */
function instancesOf(lines: readonly TextLine[]): TextLine[][] {
  const instances: TextLine[][] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    const isNext =
      before !== undefined &&
      (line.paragraph > before.paragraph ||
        (line.paragraph === before.paragraph && line.textStart > before.textStart));
    if (isNext) instances.at(-1)?.push(line);
    else instances.push([line]);
    before = line;
  }
  return instances;
}

const instanceOn = (instances: readonly TextLine[][], page: number): readonly TextLine[] =>
  instances.find((lines) => lines.some((line) => line.page === page)) ?? instances[0] ?? [];

/** The caret on the page; a turned text gets an upright caret where its own would stand. */
function caretOn(line: TextLine, x: number): CaretMark {
  const top = transformPoint(line.space, { x, y: line.box.y });
  const bottom = transformPoint(line.space, { x, y: line.box.y + line.box.height });
  return { page: line.page, x: top.x, top: Math.min(top.y, bottom.y), height: Math.abs(bottom.y - top.y) };
}

/** What a stretch of the resolved text takes of a line; `goesOn` marks the selected end of the paragraph. */
export function lineBoxes(line: TextLine, from: number, to: number, goesOn: boolean): PageBox[] {
  const boxes: PageBox[] = [];
  const push = (left: number, right: number): void => {
    const { y, height } = line.box;
    const [a, b] = [
      transformPoint(line.space, { x: left, y }),
      transformPoint(line.space, { x: right, y: y + height }),
    ];
    const box = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(b.x - a.x),
      height: Math.abs(b.y - a.y),
    };
    boxes.push({ page: line.page, box });
  };
  let left: number | null = null;
  let right = line.box.x;
  for (const segment of line.segments) {
    const start = Math.max(from, segment.textStart) - segment.textStart;
    const end = Math.min(to, segment.textEnd) - segment.textStart;
    if (start >= end) continue;
    const a = segment.carets[start] ?? segment.x;
    const b = segment.carets[end] ?? segment.x;
    const [low, high] = a < b ? [a, b] : [b, a];
    if (left !== null && Math.abs(low - right) > 1) {
      push(left, right);
      left = null;
    }
    left ??= low;
    right = high;
  }
  if (left !== null) push(left, right);
  const holdsEnd = goesOn && line.textStart >= from - 1 && line.textEnd >= to && line.textStart <= to;
  if (holdsEnd) {
    const end = left === null ? line.box.x + (line.textEnd > line.textStart ? line.box.width : 0) : right;
    push(end, end + line.box.height / 4);
  }
  return boxes;
}

function nearestLine(lines: readonly TextLine[], page: number, point: Point): TextLine | undefined {
  let best: TextLine | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const { x, y, width, height } = line.box;
    const pages = Math.abs(line.page - page) * 10_000_000;
    const dx = Math.max(x - point.x, 0, point.x - x - width);
    const dy = Math.max(y - point.y, 0, point.y - y - height);
    // Lines above and below count ten times as far as those beside: one points at a line first.
    const distance = pages + dx + 10 * dy;
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = line;
  }
  return best;
}
