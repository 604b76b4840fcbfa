import { nodeOf } from '../../shared/model';
import { useSettled } from '../state';
import { TableCellSection } from './TableCellSection';
import { TableColumnsSection } from './TableColumnsSection';
import { TableRowsSection } from './TableRowsSection';
import type { TablePartProps } from './table-context';

/** Cells, columns and rows of the table that is selected or that the selection is in. */
export function TableSection({ tableId, ids }: Omit<TablePartProps, 'template'>) {
  const template = useSettled((state) => state.document?.template);
  const table = template && nodeOf(template, tableId);
  if (!template || !table) return null;
  const props = { template, tableId, ids };
  const areCells = ids.every((id) => nodeOf(template, id)?.type === 'cell');
  return (
    <>
      {areCells && <TableCellSection {...props} />}
      <TableColumnsSection {...props} table={table} />
      <TableRowsSection {...props} />
    </>
  );
}
