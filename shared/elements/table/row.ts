/** Laying out one row: its cells side by side, all as tall as the tallest. */
import type { DisplayItem, Frame, Stroke, StructureTag } from '../../display';
import { linePath, type Mpt, type Rgb, rectanglePath } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  type LayoutContext,
  place,
  plainFrame,
  type Region,
  type Regions,
  shortened,
  stackBlocks,
  UnboundedRegion,
} from '../../layout';
import { drawPath } from '../drawing';
import type { CompiledCell } from './cell';
import type { CompiledRow } from './row-type';

/** What every row of one table shares. */
export interface TableGrid {
  readonly edges: readonly Mpt[];
  readonly paddingX: Mpt;
  readonly paddingY: Mpt;
}

/** How a row is set off from its neighbours. */
export interface RowLook {
  readonly fill: Rgb | null;
  readonly ruleBelow: Stroke | null;
}

/** A row as tall as its content wants. */
export function layoutRow(
  row: Content,
  grid: TableGrid,
  look: RowLook,
  page: number,
  context: LayoutContext,
): Frame {
  const cells = row.children.map((cell) => layoutCell(cell, page, context));
  return assembleRow(row, cells, grid, look, context, STRUCTURE.rowTag(), true);

  function layoutCell(cell: Content, onPage: number, ctx: LayoutContext): Frame {
    const width = innerWidth(cell, row, grid);
    return (
      contentFrame(cell.children, new UnboundedRegion(width, onPage), ctx)[0] ?? plainFrame(width, 0, [])
    );
  }
}

/**
 * A row that is taller than any region, divided over as many as it needs. Each of its frames is as tall as its tallest
 * cell there.
 */
export function divideRow(
  row: Content,
  grid: TableGrid,
  look: RowLook,
  regions: Regions,
  context: LayoutContext,
): readonly Frame[] {
  const cells = row.children.map((cell) => {
    const width = innerWidth(cell, row, grid);
    return contentFrame(cell.children, new CellRegions(regions, width, 2 * grid.paddingY), context);
  });
  const parts = Math.max(1, ...cells.map((frames) => frames.length));
  const tag = STRUCTURE.rowTag();
  const tags = row.children.map((cell) => STRUCTURE.cellTag(cell, row));
  return Array.from({ length: parts }, (_, part) => {
    const frames = cells.map(
      (own, index) => own[part] ?? plainFrame(innerWidth(row.children[index] as Content, row, grid), 0, []),
    );
    return assembleRow(row, frames, grid, look, context, tag, part === parts - 1, tags);
  });
}

/** Blocks of a cell. The usual cell holds one, which needs no stacking. */
function contentFrame(
  blocks: readonly Content[],
  regions: Regions,
  context: LayoutContext,
): readonly Frame[] {
  const [only] = blocks;
  if (!only || blocks.length > 1 || !(regions instanceof UnboundedRegion))
    return stackBlocks(blocks, regions, context);
  const frame = only.compiled.behaviour.layout(only, regions, context)[0];
  return frame ? [frame] : [];
}

function assembleRow(
  row: Content,
  contents: readonly Frame[],
  grid: TableGrid,
  look: RowLook,
  context: LayoutContext,
  tag: StructureTag,
  isLastPart: boolean,
  cellTags?: readonly StructureTag[],
): Frame {
  const { edges, paddingX, paddingY } = grid;
  const { minHeight, fill } = row.data as CompiledRow;
  let tallest = 0;
  for (const content of contents) if (content.height > tallest) tallest = content.height;
  const height = Math.max(tallest + 2 * paddingY, minHeight);
  const width = edges.at(-1) ?? 0;
  const source = context.source(row.compiled.id, row.recordPath);
  const decoration: DisplayItem[] = [];
  const background = fill ?? look.fill;
  if (background !== null)
    decoration.push(drawPath(rectanglePath(0, 0, width, height), background, null, source));
  if (look.ruleBelow && isLastPart) {
    // Inside the row, where the background of the next one does not cover it.
    const y = height - Math.round(look.ruleBelow.width / 2);
    decoration.push(drawPath(linePath(0, y, width, y), null, look.ruleBelow, source));
  }
  const items: DisplayItem[] = [];
  if (decoration.length > 0)
    items.push(place({ ...plainFrame(width, height, decoration), tag: ARTIFACT }, 0, 0));
  let column = 0;
  row.children.forEach((cell, index) => {
    const { span, verticalAlign } = cell.data as CompiledCell;
    const left = edges[Math.min(column, edges.length - 1)] as Mpt;
    column += span;
    const right = edges[Math.min(column, edges.length - 1)] as Mpt;
    const content = contents[index] as Frame;
    const free = height - 2 * paddingY - content.height;
    const offset = verticalAlign === 'top' ? 0 : verticalAlign === 'bottom' ? free : Math.round(free / 2);
    items.push(
      place(
        {
          width: right - left,
          height,
          items: [place(content, paddingX, paddingY + offset)],
          source: context.source(cell.compiled.id, cell.recordPath),
          tag: cellTags?.[index] ?? STRUCTURE.cellTag(cell, row),
        },
        left,
        0,
      ),
    );
  });
  return { width, height, items, source, tag };
}

function innerWidth(cell: Content, row: Content, { edges, paddingX }: TableGrid): Mpt {
  let column = 0;
  for (const other of row.children) {
    const { span } = other.data as CompiledCell;
    if (other === cell) {
      const left = edges[Math.min(column, edges.length - 1)] as Mpt;
      const right = edges[Math.min(column + span, edges.length - 1)] as Mpt;
      return Math.max(0, right - left - 2 * paddingX);
    }
    column += span;
  }
  return 0;
}

const STRUCTURE = {
  rowTag: (): StructureTag => ({ role: 'TR' }),
  cellTag(cell: Content, row: Content): StructureTag {
    const { span } = cell.data as CompiledCell;
    const isHead = (row.data as CompiledRow).role === 'head';
    return {
      role: isHead ? 'TH' : 'TD',
      ...(isHead ? { scope: 'Column' as const } : {}),
      ...(span > 1 ? { columnSpan: span } : {}),
    };
  },
};

/** The regions of a table as a cell sees them: as wide as the cell, less its padding. */
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
