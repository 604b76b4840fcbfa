/**
 * Changes to a table as operations: a column is a width in the table and a cell, or part of one, in every row. All
 * rows change in one edit, so the table is whole at every step of undo.
 */
import type { Json } from '../../shared/base';
import {
  childrenOf,
  type NodeId,
  nodeOf,
  type Operation,
  type Template,
  type TemplateNode,
} from '../../shared/model';

/** What is read of a table's props; the schema belongs to the element type. */
export interface TableColumn {
  readonly width:
    | { readonly kind: 'fixed'; readonly points: number }
    | { readonly kind: 'share'; readonly share: number };
}

/** Order of rows by what they are for, top to bottom. */
export const ROW_ORDER = ['head', 'broughtForward', 'body', 'empty', 'carriedForward', 'foot'] as const;

export type RowRole = (typeof ROW_ORDER)[number];

export interface TableRow {
  readonly id: NodeId;
  readonly role: RowRole;
  readonly node: TemplateNode;
}

/** What new cells need: ids, and the language that their empty text is written in. */
export interface CellContext {
  readonly newId: () => NodeId;
  readonly language: string;
  /** Text of the new column's heading. */
  readonly heading: string;
}

export const columnsOf = (table: TemplateNode): readonly TableColumn[] =>
  Array.isArray(table.props.columns) ? (table.props.columns as unknown as readonly TableColumn[]) : [];

export function rowsOf(template: Template, tableId: NodeId): TableRow[] {
  const table = nodeOf(template, tableId);
  const rows: TableRow[] = [];
  for (const id of table ? childrenOf(table) : []) {
    const node = nodeOf(template, id);
    if (node?.type === 'row') rows.push({ id, role: node.props.role as RowRole, node });
  }
  return rows;
}

interface PlacedCell {
  readonly id: NodeId;
  readonly node: TemplateNode;
  readonly index: number;
  /** First column and the one after the last. */
  readonly from: number;
  readonly to: number;
}

function cellsOf(template: Template, row: TemplateNode): PlacedCell[] {
  const cells: PlacedCell[] = [];
  let from = 0;
  for (const [index, id] of childrenOf(row).entries()) {
    const node = nodeOf(template, id);
    if (!node) continue;
    const span = typeof node.props.columns === 'number' ? node.props.columns : 1;
    cells.push({ id, node, index, from, to: from + span });
    from += span;
  }
  return cells;
}

/** Adds a column before the column `at`; `at` = number of columns adds it last. */
export function addColumn(
  template: Template,
  tableId: NodeId,
  at: number,
  context: CellContext,
): Operation[] {
  const table = nodeOf(template, tableId);
  if (!table) return [];
  const columns = columnsOf(table);
  const added: TableColumn = { width: { kind: 'share', share: 1 } };
  const operations: Operation[] = [setColumns(tableId, columns.toSpliced(at, 0, added))];
  for (const row of rowsOf(template, tableId)) {
    const cells = cellsOf(template, row.node);
    const around = cells.find(({ from, to }) => from < at && at < to);
    if (around) {
      operations.push(setSpan(around, around.to - around.from + 1));
      continue;
    }
    const next = cells.find(({ from }) => from === at);
    const last = cells.at(-1);
    // A row that ends before the new column keeps ending there.
    if (!next && (last?.to ?? 0) < at) continue;
    const model = next ?? last;
    operations.push(
      insertCell(template, row, next ? next.index : cells.length, model, context, row.role === 'head'),
    );
  }
  return operations;
}

/** Removes a column; cells that span others too become narrower. The last column stays. */
export function removeColumn(template: Template, tableId: NodeId, at: number): Operation[] {
  const table = nodeOf(template, tableId);
  if (!table) return [];
  const columns = columnsOf(table);
  if (columns.length <= 1) return [];
  const operations: Operation[] = [setColumns(tableId, columns.toSpliced(at, 1))];
  for (const row of rowsOf(template, tableId)) {
    const cell = cellsOf(template, row.node).find(({ from, to }) => from <= at && at < to);
    if (!cell) continue;
    const span = cell.to - cell.from;
    operations.push(span > 1 ? setSpan(cell, span - 1) : { kind: 'remove', id: cell.id });
  }
  return operations;
}

/** Adds a row for a purpose, where rows for that purpose stand, with one empty cell per column. */
export function addRow(
  template: Template,
  tableId: NodeId,
  role: RowRole,
  context: CellContext,
): Operation[] {
  const table = nodeOf(template, tableId);
  if (!table) return [];
  const rows = rowsOf(template, tableId);
  const rank = ROW_ORDER.indexOf(role);
  const index = rows.filter((row) => ROW_ORDER.indexOf(row.role) <= rank).length;
  const id = context.newId();
  const nodes: Record<NodeId, TemplateNode> = {};
  const model = rows.find((row) => row.role === 'body') ?? rows[0];
  const modelCells = model ? cellsOf(template, model.node) : [];
  const count = columnsOf(table).length;
  const isNote = role === 'empty';
  const cells: NodeId[] = [];
  for (let column = 0; column < (isNote ? 1 : count); column += 1) {
    const cell = context.newId();
    const text = context.newId();
    const pattern = modelCells.find(({ from, to }) => from <= column && column < to);
    nodes[cell] = {
      type: 'cell',
      children: [text],
      props: isNote && count > 1 ? { columns: count } : {},
    };
    nodes[text] = emptyText(template, pattern, context.language, '');
    cells.push(cell);
  }
  nodes[id] = { type: 'row', children: cells, props: { role } };
  return [{ kind: 'insert', id, parent: tableId, index, nodes }];
}

/** Sets how wide one column is. */
export const setColumnWidth = (tableId: NodeId, at: number, width: TableColumn['width']): Operation => ({
  kind: 'set',
  id: tableId,
  path: ['props', 'columns', String(at), 'width'],
  value: width,
});

const setColumns = (id: NodeId, columns: readonly TableColumn[]): Operation => ({
  kind: 'set',
  id,
  path: ['props', 'columns'],
  value: columns as unknown as Json,
});

const setSpan = (cell: PlacedCell, span: number): Operation =>
  span === 1
    ? { kind: 'set', id: cell.id, path: ['props', 'columns'] }
    : { kind: 'set', id: cell.id, path: ['props', 'columns'], value: span };

function insertCell(
  template: Template,
  row: TableRow,
  index: number,
  model: PlacedCell | undefined,
  context: CellContext,
  isHead: boolean,
): Operation {
  const id = context.newId();
  const text = context.newId();
  return {
    kind: 'insert',
    id,
    parent: row.id,
    index,
    nodes: {
      [id]: { type: 'cell', children: [text], props: {} },
      [text]: emptyText(template, model, context.language, isHead ? context.heading : ''),
    },
  };
}

/** A text that looks like the one in the model cell and says nothing yet. */
function emptyText(
  template: Template,
  model: PlacedCell | undefined,
  language: string,
  text: string,
): TemplateNode {
  const first = model ? childrenOf(model.node)[0] : undefined;
  const pattern = first === undefined ? undefined : nodeOf(template, first);
  const isText = pattern?.type === 'text';
  const content = isText ? (pattern.props.content as { [language: string]: Json }) : {};
  const paragraphs = Object.values(content)[0] as readonly { style?: string; align?: string }[] | undefined;
  const like = paragraphs?.[0];
  const paragraph = {
    ...(like?.style === undefined ? {} : { style: like.style }),
    ...(like?.align === undefined ? {} : { align: like.align }),
    inlines: text ? [{ kind: 'text', text }] : [],
  };
  const style = isText && typeof pattern.props.style === 'string' ? { style: pattern.props.style } : {};
  return { type: 'text', props: { content: { [language]: [paragraph] }, ...style } };
}
