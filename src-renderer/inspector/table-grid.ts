/**
 * What is read of a table in the template: its rows and groups in order, and where each cell stands. Cells that span
 * rows push those of the rows below aside, as they do on the page.
 */
import {
  childrenOf,
  type NodeId,
  nodeOf,
  parentOf,
  type Template,
  type TemplateNode,
} from '../../shared/model';

/** What is read of a table's props; the schema belongs to the element type. */
export interface TableColumn {
  readonly width:
    | { readonly kind: 'fixed'; readonly points: number }
    | { readonly kind: 'share'; readonly share: number }
    | { readonly kind: 'percent'; readonly percent: number }
    | { readonly kind: 'content'; readonly least?: number; readonly most?: number };
}

/** Order of rows by what they are for, top to bottom. */
export const ROW_ORDER = [
  'head',
  'broughtForward',
  'body',
  'empty',
  'pageSubtotal',
  'carriedForward',
  'foot',
] as const;

export type RowRole = (typeof ROW_ORDER)[number];

/** A row or a group of rows; groups have no role. */
export interface TablePart {
  readonly id: NodeId;
  readonly node: TemplateNode;
  readonly parent: NodeId;
  /** Groups around it. */
  readonly depth: number;
  readonly role: RowRole | null;
}

export interface TableRow extends TablePart {
  readonly role: RowRole;
}

export interface PlacedCell {
  readonly id: NodeId;
  readonly node: TemplateNode;
  readonly row: TableRow;
  /** Place of the row among those whose cells may span each other. */
  readonly rowIndex: number;
  /** Place among the row's cells. */
  readonly index: number;
  /** First column and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Rows it spans. */
  readonly rows: number;
}

export const columnsOf = (table: TemplateNode): readonly TableColumn[] =>
  Array.isArray(table.props.columns) ? (table.props.columns as unknown as readonly TableColumn[]) : [];

/** Rows and groups of a table or group, those inside groups after their group. */
export function partsOf(template: Template, holderId: NodeId, depth = 0): TablePart[] {
  const holder = nodeOf(template, holderId);
  return (holder ? childrenOf(holder) : []).flatMap((id): TablePart[] => {
    const node = nodeOf(template, id);
    if (node?.type === 'rowGroup')
      return [{ id, node, parent: holderId, depth, role: null }, ...partsOf(template, id, depth + 1)];
    if (node?.type !== 'row') return [];
    return [{ id, node, parent: holderId, depth, role: node.props.role as RowRole }];
  });
}

const isRow = (part: TablePart): part is TableRow => part.role !== null;

export const rowsOf = (template: Template, holderId: NodeId): TableRow[] =>
  partsOf(template, holderId).filter(isRow);

/** The table that a row, group or cell belongs to; a table is its own. */
export function tableAround(template: Template, id: NodeId): NodeId | undefined {
  const node = nodeOf(template, id);
  if (node?.type === 'table') return id;
  if (node?.type !== 'row' && node?.type !== 'cell' && node?.type !== 'rowGroup') return undefined;
  const parent = parentOf(template, id);
  return parent === undefined ? undefined : tableAround(template, parent);
}

/**
 * Rows whose cells may span each other: heads and feet of one table or group, body rows up to the next group; every
 * other row alone.
 */
export function sectionsOf(template: Template, holderId: NodeId): readonly (readonly TableRow[])[] {
  const own = partsOf(template, holderId).filter(({ parent }) => parent === holderId);
  const heads = own.filter(isRow).filter(({ role }) => role === 'head');
  const feet = own.filter(isRow).filter(({ role }) => role === 'foot');
  const sections: (readonly TableRow[])[] = [heads, feet];
  let run: TableRow[] = [];
  for (const part of own) {
    if (!isRow(part)) {
      sections.push(run, ...sectionsOf(template, part.id));
      run = [];
    } else if (part.role === 'body') run.push(part);
    else if (part.role !== 'head' && part.role !== 'foot') sections.push([part]);
  }
  return [...sections, run].filter((rows) => rows.length > 0);
}

/** Cells of rows that may span each other, with their places. */
export function placeCells(template: Template, rows: readonly TableRow[]): PlacedCell[] {
  const takenUntil: number[] = [];
  const placed: PlacedCell[] = [];
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const [index, id] of childrenOf(row.node).entries()) {
      const node = nodeOf(template, id);
      if (!node) continue;
      const span = columnSpanOf(node);
      while (takenUntil.slice(column, column + span).some((until) => until > rowIndex)) column += 1;
      const spanned = Math.min(rowSpanOf(node), rows.length - rowIndex);
      for (let at = column; at < column + span; at += 1) takenUntil[at] = rowIndex + spanned;
      placed.push({ id, node, row, rowIndex, index, from: column, to: column + span, rows: spanned });
      column += span;
    }
  });
  return placed;
}

/** All cells of a table, section by section. */
export const cellsByRow = (template: Template, tableId: NodeId): readonly (readonly PlacedCell[])[] =>
  sectionsOf(template, tableId).map((rows) => placeCells(template, rows));

/** The cells that stand in one section with a cell or row. */
export function sectionOf(
  template: Template,
  rowId: NodeId,
): { readonly rows: readonly TableRow[]; readonly cells: readonly PlacedCell[] } | undefined {
  const table = tableAround(template, rowId);
  if (table === undefined) return undefined;
  const rows = sectionsOf(template, table).find((section) => section.some(({ id }) => id === rowId));
  return rows && { rows, cells: placeCells(template, rows) };
}

export const columnSpanOf = ({ props }: TemplateNode): number =>
  typeof props.columns === 'number' ? props.columns : 1;

export const rowSpanOf = ({ props }: TemplateNode): number =>
  props.rows === 'rest' ? Number.POSITIVE_INFINITY : typeof props.rows === 'number' ? props.rows : 1;
