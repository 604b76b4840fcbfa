/** A table's own settings, ready for any record. */
import { diagnostic } from '../../diag';
import type { Stroke } from '../../display';
import { type Colour, type Mpt, toMpt } from '../../geometry';
import type { CompileContext, CompiledNode } from '../../layout';
import type { TemplateNode } from '../../model';
import { compileFill, compileStroke } from '../drawing';
import { isPageRole, TURN_LISTS, turnsAmong } from './carry';
import { followsContent } from './columns';
import { compileSides, type Sides } from './look';
import type { TableProps } from './props';

/** What a table or group knows of its page rows. */
export interface CompiledSection {
  readonly pageRows: readonly CompiledNode[];
  /** The repetition whose turns they count. */
  readonly turns: CompiledNode | null;
  /** Whether any of them asks for the lists of turns, which cost a walk over all rows. */
  readonly wantsLists: boolean;
}

export interface CompiledTable extends Pick<TableProps, 'columns' | 'width'> {
  readonly align: 'start' | 'center' | 'end';
  readonly paddingX: Mpt;
  readonly paddingY: Mpt;
  readonly rule: Stroke | null;
  readonly headRule: Stroke | null;
  readonly columnRule: Stroke | null;
  readonly border: Sides | null;
  readonly zebra: Colour | null;
  readonly splitRows: boolean;
  /** Lines other than those below rows: they are drawn over the rows of a region, each once. */
  readonly hasGridLines: boolean;
  readonly hasGroups: boolean;
  readonly hasRowSpans: boolean;
  /** Whether rows close the regions that the table or a group goes on from. */
  readonly hasClosing: boolean;
  /** Whether a row or group asks for a break. */
  readonly hasBreaks: boolean;
  readonly followsContent: boolean;
  /** Of the table and of every group, by node. */
  readonly sections: ReadonlyMap<string, CompiledSection>;
}

export function compileTable(props: TableProps, context: CompileContext): CompiledTable {
  const { children, nodeId } = context;
  const sections = new Map<string, CompiledSection>();
  addSections(sections, nodeId, children);
  reportWideRows(children, props.columns.length, context);
  const border = compileSides(props.border, context, 'props.border');
  const columnRule = compileStroke(props.columnRule, context, 'props.columnRule');
  const hasRules = some(children, ({ node }) => node.props.rules !== undefined);
  return {
    columns: withinWhole(props.columns),
    ...(props.width ? { width: props.width } : {}),
    align: props.align ?? 'start',
    paddingX: toMpt(props.padding.x),
    paddingY: toMpt(props.padding.y),
    rule: compileStroke(props.rule, context, 'props.rule'),
    headRule: compileStroke(props.headRule, context, 'props.headRule'),
    columnRule,
    border,
    zebra: compileFill(props.zebra, context, 'props.zebra'),
    splitRows: props.splitRows === true,
    hasGridLines: hasRules || border !== null || columnRule !== null,
    hasGroups: children.some(({ node }) => node.type === 'rowGroup'),
    hasRowSpans: some(children, ({ node }) => node.type === 'cell' && spansRows(node.props.rows)),
    hasClosing: some(children, ({ node }) => closesPages(node)),
    hasBreaks: some(children, ({ flow }) => flow !== null),
    followsContent: followsContent(props),
    sections,
  };
}

function closesPages({ type, props }: TemplateNode): boolean {
  if (type !== 'row') return false;
  if (props.role === 'foot') return props.shown === 'always' || props.shown === 'continued';
  return isPageRole(props.role) && props.role !== 'broughtForward';
}

const spansRows = (rows: unknown): boolean => rows !== undefined && rows !== 1;

/** Whether any row, group or cell answers; what stands in cells belongs to other elements. */
const some = (parts: readonly CompiledNode[], test: (part: CompiledNode) => boolean): boolean =>
  parts.some((part) => test(part) || (part.node.type !== 'cell' && some(part.children, test)));

/** Percentages of more than the whole become parts of it. */
function withinWhole(columns: TableProps['columns']): TableProps['columns'] {
  let percent = 0;
  for (const { width } of columns) if (width.kind === 'percent') percent += width.percent;
  if (percent <= 100) return columns;
  return columns.map((column) =>
    column.width.kind === 'percent'
      ? { width: { kind: 'percent', percent: (column.width.percent * 100) / percent } }
      : column,
  );
}

function addSections(
  sections: Map<string, CompiledSection>,
  nodeId: string,
  children: readonly CompiledNode[],
): void {
  const pageRows = children.filter(({ node }) => isPageRole(node.props.role));
  const chain = turnsAmong(
    children,
    ({ node }) => node,
    (group) => group.children,
  );
  const wantsLists = pageRows.some((pageRow) => TURN_LISTS.some((name) => mentions(pageRow, name)));
  sections.set(nodeId, { pageRows, turns: chain.at(-1) ?? null, wantsLists });
  for (const child of children)
    if (child.node.type === 'rowGroup') addSections(sections, child.id, child.children);
}

const mentions = ({ node, children }: CompiledNode, name: string): boolean =>
  node.when?.includes(name) === true ||
  JSON.stringify(node.props).includes(name) ||
  children.some((child) => mentions(child, name));

/** Cells beyond the last column have no width to show anything in. */
function reportWideRows(rows: readonly CompiledNode[], columns: number, context: CompileContext): void {
  for (const { node, children } of rows) {
    if (node.type === 'rowGroup') {
      reportWideRows(children, columns, context);
      continue;
    }
    let cells = 0;
    for (const cell of children) {
      // Cells with a condition may share a place.
      if (!cell.when) cells += typeof cell.node.props.columns === 'number' ? cell.node.props.columns : 1;
    }
    if (cells > columns) context.report(diagnostic('table.tooManyCells', { cells, columns }), 'children');
  }
}
