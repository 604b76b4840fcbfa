/**
 * Rows that cells hold together because they span several: a band. It is laid out as one; where no region has the room
 * for it, it is divided between its rows, and a cell that spans the break goes on in the next part.
 */
import type { DisplayItem, Frame, GroupItem, Stroke, StructureTag } from '../../display';
import { type Colour, linePath, type Mpt, rectanglePath } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  isEmpty,
  type LayoutContext,
  place,
  plainFrame,
  pourSideBySide,
  type Region,
  type Regions,
  RestOfRegions,
} from '../../layout';
import { drawPath } from '../drawing';
import type { CompiledCell } from './cell';
import {
  cellContent,
  cellFrame,
  cellTag,
  dividedContent,
  innerWidth,
  leftAt,
  paddingHeight,
  rowTag,
  type TableGrid,
  widthOf,
} from './row';
import type { CompiledRow } from './row-type';

/** Where a cell stands in a band: its first row, how many it spans, its columns. */
export interface PlacedCell {
  readonly cell: Content;
  readonly row: number;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
}

/** How a row of a band is set off. */
export interface RowLook {
  readonly fill: Colour | null;
  readonly ruleBelow: Stroke | null;
}

/** What of a row stands in one part of a band. */
export interface RowPiece {
  readonly row: number;
  readonly part: number;
  readonly y: Mpt;
  height: Mpt;
  isFirst: boolean;
  isLast: boolean;
}

/** What of a cell stands in one part of a band. */
export interface CellPiece {
  readonly placed: PlacedCell;
  readonly y: Mpt;
  readonly height: Mpt;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export interface BandPart {
  readonly frame: Frame;
  readonly rows: readonly RowPiece[];
  readonly cells: readonly CellPiece[];
}

/**
 * Gives every cell its columns: the first free ones, beside what cells of rows above take. A span ends
 * with the band and with the table.
 */
export function placeCells(rows: readonly Content[], columns: number): PlacedCell[] {
  const takenUntil = new Array<number>(columns).fill(0);
  const placed: PlacedCell[] = [];
  rows.forEach((content, row) => {
    let column = 0;
    const isTaken = (from: number, span: number): boolean => {
      for (let at = from; at < from + span; at += 1) if ((takenUntil[at] ?? 0) > row) return true;
      return false;
    };
    for (const cell of content.children) {
      const { span, rowSpan } = cell.data as CompiledCell;
      while (column < columns && isTaken(column, Math.min(span, columns - column))) column += 1;
      const to = Math.min(columns, column + span);
      const spanned = Math.min(rowSpan, rows.length - row);
      for (let at = column; at < to; at += 1) takenUntil[at] = row + spanned;
      placed.push({ cell, row, rows: spanned, from: column, to });
      column = to;
    }
  });
  return placed;
}

/** The cells that begin in each row, by the row's place. */
export function cellsByRow(cells: readonly PlacedCell[], count: number): readonly (readonly PlacedCell[])[] {
  const byRow = Array.from({ length: count }, (): PlacedCell[] => []);
  for (const placed of cells) byRow[placed.row]?.push(placed);
  return byRow;
}

/** How many rows from the first on cells hold together; 1 for a row that stands for itself. */
export function bandLength(rows: readonly Content[], first: number): number {
  let end = first + 1;
  for (let row = first; row < end; row += 1) {
    for (const cell of (rows[row] as Content).children) {
      const { rowSpan } = cell.data as CompiledCell;
      if (rowSpan > 1) end = Math.max(end, Math.min(rows.length, row + rowSpan));
    }
  }
  return end - first;
}

export class Band {
  readonly #cells: readonly PlacedCell[];
  readonly #spanning: readonly PlacedCell[];
  readonly #rowTags: readonly StructureTag[];
  readonly #cellTags: ReadonlyMap<PlacedCell, StructureTag>;

  constructor(
    readonly rows: readonly Content[],
    private readonly looks: readonly RowLook[],
    private readonly grid: TableGrid,
    private readonly context: LayoutContext,
  ) {
    this.#cells = placeCells(rows, grid.edges.length - 1);
    this.#spanning = this.#cells.filter((placed) => placed.rows > 1);
    this.#rowTags = rows.map(rowTag);
    this.#cellTags = new Map(
      this.#cells.map((placed) => {
        const row = rows[placed.row] as Content;
        return [placed, cellTag(placed.cell, row, placed.rows)];
      }),
    );
  }

  /** The band as tall as its content wants. */
  layout(page: number): BandPart {
    const { context, grid } = this;
    const contents = new Map<PlacedCell, Frame>();
    const heights = this.rows.map((row) => (row.data as CompiledRow).minHeight);
    // Cells of few rows first: what they need is there for those that span more.
    for (const placed of this.#cells.toSorted((a, b) => a.rows - b.rows)) {
      const { cell, row, rows } = placed;
      const content = cellContent(cell, this.#width(placed), page, context);
      contents.set(placed, content);
      let missing = content.height + paddingHeight(cell.data as CompiledCell, grid);
      for (let at = row; at < row + rows; at += 1) missing -= heights[at] ?? 0;
      if (missing > 0) heights[row + rows - 1] = (heights[row + rows - 1] ?? 0) + missing;
    }
    let y = 0;
    const pieces = heights.map((height, row): RowPiece => {
      const piece = { row, part: 0, y, height, isFirst: true, isLast: true };
      y += height;
      return piece;
    });
    const cells = this.#cells.map((placed) => {
      const first = pieces[placed.row] as RowPiece;
      const last = pieces[placed.row + placed.rows - 1] as RowPiece;
      const height = last.y + last.height - first.y;
      return { placed, y: first.y, height, isFirst: true, isLast: true };
    });
    return this.#assemble(pieces, cells, (placed) => contents.get(placed), y);
  }

  /**
   * The band divided over as many regions as it needs; `regions` are what the band itself may take. Its rows may be
   * divided at any of their ends where `splitsRows`.
   */
  divide(regions: Regions, splitsRows: boolean): readonly BandPart[] {
    const parts = pourSideBySide(
      this.#cells.map(({ cell }) => cell),
      regions,
      this.context,
      (room, inner) => {
        const widthOf = (placed: PlacedCell) => this.#width(placed);
        return new Division(this.rows, this.#cells, this.grid, room, inner, widthOf, splitsRows).run();
      },
      (divided) =>
        divided.map(({ cells, height }) => ({ frames: cells.map(({ content }) => content), height })),
    );
    return parts.map(({ rows, cells, height }) => {
      const contents = new Map(cells.map(({ piece, content }) => [piece.placed, content]));
      const pieces = cells.map(({ piece }) => piece);
      return this.#assemble(rows, pieces, (placed) => contents.get(placed), height);
    });
  }

  #width({ cell, from, to }: PlacedCell): Mpt {
    return innerWidth(cell.data as CompiledCell, this.grid, from, to);
  }

  #assemble(
    rows: readonly RowPiece[],
    cells: readonly CellPiece[],
    contentOf: (placed: PlacedCell) => Frame | undefined,
    height: Mpt,
  ): BandPart {
    const { context, grid } = this;
    const width = grid.edges.at(-1) ?? 0;
    const items: DisplayItem[] = [];
    const decoration = this.#decoration(rows, cells, width);
    if (decoration.length > 0)
      items.push(place({ ...plainFrame(width, height, decoration), tag: ARTIFACT }, 0, 0));
    const pieces = new Map(rows.toReversed().map((piece) => [piece.row, piece]));
    const cellsOf = new Map<number, CellPiece[]>();
    for (const cell of cells) {
      const own = cellsOf.get(cell.placed.row);
      if (own) own.push(cell);
      else cellsOf.set(cell.placed.row, [cell]);
    }
    for (const index of [...new Set([...pieces.keys(), ...cellsOf.keys()])].sort((a, b) => a - b)) {
      const row = this.rows[index] as Content;
      const own = cellsOf.get(index) ?? [];
      const piece = pieces.get(index);
      const y = piece?.y ?? own[0]?.y ?? 0;
      const inRow = own.map((each): GroupItem => {
        const { placed } = each;
        const { from, to } = placed;
        const content = contentOf(placed) ?? plainFrame(this.#width(placed), 0, []);
        const tag = this.#cellTags.get(placed) as StructureTag;
        const across = widthOf(grid, from, to);
        const frame = cellFrame(placed.cell, content, across, each.height, grid, tag, context);
        return place(frame, leftAt(grid, from, to), each.y - y);
      });
      const rowHeight = piece?.height ?? Math.max(0, ...own.map((each) => each.height));
      const source = context.source(row.compiled.id, row.recordPath);
      const tag = this.#rowTags[index] as StructureTag;
      items.push(place({ width, height: rowHeight, items: inRow, source, tag }, 0, y));
    }
    return { frame: plainFrame(width, height, items), rows, cells };
  }

  /** Backgrounds of rows, then of cells, then lines below rows where no cell spans them. */
  #decoration(rows: readonly RowPiece[], cells: readonly CellPiece[], width: Mpt): DisplayItem[] {
    const { context, grid } = this;
    const items: DisplayItem[] = [];
    const sourceOf = (row: number): number => {
      const { compiled, recordPath } = this.rows[row] as Content;
      return context.source(compiled.id, recordPath);
    };
    for (const { row, y, height } of rows) {
      const fill = ((this.rows[row] as Content).data as CompiledRow).fill ?? this.looks[row]?.fill ?? null;
      if (fill !== null) items.push(drawPath(rectanglePath(0, y, width, height), fill, null, sourceOf(row)));
    }
    for (const { placed, y, height } of cells) {
      const { fill } = placed.cell.data as CompiledCell;
      const { from, to } = placed;
      const path = rectanglePath(leftAt(grid, from, to), y, widthOf(grid, from, to), height);
      if (fill !== null) items.push(drawPath(path, fill, null, sourceOf(placed.row)));
    }
    for (const { row, y, height, isLast } of rows) {
      const rule = this.looks[row]?.ruleBelow;
      if (!rule || !isLast) continue;
      const at = y + height - Math.round(rule.width / 2);
      for (const [from, to] of this.#openBelow(row)) {
        const left = leftAt(grid, from, to);
        const path = linePath(left, at, left + widthOf(grid, from, to), at);
        items.push(drawPath(path, null, rule, sourceOf(row)));
      }
    }
    return items;
  }

  /** Stretches of columns that no cell spans over the bottom of a row. */
  #openBelow(row: number): [number, number][] {
    const stretches: [number, number][] = [];
    let from = 0;
    const spanning = this.#spanning
      .filter((placed) => placed.row <= row && placed.row + placed.rows > row + 1)
      .sort((a, b) => a.from - b.from);
    for (const placed of spanning) {
      if (placed.from > from) stretches.push([from, placed.from]);
      from = Math.max(from, placed.to);
    }
    const end = this.grid.edges.length - 1;
    if (from < end) stretches.push([from, end]);
    return stretches;
  }
}

interface DividedPart {
  readonly rows: RowPiece[];
  readonly cells: { readonly piece: CellPiece; readonly content: Frame | undefined }[];
  height: Mpt;
}

/** One division of a band: rows one after the other, each cell where its last row ends. */
class Division {
  readonly #pieces: RowPiece[] = [];
  /** The place of each row's first piece among all, which stand in the order of their rows. */
  readonly #firstPieces: number[] = [];
  readonly #byRow: readonly (readonly PlacedCell[])[];
  /** Cells of several rows by the last of these. */
  readonly #spanningUntil = new Map<number, PlacedCell[]>();
  readonly #parts: DividedPart[] = [];
  #part = 0;
  #used: Mpt = 0;

  constructor(
    private readonly rows: readonly Content[],
    private readonly cells: readonly PlacedCell[],
    private readonly grid: TableGrid,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
    private readonly widthOf: (placed: PlacedCell) => Mpt,
    private readonly splitsRows: boolean,
  ) {
    this.#byRow = cellsByRow(cells, rows.length);
    for (const placed of cells) {
      if (placed.rows === 1) continue;
      const last = placed.row + placed.rows - 1;
      const known = this.#spanningUntil.get(last);
      if (known) known.push(placed);
      else this.#spanningUntil.set(last, [placed]);
    }
  }

  run(): readonly DividedPart[] {
    const contents = new Map<PlacedCell, readonly (Frame | undefined)[]>();
    for (let row = 0; row < this.rows.length; row += 1) {
      this.#firstPieces.push(this.#pieces.length);
      this.#placeRow(row, contents);
      for (const placed of this.#spanningUntil.get(row) ?? []) this.#placeSpanning(placed, contents);
    }
    for (const piece of this.#pieces) {
      const part = this.#partAt(piece.part);
      part.rows.push(piece);
      part.height = Math.max(part.height, piece.y + piece.height);
    }
    for (const placed of this.cells) this.#placeCell(placed, contents.get(placed) ?? []);
    return this.#parts;
  }

  /** Rows go between regions whole, unless they may be divided; one that has no room even alone is divided anyway. */
  #placeRow(row: number, contents: Map<PlacedCell, readonly (Frame | undefined)[]>): void {
    const own = (this.#byRow[row] ?? []).filter(({ rows }) => rows === 1);
    const { compiled, data } = this.rows[row] as Content;
    const { page } = this.regions.at(this.#part);
    const whole = own.map(({ cell }, index) =>
      cellContent(cell, this.widthOf(own[index] as PlacedCell), page, this.context),
    );
    const height = Math.max(
      (data as CompiledRow).minHeight,
      ...whole.map((content, index) => content.height + this.#paddingOf(own[index] as PlacedCell)),
    );
    const isFirstInPart = () => this.#used === 0;
    const isAtTop = () => isFirstInPart() && isEmpty(this.regions.at(this.#part));
    if (height > this.#free() && !isAtTop()) {
      if (this.splitsRows && !compiled.keepTogether && this.#divideRow(row, own, contents, false)) return;
      if (!isFirstInPart()) this.#nextPart();
    }
    if (height > this.#free() && isFirstInPart() && !isAtTop()) this.#nextPart();
    if (height > this.#free() && own.length > 0) this.#divideRow(row, own, contents, true);
    else {
      own.forEach((placed, index) => {
        contents.set(placed, [whole[index]]);
      });
      this.#push(row, height, true, true);
    }
  }

  /** A row goes on in the next parts; without force only where every cell that holds something begins here. */
  #divideRow(
    row: number,
    own: readonly PlacedCell[],
    contents: Map<PlacedCell, readonly (Frame | undefined)[]>,
    isForced: boolean,
  ): boolean {
    const view = new RestOfRegions(this.regions, this.#part, this.#used);
    const divided = own.map((placed) =>
      dividedContent(placed.cell, this.widthOf(placed), this.#paddingOf(placed), view, this.context),
    );
    const count = Math.max(1, ...divided.map((frames) => frames.length));
    const beginsHere = divided.every((frames) => frames.length < 2 || frames[0]?.items.length !== 0);
    if (!isForced && (count === 1 || !beginsHere)) return false;
    own.forEach((placed, index) => {
      contents.set(placed, divided[index] ?? []);
    });
    for (let step = 0; step < count; step += 1) {
      if (step > 0) this.#nextPart();
      const tallest = divided.map(
        (frames, index) => (frames[step]?.height ?? 0) + this.#paddingOf(own[index] as PlacedCell),
      );
      this.#push(row, Math.max(0, ...tallest), step === 0, step === count - 1);
    }
    return true;
  }

  /** Content of a cell of several rows: what their pieces leave, then more of the last one. */
  #placeSpanning(placed: PlacedCell, contents: Map<PlacedCell, readonly (Frame | undefined)[]>): void {
    const pieces = this.#piecesOf(placed);
    const first = pieces[0] as RowPiece;
    const last = pieces.at(-1) as RowPiece;
    const extents: Mpt[] = [];
    for (let part = first.part; part <= last.part; part += 1) extents.push(this.#extent(pieces, part).height);
    const spare = this.#free();
    const heights = extents.map((height, index) => (index === extents.length - 1 ? height + spare : height));
    const view = new SpannedRegions(heights, this.regions, first.part);
    const padding = this.#paddingOf(placed);
    const frames = dividedContent(placed.cell, this.widthOf(placed), padding, view, this.context);
    contents.set(placed, frames);
    const atEnd = frames[extents.length - 1];
    if (atEnd) {
      const missing = atEnd.height + padding - (extents.at(-1) ?? 0);
      if (missing > 0) {
        last.height += missing;
        this.#used += missing;
      }
    }
    for (let step = extents.length; step < frames.length; step += 1) {
      (this.#pieces.at(-1) as RowPiece).isLast = false;
      this.#nextPart();
      this.#push(last.row, (frames[step] as Frame).height + padding, false, true);
    }
  }

  #placeCell(placed: PlacedCell, contents: readonly (Frame | undefined)[]): void {
    const pieces = this.#piecesOf(placed);
    const first = (pieces[0] as RowPiece).part;
    const last = (pieces.at(-1) as RowPiece).part;
    for (let part = first; part <= last; part += 1) {
      const { y, height } = this.#extent(pieces, part);
      const piece = { placed, y, height, isFirst: part === first, isLast: part === last };
      this.#partAt(part).cells.push({ piece, content: contents[part - first] });
    }
  }

  #piecesOf({ row, rows }: PlacedCell): RowPiece[] {
    return this.#pieces.slice(this.#firstPieces[row], this.#firstPieces[row + rows]);
  }

  #extent(pieces: readonly RowPiece[], part: number): { readonly y: Mpt; readonly height: Mpt } {
    const here = pieces.filter((piece) => piece.part === part);
    const top = here[0];
    const bottom = here.at(-1);
    return top && bottom ? { y: top.y, height: bottom.y + bottom.height - top.y } : { y: 0, height: 0 };
  }

  #push(row: number, height: Mpt, isFirst: boolean, isLast: boolean): void {
    this.#pieces.push({ row, part: this.#part, y: this.#used, height, isFirst, isLast });
    this.#used += height;
  }

  #free(): Mpt {
    return this.regions.at(this.#part).height - this.#used;
  }

  #nextPart(): void {
    this.#part += 1;
    this.#used = 0;
  }

  #partAt(index: number): DividedPart {
    while (this.#parts.length <= index) this.#parts.push({ rows: [], cells: [], height: 0 });
    return this.#parts[index] as DividedPart;
  }

  #paddingOf({ cell }: PlacedCell): Mpt {
    return paddingHeight(cell.data as CompiledCell, this.grid);
  }
}

/** The room that the rows of a spanning cell leave it, part after part; behind the last one whole regions. */
class SpannedRegions implements Regions {
  constructor(
    private readonly heights: readonly Mpt[],
    private readonly regions: Regions,
    private readonly first: number,
  ) {}

  at(index: number): Region {
    const region = this.regions.at(this.first + index);
    const height = this.heights[index];
    // What the rows around it take is no room of its own: the region counts as used unless all of it is free.
    return height === undefined ? region : { ...region, height: Math.min(height, region.height) };
  }
}
