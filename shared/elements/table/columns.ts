/** Column positions of a table for a width. */
import { type Mpt, toMpt } from '../../geometry';
import type { TableProps } from './props';

/** Left edges of the columns and, last, the right edge of the table. Shares divide what the fixed columns leave. */
export function columnEdges(columns: TableProps['columns'], width: Mpt): readonly Mpt[] {
  let fixed = 0;
  let shares = 0;
  for (const { width: column } of columns) {
    if (column.kind === 'fixed') fixed += toMpt(column.points);
    else shares += column.share;
  }
  const rest = Math.max(0, width - fixed);
  const edges: Mpt[] = [0];
  let taken = 0;
  let left = 0;
  for (const { width: column } of columns) {
    if (column.kind === 'fixed') left += toMpt(column.points);
    else {
      // Rounding is on the sum, so that the last share ends exactly at the edge.
      const before = Math.round((rest * taken) / shares);
      taken += column.share;
      left += Math.round((rest * taken) / shares) - before;
    }
    edges.push(left);
  }
  return edges;
}
