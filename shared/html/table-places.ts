/** Where the cells of a table stand, whose rows leave out what cells from above cover. */
import type { SemanticRow } from '../display';

export interface CellPlace {
  /** The first column of the cell. */
  readonly column: number;
  /** The last row it covers. */
  readonly lastRow: number;
}

/** The places of all cells, row by row; no cell goes on below the last row. */
export function cellPlaces(rows: readonly SemanticRow[]): readonly (readonly CellPlace[])[] {
  /** The last row that each column is covered in. */
  const coveredTo: number[] = [];
  return rows.map(({ cells }, row) => {
    let column = 0;
    return cells.map(({ columnSpan, rowSpan }) => {
      while ((coveredTo[column] ?? -1) >= row) column += 1;
      const place = { column, lastRow: Math.min(row + rowSpan, rows.length) - 1 };
      coveredTo.length = Math.max(coveredTo.length, column + columnSpan);
      coveredTo.fill(place.lastRow, column, column + columnSpan);
      column += columnSpan;
      return place;
    });
  });
}
