/**
 * Lines between cells, rows and columns, and around the table. Where two say something of the same edge, one line is
 * drawn: what a cell says goes before what its row says, that before the table's border, that before its rules; of two
 * equals the wider one, then that of the cell that is read first (CSS 2.1, 17.6.2.1). The lines of a region lie over
 * its rows, so that no background covers half of one; neighbours of one kind are one line.
 */
import type { DisplayItem, Frame, Stroke } from '../../display';
import { linePath, type Mpt } from '../../geometry';
import { ARTIFACT, type Content, plainFrame } from '../../layout';
import type { CompiledCell } from './cell';
import type { CompiledTable } from './compile-table';
import { drawLines, type FrameParts, type TableLine, type TableLines } from './row-rules';
import type { CompiledRow } from './row-type';
import type { BandPart } from './spans';

/** What is drawn on an edge, and how much it counts; `null` draws nothing. */
interface Claim {
  readonly stroke: Stroke | null;
  readonly rank: number;
}

const RULE = 1;
/** The line above the foot, whatever the one below the row before it. */
const FOOT_RULE = 2;
const BORDER = 3;
const ROW = 4;
const CELL = 5;

/** A cell as the lines see it: its columns, counted from the left, its height in the frame, what it says of its sides. */
interface Outline {
  readonly from: number;
  readonly to: number;
  readonly y: Mpt;
  readonly height: Mpt;
  readonly top: Claim | null;
  readonly right: Claim | null;
  readonly bottom: Claim | null;
  readonly left: Claim | null;
}

interface PlacedOutline {
  readonly outline: Outline;
  readonly y: Mpt;
}

export class GridLines implements TableLines {
  /** Of the rows of this table; goes with it. */
  readonly #outlines = new Map<Frame, readonly Outline[]>();
  readonly #columnRule: Claim | null;
  #placed: PlacedOutline[] = [];

  constructor(
    private readonly table: CompiledTable,
    private readonly isRtl: boolean,
    private readonly source: number,
  ) {
    this.#columnRule = table.columnRule && { stroke: table.columnRule, rank: RULE };
  }

  addRow(frame: Frame, row: Content, rule: Stroke | null, isFirst = true, isLast = true): void {
    const outlines: Outline[] = [];
    const columns = this.table.columns.length;
    let column = 0;
    for (const cell of row.children) {
      const from = Math.min(column, columns);
      column += (cell.data as CompiledCell).span;
      const to = Math.min(column, columns);
      if (to <= from) continue;
      const place = { ...this.#fromLeft(from, to), y: 0, height: frame.height };
      outlines.push(this.#outline(cell, place, row, row, rule, isFirst, isLast));
    }
    this.#outlines.set(frame, outlines);
  }

  addBand(part: BandPart, rows: readonly Content[], rule: Stroke | null): void {
    const outlines = part.cells.map(({ placed, y, height, isFirst, isLast }) => {
      const last = placed.row + placed.rows - 1;
      const place = { ...this.#fromLeft(placed.from, placed.to), y, height };
      const [top, bottom] = [rows[placed.row] as Content, rows[last] as Content];
      return this.#outline(placed.cell, place, top, bottom, rule, isFirst, isLast);
    });
    this.#outlines.set(part.frame, outlines);
  }

  #fromLeft(from: number, to: number): Pick<Outline, 'from' | 'to'> {
    const count = this.table.columns.length;
    return this.isRtl ? { from: count - to, to: count - from } : { from, to };
  }

  addAbove(frame: Frame, stroke: Stroke): void {
    const outlines = (this.#outlines.get(frame) ?? []).map((outline) =>
      outline.y === 0 ? { ...outline, top: outline.top ?? { stroke, rank: FOOT_RULE } } : outline,
    );
    this.#outlines.set(frame, outlines);
  }

  addTogether(frame: Frame, parts: FrameParts): void {
    const outlines = parts.flatMap((part) =>
      (this.#outlines.get(part.frame) ?? []).map((outline) => ({ ...outline, y: outline.y + part.y })),
    );
    this.#outlines.set(frame, outlines);
  }

  #outline(
    cell: Content,
    place: Pick<Outline, 'from' | 'to' | 'y' | 'height'>,
    firstRow: Content,
    lastRow: Content,
    rule: Stroke | null,
    isFirst: boolean,
    isLast: boolean,
  ): Outline {
    const own = (cell.data as CompiledCell).rules;
    const above = (firstRow.data as CompiledRow).rules;
    const below = (lastRow.data as CompiledRow).rules;
    const isLeft = place.from === 0;
    const isRight = place.to === this.table.columns.length;
    const ruleBelow = rule && { stroke: rule, rank: RULE };
    return {
      ...place,
      top: isFirst ? (claim(own?.top, CELL) ?? claim(above?.top, ROW)) : null,
      bottom: isLast ? (claim(own?.bottom, CELL) ?? claim(below?.bottom, ROW) ?? ruleBelow) : null,
      left: claim(own?.left, CELL) ?? (isLeft ? claim(above?.left, ROW) : this.#columnRule),
      right: claim(own?.right, CELL) ?? (isRight ? claim(above?.right, ROW) : this.#columnRule),
    };
  }

  placed(frame: Frame, y: Mpt): void {
    for (const outline of this.#outlines.get(frame) ?? []) this.#placed.push({ outline, y: y + outline.y });
  }

  take(edges: readonly Mpt[], height: Mpt): Frame | null {
    const placed = this.#placed;
    this.#placed = [];
    if (height === 0) return null;
    const levels = levelsOf(placed, height);
    const width = edges.at(-1) ?? 0;
    const fromLeft = this.isRtl ? edges.map((edge) => width - edge).reverse() : edges;
    const lines = new Edges(levels, fromLeft);
    for (const { outline, y } of placed) lines.claim(outline, y);
    this.#claimBorder(lines);
    const items = lines.draw(this.source);
    return items.length > 0 ? { ...plainFrame(width, height, items), tag: ARTIFACT } : null;
  }

  #claimBorder(lines: Edges): void {
    const { border } = this.table;
    if (!border) return;
    lines.claimAround({
      top: claim(border.top, BORDER),
      right: claim(border.right, BORDER),
      bottom: claim(border.bottom, BORDER),
      left: claim(border.left, BORDER),
    });
  }
}

const claim = (stroke: Stroke | null | undefined, rank: number): Claim | null =>
  stroke === undefined ? null : { stroke, rank };

/** Heights at which cells begin or end, from the top of the region to its bottom. */
function levelsOf(placed: readonly PlacedOutline[], height: Mpt): readonly Mpt[] {
  const levels = new Set<Mpt>([0, height]);
  for (const { outline, y } of placed) levels.add(y).add(y + outline.height);
  return [...levels].sort((a, b) => a - b);
}

/** All edges of a region: between levels and columns, each with the strongest claim to it. */
class Edges {
  readonly #across: (Claim | null)[][];
  readonly #down: (Claim | null)[][];
  readonly #levelAt: ReadonlyMap<Mpt, number>;

  constructor(
    private readonly levels: readonly Mpt[],
    private readonly edges: readonly Mpt[],
  ) {
    const columns = edges.length - 1;
    this.#across = levels.map(() => new Array<Claim | null>(columns).fill(null));
    this.#down = edges.map(() => new Array<Claim | null>(levels.length - 1).fill(null));
    this.#levelAt = new Map(levels.map((y, index) => [y, index]));
  }

  claim(outline: Outline, y: Mpt): void {
    const top = this.#levelAt.get(y) ?? 0;
    const bottom = this.#levelAt.get(y + outline.height) ?? top;
    for (let column = outline.from; column < outline.to; column += 1) {
      strengthen(this.#across[top], column, outline.top);
      strengthen(this.#across[bottom], column, outline.bottom);
    }
    for (let level = top; level < bottom; level += 1) {
      strengthen(this.#down[outline.from], level, outline.left);
      strengthen(this.#down[outline.to], level, outline.right);
    }
  }

  claimAround(sides: Pick<Outline, 'top' | 'right' | 'bottom' | 'left'>): void {
    const y = this.levels[0] ?? 0;
    const height = (this.levels.at(-1) ?? 0) - y;
    this.claim({ ...sides, from: 0, to: this.edges.length - 1, y: 0, height }, y);
  }

  draw(source: number): DisplayItem[] {
    const lines: TableLine[] = [];
    const { edges, levels } = this;
    this.#across.forEach((claims, level) => {
      for (const { from, to, stroke } of runsOf(claims)) {
        const y = inside(levels, level, stroke);
        lines.push({ stroke, path: linePath(edges[from] ?? 0, y, edges[to] ?? 0, y) });
      }
    });
    this.#down.forEach((claims, edge) => {
      for (const { from, to, stroke } of runsOf(claims)) {
        const x = inside(edges, edge, stroke);
        lines.push({ stroke, path: linePath(x, levels[from] ?? 0, x, levels[to] ?? 0) });
      }
    });
    return drawLines(lines, source);
  }
}

function strengthen(claims: (Claim | null)[] | undefined, at: number, next: Claim | null): void {
  if (!claims || !next) return;
  const known = claims[at] ?? null;
  if (!known || isStronger(next, known)) claims[at] = next;
}

const isStronger = (next: Claim, known: Claim): boolean =>
  next.rank === known.rank ? (next.stroke?.width ?? 0) > (known.stroke?.width ?? 0) : next.rank > known.rank;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly stroke: Stroke;
}

/** Neighbouring edges with the same line. */
function runsOf(claims: readonly (Claim | null)[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < claims.length; ) {
    const stroke = claims[from]?.stroke ?? null;
    let to = from + 1;
    while (to < claims.length && (claims[to]?.stroke ?? null) === stroke) to += 1;
    if (stroke) runs.push({ from, to, stroke });
    from = to;
  }
  return runs;
}

/** Middle of a line on an edge; the outermost stay inside the table. */
function inside(positions: readonly Mpt[], index: number, stroke: Stroke): Mpt {
  const at = positions[index] ?? 0;
  const half = Math.round(stroke.width / 2);
  if (index === 0) return at + half;
  return index === positions.length - 1 ? at - half : at;
}
