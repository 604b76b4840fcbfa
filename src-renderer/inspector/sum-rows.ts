/** Rows that add up: page totals, sums carried over a page break, the total below. They say so, and begin with the sum. */
import type { Json } from '../../shared/base';
import {
  childrenOf,
  type NodeId,
  nodeOf,
  type Operation,
  type Template,
  type TemplateNode,
} from '../../shared/model';
import { addRow, type CellContext } from './table-edits';
import { placeCells, type RowRole, rowsOf } from './table-grid';

/** The items that a row of each purpose adds up, of the list that the body row repeats for. */
const ADDED_UP = {
  pageSubtotal: () => 'pageRows',
  carriedForward: () => 'rowsSoFar',
  broughtForward: () => 'rowsSoFar',
  foot: (list: string) => list,
} as const;

/** A purpose of rows that is to add up. */
export type SumRole = keyof typeof ADDED_UP;

/** Whether rows of this purpose add up. */
export const isSumRole = (role: RowRole): role is SumRole => Object.hasOwn(ADDED_UP, role);

/** What a new row of sums says, and which columns hold numbers. */
export interface SumContext extends CellContext {
  readonly label: string;
  /** Whether the value of a field is a number, in the row whose cells it stands in. */
  readonly isNumber: (expression: string, rowId: NodeId) => boolean;
}

/**
 * Adds a row that adds up. Where the repeated row has one column of numbers, their sum stands in it; with several only
 * the author knows which of them may be added up.
 */
export function addSumRow(
  template: Template,
  holderId: NodeId,
  role: SumRole,
  columns: number,
  context: SumContext,
): Operation[] {
  const [insert, ...others] = addRow(template, holderId, role, columns, context);
  if (insert?.kind !== 'insert') return [];
  const nodes = { ...insert.nodes };
  const cells = childrenOf(nodes[insert.id] as TemplateNode);
  const write = (cell: NodeId | undefined, inline: { readonly [key: string]: Json }): void => {
    const text = childrenOf(nodes[cell ?? ''] ?? { type: 'cell', props: {} })[0];
    const node = text === undefined ? undefined : nodes[text];
    if (text === undefined || !node) return;
    const content = node.props.content as { [language: string]: { [key: string]: Json }[] };
    const [paragraph] = content[context.language] ?? [];
    nodes[text] = {
      ...node,
      props: { ...node.props, content: { [context.language]: [{ ...paragraph, inlines: [inline] }] } },
    };
  };
  write(cells[0], { kind: 'text', text: context.label });
  const sums = numberFields(template, holderId, context);
  const [only] = sums;
  if (only && sums.length === 1 && only.column > 0) {
    const { list, as, value, format } = only;
    write(cells[only.column], {
      kind: 'field',
      value: `${ADDED_UP[role](list)}.map(${as}, ${value}).sum()`,
      ...(format === undefined ? {} : { format }),
    });
  }
  return [{ ...insert, nodes }, ...others];
}

interface NumberField {
  readonly column: number;
  /** The list and the loop variable of the repeated row. */
  readonly list: string;
  readonly as: string;
  readonly value: string;
  readonly format: Json | undefined;
}

/** Cells of the repeated row that show a number and nothing else. */
function numberFields(template: Template, holderId: NodeId, { isNumber }: SumContext): NumberField[] {
  const row = rowsOf(template, holderId).find(({ role, node }) => role === 'body' && node.each);
  if (!row?.node.each) return [];
  const { list, as } = row.node.each;
  return placeCells(template, [row]).flatMap(({ node, from }) => {
    const [id, ...more] = childrenOf(node);
    const text = id === undefined || more.length > 0 ? undefined : nodeOf(template, id);
    if (text?.type !== 'text') return [];
    const content = text.props.content as { [language: string]: { inlines: { [key: string]: Json }[] }[] };
    const [paragraph, ...others] = Object.values(content)[0] ?? [];
    const [inline, ...inlines] = paragraph?.inlines ?? [];
    if (others.length > 0 || inlines.length > 0 || inline?.kind !== 'field') return [];
    const value = String(inline.value);
    return isNumber(value, row.id) ? [{ column: from, list, as, value, format: inline.format }] : [];
  });
}
