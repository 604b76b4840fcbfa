/** Merging and splitting cells, and grouping rows, each as the operations of one edit. */
import {
  childrenOf,
  type NodeId,
  nodeOf,
  type Operation,
  parentOf,
  type Template,
  type TemplateNode,
} from '../../shared/model';
import { type CellContext, insertCell, isBlank, setColumnSpan, setRowSpan } from './table-edits';
import { columnSpanOf, type PlacedCell, sectionOf, tableAround } from './table-grid';

/** The cell that one would be merged with: the next of its row or the one below; undefined where there is none. */
export function mergePartner(template: Template, cellId: NodeId, side: 'next' | 'below'): NodeId | undefined {
  const { cell, cells } = placeOf(template, cellId) ?? {};
  const partner = cells?.find((other) =>
    cell && side === 'next'
      ? other.from === cell.to && other.rowIndex === cell.rowIndex
      : cell && other.rowIndex === cell.rowIndex + cell.rows && other.from === cell.from,
  );
  return partner && canMerge(template, [cellId, partner.id]) ? partner.id : undefined;
}

/** Whether cells fill one rectangle of rows that stand once: rows that repeat are others at every turn. */
export const canMerge = (template: Template, ids: readonly NodeId[]): boolean =>
  rectangleOf(template, ids) !== undefined;

interface Rectangle {
  readonly cells: readonly PlacedCell[];
  readonly columns: number;
  readonly rows: number;
}

function rectangleOf(template: Template, ids: readonly NodeId[]): Rectangle | undefined {
  const [first] = ids;
  const place = first === undefined || ids.length < 2 ? undefined : placeOf(template, first);
  if (!place) return undefined;
  const cells = place.cells.filter(({ id }) => ids.includes(id));
  const from = Math.min(...cells.map((cell) => cell.from));
  const to = Math.max(...cells.map((cell) => cell.to));
  const top = Math.min(...cells.map((cell) => cell.rowIndex));
  const bottom = Math.max(...cells.map((cell) => cell.rowIndex + cell.rows));
  const area = cells.reduce((sum, cell) => sum + (cell.to - cell.from) * cell.rows, 0);
  const isFilled = cells.length === ids.length && area === (to - from) * (bottom - top);
  const repeats = place.rows.slice(top, bottom).some(({ node }) => node.each !== undefined);
  if (!isFilled || (bottom - top > 1 && repeats)) return undefined;
  return { cells, columns: to - from, rows: bottom - top };
}

/** Makes one cell of several. What they say follows each other in the order of reading; empty texts are dropped. */
export function mergeCells(template: Template, ids: readonly NodeId[]): Operation[] {
  const rectangle = rectangleOf(template, ids);
  const [first, ...others] = rectangle?.cells ?? [];
  if (!rectangle || !first) return [];
  const operations: Operation[] = [];
  const saying = others.filter(({ node }) => !isBlank(template, node));
  let end = childrenOf(first.node).length;
  if (saying.length > 0 && isBlank(template, first.node)) {
    for (const id of childrenOf(first.node)) operations.push({ kind: 'remove', id });
    end = 0;
  }
  for (const { node } of saying) {
    for (const id of childrenOf(node)) {
      operations.push({ kind: 'move', id, parent: first.id, index: end });
      end += 1;
    }
  }
  for (const { id } of others) operations.push({ kind: 'remove', id });
  const isToEnd = rectangle.cells.some(({ node }) => node.props.rows === 'rest');
  operations.push(setColumnSpan(first, rectangle.columns));
  operations.push(
    isToEnd
      ? { kind: 'set', id: first.id, path: ['props', 'rows'], value: 'rest' }
      : setRowSpan(first, rectangle.rows),
  );
  return operations;
}

/** Makes as many cells of one as it spans; what it says stays in the first. */
export function splitCell(template: Template, cellId: NodeId, context: CellContext): Operation[] {
  const { cell, cells, rows } = placeOf(template, cellId) ?? {};
  if (!cell || !cells || !rows) return [];
  const operations: Operation[] = [setColumnSpan(cell, 1), setRowSpan(cell, 1)];
  const width = cell.to - cell.from;
  for (let down = 0; down < cell.rows; down += 1) {
    const row = rows[cell.rowIndex + down];
    if (!row) continue;
    const before = cells.filter((other) => other.row === row && other.from < cell.from).length;
    // In its own row the cell itself is the first of them.
    const missing = down === 0 ? width - 1 : width;
    for (let count = 0; count < missing; count += 1)
      operations.push(insertCell(template, row.id, before + (down === 0 ? 1 : 0), cell, context, ''));
  }
  return operations;
}

/** Whether there is anything to split. */
export const isMerged = (cell: TemplateNode): boolean =>
  columnSpanOf(cell) > 1 || (cell.props.rows !== undefined && cell.props.rows !== 1);

/**
 * Puts rows and groups that stand one after the other into a new group, which takes their place. Nothing where they do
 * not belong together.
 */
export function groupRows(template: Template, ids: readonly NodeId[], newId: () => NodeId): Operation[] {
  const [first] = ids;
  const parent = first === undefined ? undefined : parentOf(template, first);
  const holder = parent === undefined ? undefined : nodeOf(template, parent);
  if (parent === undefined || !holder) return [];
  const places = ids.map((id) => childrenOf(holder).indexOf(id)).sort((a, b) => a - b);
  const start = places[0] ?? -1;
  if (start < 0 || places.some((place, index) => place !== start + index)) return [];
  const id = newId();
  const inOrder = childrenOf(holder).slice(start, start + ids.length);
  return [
    { kind: 'insert', id, parent, index: start, nodes: { [id]: { type: 'rowGroup', props: {} } } },
    ...inOrder.map((row, index): Operation => ({ kind: 'move', id: row, parent: id, index })),
  ];
}

/** Takes the rows out of a group again and removes it, with its repetition. */
export function ungroupRows(template: Template, groupId: NodeId): Operation[] {
  const group = nodeOf(template, groupId);
  const parent = parentOf(template, groupId);
  const holder = parent === undefined ? undefined : nodeOf(template, parent);
  if (!group || parent === undefined || !holder) return [];
  const at = childrenOf(holder).indexOf(groupId);
  return [
    ...childrenOf(group).map((id, index): Operation => ({ kind: 'move', id, parent, index: at + index })),
    { kind: 'remove', id: groupId },
  ];
}

function placeOf(template: Template, cellId: NodeId) {
  const rowId = parentOf(template, cellId);
  const section = rowId === undefined ? undefined : sectionOf(template, rowId);
  const cell = section?.cells.find(({ id }) => id === cellId);
  return section && cell ? { ...section, cell } : undefined;
}

/** Number of columns of the table around a row, group or cell. */
export function tableColumns(template: Template, id: NodeId): number {
  const table = tableAround(template, id);
  const columns = table === undefined ? undefined : nodeOf(template, table)?.props.columns;
  return Array.isArray(columns) ? columns.length : 0;
}
