/**
 * Where the positions of an edited text are on the pages. The engine's own lines are the only truth: this joins the
 * model's positions, the resolved text and the display list's caret places.
 * The caret is shown in the instance of the text that was clicked.
 */
import {
  type Affinity,
  boxesOfNode,
  boxOnPage,
  caretBox,
  caretX,
  type DisplayList,
  lineAt,
  lineBoxes,
  nearestLine,
  offsetInLine,
  type PageBox,
  type TextLine,
} from '../../shared/display';
import type { Composition, TextMap } from '../../shared/engine';
import { IDENTITY, type Matrix, type Point } from '../../shared/geometry';
import { locate, type NodeId, type Paragraph, positionOf } from '../../shared/model';
import { instancesOf, mapOf } from './text-instances';
import { toModelOffset, toTextOffset } from './text-map';

export interface TextPlace {
  readonly nodeId: NodeId;
  readonly recordPath: string;
  /** Which of its instances is meant, for a text that has several: from 0, in reading order. */
  readonly instance: number;
  /** Whether lines run downwards; asked only while there are none. */
  readonly isVertical: boolean;
}

/** Arrow keys, and what they do to a caret: along its line, or to the line before or after. */
export type Direction = 'left' | 'right' | 'up' | 'down';
export type CaretStep = 'back' | 'forth' | 'lineBack' | 'lineForth';

const POINTING: { readonly [direction in Direction]: Point } = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** Height of a caret where nothing tells: 12 pt. */
const DEFAULT_CARET = 12_000;

const latest = new WeakMap<Composition, TextGeometry>();

const samePlace = (a: TextPlace, b: TextPlace): boolean =>
  a.nodeId === b.nodeId &&
  a.recordPath === b.recordPath &&
  a.instance === b.instance &&
  a.isVertical === b.isVertical;

export class TextGeometry {
  readonly #lines: readonly TextLine[];

  private constructor(
    readonly list: DisplayList,
    readonly map: TextMap,
    readonly paragraphs: readonly Paragraph[],
    readonly place: TextPlace,
    lines: readonly TextLine[],
  ) {
    this.#lines = lines;
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
    const { nodeId, recordPath, instance } = place;
    const instances = instancesOf(composition.list, nodeId, recordPath);
    // An edit may have taken the last ones away.
    const lines = instances[instance] ?? instances.at(-1) ?? [];
    const map = mapOf(composition, nodeId, recordPath, lines);
    if (!map) return null;
    const geometry = new TextGeometry(composition.list, map, paragraphs, place, lines);
    latest.set(composition, geometry);
    return geometry;
  }

  /** Where the caret at a position is drawn; null when the text is on no page. */
  caret(position: number, affinity: Affinity = 'downstream'): PageBox | null {
    const { paragraph } = locate(this.paragraphs, position);
    const line = this.#line(position, affinity);
    return line ? caretBox(line, this.#textOffset(position)) : this.#caretWithoutLine(paragraph);
  }

  /** Where the caret stands along its line, in the line's coordinates: what movement over lines keeps to. */
  along(position: number, affinity: Affinity): number | null {
    const line = this.#line(position, affinity);
    return line ? caretX(line, this.#textOffset(position)) : null;
  }

  /** What an arrow key means for the caret at a position: it goes where it points, seen from its line. */
  step(direction: Direction, position: number, affinity: Affinity): CaretStep {
    const line = this.#line(position, affinity);
    const [a, b, c, d] = line?.space ?? (this.place.isVertical ? VERTICAL : IDENTITY);
    const { x, y } = POINTING[direction];
    const along = a * x + b * y;
    const across = c * x + d * y;
    if (Math.abs(across) > Math.abs(along)) return across > 0 ? 'lineForth' : 'lineBack';
    return along > 0 !== (line !== undefined && runsBack(line)) ? 'forth' : 'back';
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
    const nearest = nearestLine(this.#lines, page, point);
    if (!nearest) return { position: 0, affinity: 'downstream' };
    return this.#positionInLine(nearest.line, nearest.point.x);
  }

  /** The position one line before or after, so far along it; null beyond the first or last line. */
  inNextLine(
    position: number,
    affinity: Affinity,
    along: number,
    direction: 1 | -1,
  ): { readonly position: number; readonly affinity: Affinity } | null {
    const own = this.#line(position, affinity);
    const line = own && this.#lines[this.#lines.indexOf(own) + direction];
    return line ? this.#positionInLine(line, along) : null;
  }

  /** Start and end of the line that a position is on. */
  lineEnds(position: number, affinity: Affinity): { readonly start: number; readonly end: number } {
    const line = this.#line(position, affinity);
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

  #line(position: number, affinity: Affinity): TextLine | undefined {
    const { paragraph } = locate(this.paragraphs, position);
    return lineAt(this.#linesOfParagraph(paragraph), this.#textOffset(position), affinity);
  }

  /** The offset of a position in the resolved text of its paragraph. */
  #textOffset(position: number): number {
    const { paragraph, offset } = locate(this.paragraphs, position);
    return toTextOffset(this.map.paragraphs[paragraph], offset);
  }

  /** A paragraph that shows nothing: after the text before it, else at the beginning of the element. */
  #caretWithoutLine(paragraph: number): PageBox | null {
    const before = this.#lines.findLast((line) => line.paragraph < paragraph);
    if (before) {
      const { x, y, height } = before.box;
      return boxOnPage(before, { x, y: y + height, width: 0, height });
    }
    const boxes = boxesOfNode(this.list, this.place.nodeId, this.place.recordPath);
    const [first] = this.#lines;
    const own = boxes.find(({ page }) => page === first?.page) ?? boxes[0];
    if (!own) return null;
    const size = first?.box.height ?? DEFAULT_CARET;
    const { x, y, width } = own.box;
    return this.place.isVertical
      ? { page: own.page, box: { x: x + width - size, y, width: size, height: 0 } }
      : { page: own.page, box: { x, y, width: 0, height: size } };
  }
}

/** Lines that run downwards and follow each other to the left. */
const VERTICAL: Matrix = [0, 1, -1, 0, 0, 0];

/** Whether a line ends on the side where those of the Latin script begin. */
const runsBack = ({ carets }: TextLine): boolean => (carets.at(-1) ?? 0) < (carets[0] ?? 0);
