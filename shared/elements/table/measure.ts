/**
 * What the columns of a table need and want: the widest word and the widest line of every cell, padding included. All
 * rows that are in the document count, and those at page breaks once a layout has made them: to make them beforehand
 * would count their notes and report their problems, also where the table breaks nowhere.
 */
import type { Mpt } from '../../geometry';
import { type Content, type ContentWidths, type LayoutContext, measureBlocks } from '../../layout';
import type { CompiledCell } from './cell';
import { placeCells } from './spans';

interface Measured {
  min: Mpt;
  max: Mpt;
}

/** Widths of the columns; `sections` are rows whose cells may span each other: head, body of a group, foot. */
export function measureColumns(
  sections: readonly (readonly Content[])[],
  columns: number,
  paddingX: Mpt,
  context: LayoutContext,
): readonly ContentWidths[] {
  const measured = Array.from({ length: columns }, (): Measured => ({ min: 0, max: 0 }));
  const spanning: { readonly from: number; readonly to: number; readonly widths: ContentWidths }[] = [];
  for (const rows of sections) {
    for (const { cell, from, to } of placeCells(rows, columns)) {
      const widths = measureCell(cell, paddingX, context);
      const column = measured[from];
      if (to - from > 1) spanning.push({ from, to, widths });
      else if (column) widen(column, widths);
    }
  }
  for (const { from, to, widths } of spanning.sort((a, b) => a.to - a.from - (b.to - b.from))) {
    widenTogether(measured.slice(from, to), widths);
  }
  return measured;
}

function measureCell(cell: Content, paddingX: Mpt, context: LayoutContext): ContentWidths {
  const { padding } = cell.data as CompiledCell;
  const around = (padding?.left ?? paddingX) + (padding?.right ?? paddingX);
  const { min, max } = measureBlocks(cell.children, context);
  return { min: min + around, max: max + around };
}

function widen(column: Measured, { min, max }: ContentWidths): void {
  column.min = Math.max(column.min, min);
  column.max = Math.max(column.max, max);
}

/** What a spanning cell needs more than its columns have goes to them by what they want. */
function widenTogether(columns: readonly Measured[], widths: ContentWidths): void {
  for (const kind of ['min', 'max'] as const) {
    const have = columns.reduce((sum, column) => sum + column[kind], 0);
    const missing = widths[kind] - have;
    if (missing <= 0) continue;
    const weight = columns.reduce((sum, column) => sum + column.max, 0);
    let given = 0;
    let sum = 0;
    columns.forEach((column, index) => {
      sum += column.max;
      const until = Math.round((missing * (weight > 0 ? sum : index + 1)) / (weight || columns.length));
      column[kind] += until - given;
      given = until;
    });
  }
  for (const column of columns) column.max = Math.max(column.max, column.min);
}
