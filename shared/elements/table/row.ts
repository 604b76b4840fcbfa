/** Laying out one row: its cells side by side, all as tall as the tallest. */
import { diagnostic } from '../../diag';
import type { DisplayItem, Frame, StructureTag } from '../../display';
import { type Colour, type Mpt, rectanglePath, toPt } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  type LayoutContext,
  place,
  plainFrame,
  pourSideBySide,
  type Region,
  type Regions,
  type SideBySide,
  shortened,
  stackBlocks,
  UnboundedRegion,
} from '../../layout';
import { drawPath } from '../drawing';
import type { CompiledCell } from './cell';
import type { CompiledRow } from './row-type';

/** What every row of one table shares. */
export interface TableGrid {
  /** Where columns begin, counted from the side of the first, and last where the table ends. */
  readonly edges: readonly Mpt[];
  /** The first column is at the right. */
  readonly isRtl: boolean;
  readonly paddingX: Mpt;
  readonly paddingY: Mpt;
}

/** A row that goes on over several regions. */
export interface DividedRow {
  readonly parts: readonly Frame[];
  /** Whether every cell that holds something begins in the first part. */
  readonly beginsInFirst: boolean;
  /** So many parts at the beginning hold nothing. */
  readonly emptyParts: number;
}

/** A row as tall as its content wants. */
export function layoutRow(
  row: Content,
  grid: TableGrid,
  fill: Colour | null,
  page: number,
  context: LayoutContext,
): Frame {
  const contents: Frame[] = [];
  let height = (row.data as CompiledRow).minHeight;
  let column = 0;
  for (const cell of row.children) {
    const data = cell.data as CompiledCell;
    const from = column;
    column += data.span;
    const content = cellContent(cell, innerWidth(data, grid, from, column), page, context);
    contents.push(content);
    height = Math.max(height, content.height + paddingHeight(data, grid));
  }
  return assembleRow(row, contents, height, grid, fill, rowTag(), null, context);
}

/** Content of a cell in one piece. The usual cell holds one block, which needs no stacking. */
export function cellContent(cell: Content, width: Mpt, page: number, context: LayoutContext): Frame {
  const region = new UnboundedRegion(width, page);
  const [only] = cell.children;
  const frame =
    only && cell.children.length === 1
      ? context.layOut(only, region)[0]
      : stackBlocks(cell.children, region, context)[0];
  if (!frame) return plainFrame(width, 0, []);
  if (frame.width > width && frame.height > 0) reportWidth(cell, frame.width - width, page, context);
  return frame;
}

function reportWidth({ compiled }: Content, overflow: Mpt, page: number, context: LayoutContext): void {
  const at = { nodeId: compiled.id, page };
  context.report(diagnostic('layout.tooWide', { overflow: String(toPt(overflow)) }, at));
}

/**
 * A row divided over as many regions as it needs; each part is as tall as its tallest cell there. `regions` are what
 * the row itself may take.
 */
export function divideRow(
  row: Content,
  grid: TableGrid,
  fill: Colour | null,
  regions: Regions,
  context: LayoutContext,
): DividedRow {
  let column = 0;
  const data = row.children.map((cell) => cell.data as CompiledCell);
  const widths = data.map((cell) => {
    const from = column;
    column += cell.span;
    return innerWidth(cell, grid, from, column);
  });
  const paddings = data.map((cell) => paddingHeight(cell, grid));
  const cells = pourSideBySide(
    row.children,
    regions,
    context,
    (room, inner) =>
      row.children.map((cell, index) =>
        dividedContent(cell, widths[index] ?? 0, paddings[index] ?? 0, room, inner),
      ),
    (poured) => cellsByRegion(poured, paddings),
  );
  const beginsInFirst = cells.every((frames) => frames.length < 2 || frames[0]?.items.length !== 0);
  const count = Math.max(1, ...cells.map((frames) => frames.length));
  const tag = rowTag();
  const tags = row.children.map((cell) => cellTag(cell, row, 1));
  let minHeight = (row.data as CompiledRow).minHeight;
  const parts = Array.from({ length: count }, (_, part) => {
    const isLast = part === count - 1;
    const contents = cells.map((own, index) => own[part] ?? plainFrame(widths[index] ?? 0, 0, []));
    let height = isLast ? minHeight : 0;
    contents.forEach((own, index) => {
      height = Math.max(height, own.height + (paddings[index] ?? 0));
    });
    minHeight -= height;
    return assembleRow(row, contents, height, grid, fill, tag, tags, context);
  });
  const starts = cells
    .map((frames) => frames.findIndex(({ items }) => items.length > 0))
    .filter((at) => at >= 0);
  return { parts, beginsInFirst, emptyParts: starts.length > 0 ? Math.min(...starts) : 0 };
}

/** What of the cells of a row stands in each region, each cell as tall as its content and its padding. */
export const cellsByRegion = (
  cells: readonly (readonly Frame[])[],
  paddings: readonly Mpt[],
): readonly SideBySide[] =>
  Array.from({ length: Math.max(0, ...cells.map((frames) => frames.length)) }, (_, region) => {
    const frames = cells.map((own) => own[region]);
    const heights = frames.map((frame, index) => (frame ? frame.height + (paddings[index] ?? 0) : 0));
    return { frames, height: Math.max(0, ...heights) };
  });

/** Content of a cell over regions that its row may take; one frame for each that it uses. */
export const dividedContent = (
  cell: Content,
  width: Mpt,
  padding: Mpt,
  regions: Regions,
  context: LayoutContext,
): readonly Frame[] => stackBlocks(cell.children, new CellRegions(regions, width, padding), context);

function assembleRow(
  row: Content,
  contents: readonly Frame[],
  height: Mpt,
  grid: TableGrid,
  fill: Colour | null,
  tag: StructureTag,
  cellTags: readonly StructureTag[] | null,
  context: LayoutContext,
): Frame {
  const width = grid.edges.at(-1) ?? 0;
  const source = context.source(row.compiled.id, row.recordPath);
  const decoration: DisplayItem[] = [];
  const background = (row.data as CompiledRow).fill ?? fill;
  if (background !== null)
    decoration.push(drawPath(rectanglePath(0, 0, width, height), background, null, source));
  const items: DisplayItem[] = [];
  let column = 0;
  row.children.forEach((cell, index) => {
    const data = cell.data as CompiledCell;
    const from = column;
    column += data.span;
    const left = leftAt(grid, from, column);
    const across = widthOf(grid, from, column);
    if (data.fill !== null)
      decoration.push(drawPath(rectanglePath(left, 0, across, height), data.fill, null, source));
    const tagged = cellTags?.[index] ?? cellTag(cell, row, 1);
    const content = contents[index] as Frame;
    items.push(place(cellFrame(cell, content, across, height, grid, tagged, context), left, 0));
  });
  if (decoration.length > 0)
    items.unshift(place({ ...plainFrame(width, height, decoration), tag: ARTIFACT }, 0, 0));
  return { width, height, items, source, tag };
}

/** A cell with its content where its padding and its vertical alignment put it. */
export function cellFrame(
  cell: Content,
  content: Frame,
  width: Mpt,
  height: Mpt,
  grid: TableGrid,
  tag: StructureTag,
  context: LayoutContext,
): Frame {
  const { verticalAlign, padding } = cell.data as CompiledCell;
  const left = padding?.left ?? grid.paddingX;
  let top = padding?.top ?? grid.paddingY;
  if (verticalAlign !== 'top') {
    const free = Math.max(0, height - top - (padding?.bottom ?? grid.paddingY) - content.height);
    top += verticalAlign === 'bottom' ? free : Math.round(free / 2);
  }
  const source = context.source(cell.compiled.id, cell.recordPath);
  return { width, height, items: [place(content, left, top)], source, tag };
}

/** Where a column begins; what lies beyond the last begins where that ends. */
const edgeAt = ({ edges }: TableGrid, column: number): Mpt =>
  edges[Math.min(column, edges.length - 1)] as Mpt;

/** The left edge of columns, from one up to another. */
export const leftAt = (grid: TableGrid, from: number, to: number): Mpt =>
  grid.isRtl ? (grid.edges.at(-1) ?? 0) - edgeAt(grid, to) : edgeAt(grid, from);

/** The width of columns, from one up to another. */
export const widthOf = (grid: TableGrid, from: number, to: number): Mpt =>
  edgeAt(grid, to) - edgeAt(grid, from);

/** Width that is left for the content of a cell in columns from one up to another. */
export function innerWidth({ padding }: CompiledCell, grid: TableGrid, from: number, to: number): Mpt {
  const { paddingX } = grid;
  const around = padding === null ? 2 * paddingX : (padding.left ?? paddingX) + (padding.right ?? paddingX);
  return Math.max(0, widthOf(grid, from, to) - around);
}

/** What padding adds to the height of a cell's content. */
export const paddingHeight = ({ padding }: CompiledCell, { paddingY }: TableGrid): Mpt =>
  padding === null ? 2 * paddingY : (padding.top ?? paddingY) + (padding.bottom ?? paddingY);

export const rowTag = (): StructureTag => ({ role: 'TR' });

/** Heads head their columns, row headers their row (ISO 32000-2 14.8.5.7). */
export function cellTag(cell: Content, row: Content, rowSpan: number): StructureTag {
  const { span, isRowHeader } = cell.data as CompiledCell;
  const isHead = (row.data as CompiledRow).role === 'head';
  const role = isHead || isRowHeader ? 'TH' : 'TD';
  if (role === 'TD' && span === 1 && rowSpan === 1) return { role };
  return {
    role,
    ...(role === 'TH' ? { scope: isHead ? ('Column' as const) : ('Row' as const) } : {}),
    ...(span > 1 ? { columnSpan: span } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  };
}

/** What a row may take of its regions as one of its cells sees it: as wide as the cell, less its padding. */
class CellRegions implements Regions {
  constructor(
    private readonly regions: Regions,
    private readonly width: Mpt,
    private readonly padding: Mpt,
  ) {}

  at(index: number): Region {
    return shortened(this.regions.at(index), this.padding, this.width);
  }
}
