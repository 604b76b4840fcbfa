/**
 * Changes to a table as operations: a column is a width in the table and a cell, or part of one, in every row; a row
 * is a cell, or part of one, in every column. All of it changes in one edit, so the table is whole at every step of undo.
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
import {
  cellsByRow,
  columnsOf,
  type PlacedCell,
  placeCells,
  ROW_ORDER,
  type RowRole,
  rowsOf,
  sectionOf,
  type TableColumn,
  type TableRow,
} from './table-grid';

/** What new cells need: ids, and the language that their empty text is written in. */
export interface CellContext {
  readonly newId: () => NodeId;
  readonly language: string;
  /** Text of the new column's heading. */
  readonly heading: string;
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
  const added: TableColumn = { width: { kind: 'share', share: 1 } };
  const operations: Operation[] = [setColumns(tableId, columnsOf(table).toSpliced(at, 0, added))];
  for (const section of cellsByRow(template, tableId)) {
    for (const cell of section)
      if (cell.from < at && at < cell.to) operations.push(setColumnSpan(cell, cell.to - cell.from + 1));
    const rows = new Set(section.map(({ row }) => row));
    for (const row of rows) operations.push(...addCell(template, section, row, at, context));
  }
  return operations;
}

/** A cell for a new column, unless one spans its place already or the row ends before it. */
function addCell(
  template: Template,
  section: readonly PlacedCell[],
  row: TableRow,
  at: number,
  context: CellContext,
): Operation[] {
  const own = section.filter((cell) => cell.row === row);
  const rowIndex = own[0]?.rowIndex ?? 0;
  const here = section.filter((cell) => cell.rowIndex <= rowIndex && rowIndex < cell.rowIndex + cell.rows);
  if (here.some(({ from, to }) => from < at && at < to)) return [];
  if (Math.max(0, ...here.map(({ to }) => to)) < at) return [];
  const next = own.find(({ from }) => from >= at);
  const model = next ?? own.at(-1);
  const text = row.role === 'head' ? context.heading : '';
  return [insertCell(template, row.id, next?.index ?? own.length, model, context, text)];
}

/** Removes a column; cells that span others too become narrower. The last column stays. */
export function removeColumn(template: Template, tableId: NodeId, at: number): Operation[] {
  const table = nodeOf(template, tableId);
  if (!table) return [];
  const columns = columnsOf(table);
  if (columns.length <= 1) return [];
  const operations: Operation[] = [setColumns(tableId, columns.toSpliced(at, 1))];
  for (const cell of cellsByRow(template, tableId).flat()) {
    if (at < cell.from || cell.to <= at) continue;
    const span = cell.to - cell.from;
    operations.push(span > 1 ? setColumnSpan(cell, span - 1) : { kind: 'remove', id: cell.id });
  }
  return operations;
}

/** Adds a row for a purpose, where rows for that purpose stand in the table or group, with one empty cell per column. */
export function addRow(
  template: Template,
  holderId: NodeId,
  role: RowRole,
  columns: number,
  context: CellContext,
): Operation[] {
  const holder = nodeOf(template, holderId);
  if (!holder) return [];
  const id = context.newId();
  const rows = rowsOf(template, holderId);
  const model = rows.find((row) => row.role === 'body') ?? rows[0];
  const patterns = model ? placeCells(template, [model]) : [];
  const isNote = role === 'empty';
  const cells = isNote ? [spanOf(0, columns)] : Array.from({ length: columns }, (_, at) => spanOf(at, 1));
  const made = cells.map(({ from, span }) => {
    const pattern = patterns.find((cell) => cell.from <= from && from < cell.to);
    return newCell(template, pattern, context, '', span);
  });
  return [insertRow(id, holderId, placeOfRole(template, holder, role), role, made)];
}

const spanOf = (from: number, span: number) => ({ from, span });

/** Where a row of this purpose stands among the children: after those of purposes that come before it. */
function placeOfRole(template: Template, holder: TemplateNode, role: RowRole): number {
  const rank = ROW_ORDER.indexOf(role);
  let index = 0;
  for (const [at, child] of childrenOf(holder).entries()) {
    const node = nodeOf(template, child);
    // A group stands where body rows do.
    const own = node?.type === 'rowGroup' ? 'body' : (node?.props.role as RowRole);
    if (ROW_ORDER.indexOf(own) <= rank) index = at + 1;
  }
  return index;
}

/** Adds an empty row for the same purpose before or after a row; cells that span over the place become taller. */
export function addRowBeside(
  template: Template,
  rowId: NodeId,
  side: 'before' | 'after',
  context: CellContext,
): Operation[] {
  const section = sectionOf(template, rowId);
  const row = section?.rows.find(({ id }) => id === rowId);
  const holder = row && nodeOf(template, row.parent);
  if (!section || !row || !holder) return [];
  const rowIndex = section.rows.indexOf(row);
  const place = side === 'before' ? rowIndex : rowIndex + 1;
  const crossing = section.cells.filter((cell) => cell.rowIndex < place && place < cell.rowIndex + cell.rows);
  const operations: Operation[] = crossing
    .filter(({ node }) => typeof node.props.rows === 'number')
    .map((cell) => setRowSpan(cell, cell.rows + 1));
  const standing = section.cells
    .filter((cell) => cell.rowIndex <= rowIndex && rowIndex < cell.rowIndex + cell.rows)
    .filter((cell) => !crossing.includes(cell))
    .sort((a, b) => a.from - b.from);
  const made = standing.map((cell) => newCell(template, cell, context, '', cell.to - cell.from));
  const at = childrenOf(holder).indexOf(rowId) + (side === 'before' ? 0 : 1);
  return [...operations, insertRow(context.newId(), row.parent, at, row.role, made)];
}

/** Removes a row. Cells from above become shorter, cells that begin in it and go on begin in the next row. */
export function removeRow(template: Template, rowId: NodeId): Operation[] {
  const section = sectionOf(template, rowId);
  const row = section?.rows.find(({ id }) => id === rowId);
  if (!section || !row) return [{ kind: 'remove', id: rowId }];
  const rowIndex = section.rows.indexOf(row);
  const next = section.rows[rowIndex + 1];
  const operations: Operation[] = [];
  let moved = 0;
  for (const cell of section.cells) {
    const isOver = cell.rowIndex < rowIndex && rowIndex < cell.rowIndex + cell.rows;
    if (isOver && typeof cell.node.props.rows === 'number') operations.push(setRowSpan(cell, cell.rows - 1));
    if (cell.row !== row || cell.rows === 1 || !next) continue;
    const before = section.cells.filter((other) => other.row === next && other.from < cell.from).length;
    operations.push({ kind: 'move', id: cell.id, parent: next.id, index: before + moved });
    if (cell.node.props.rows !== 'rest') operations.push(setRowSpan(cell, cell.rows - 1));
    moved += 1;
  }
  return [...operations, { kind: 'remove', id: rowId }];
}

/** Sets how wide one column is. */
export const setColumnWidth = (tableId: NodeId, at: number, width: TableColumn['width']): Operation => ({
  kind: 'set',
  id: tableId,
  path: ['props', 'columns', String(at), 'width'],
  value: width as unknown as Json,
});

const setColumns = (id: NodeId, columns: readonly TableColumn[]): Operation => ({
  kind: 'set',
  id,
  path: ['props', 'columns'],
  value: columns as unknown as Json,
});

export const setColumnSpan = ({ id }: Pick<PlacedCell, 'id'>, span: number): Operation =>
  setSpan(id, 'columns', span);

export const setRowSpan = ({ id }: Pick<PlacedCell, 'id'>, span: number): Operation =>
  setSpan(id, 'rows', span);

const setSpan = (id: NodeId, property: 'columns' | 'rows', span: number): Operation =>
  span === 1
    ? { kind: 'set', id, path: ['props', property] }
    : { kind: 'set', id, path: ['props', property], value: span };

interface NewCell {
  readonly id: NodeId;
  readonly nodes: Readonly<Record<NodeId, TemplateNode>>;
}

function insertRow(
  id: NodeId,
  parent: NodeId,
  index: number,
  role: RowRole,
  cells: readonly NewCell[],
): Operation {
  const nodes: Record<NodeId, TemplateNode> = Object.assign({}, ...cells.map((cell) => cell.nodes));
  nodes[id] = { type: 'row', children: cells.map((cell) => cell.id), props: { role } };
  return { kind: 'insert', id, parent, index, nodes };
}

export const insertCell = (
  template: Template,
  rowId: NodeId,
  index: number,
  model: PlacedCell | undefined,
  context: CellContext,
  text: string,
): Operation => ({
  kind: 'insert',
  parent: rowId,
  index,
  ...newCell(template, model, context, text, 1),
});

/** A cell with a text that looks like the one in the model. */
export function newCell(
  template: Template,
  model: PlacedCell | undefined,
  context: CellContext,
  text: string,
  span: number,
): NewCell & { readonly nodes: Record<NodeId, TemplateNode> } {
  const id = context.newId();
  const inner = context.newId();
  return {
    id,
    nodes: {
      [id]: { type: 'cell', children: [inner], props: span > 1 ? { columns: span } : {} },
      [inner]: emptyText(template, model, context.language, text),
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

/** Whether a cell says nothing: what is in it may go without a loss. */
export function isBlank(template: Template, cell: TemplateNode): boolean {
  return childrenOf(cell).every((id) => {
    const node = nodeOf(template, id);
    if (node?.type !== 'text') return false;
    const content = node.props.content as {
      readonly [language: string]: readonly { inlines: readonly unknown[] }[];
    };
    return Object.values(content).every((paragraphs) =>
      paragraphs.every(({ inlines }) => inlines.length === 0),
    );
  });
}
