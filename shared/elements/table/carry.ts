/**
 * Rows that depend on where a page breaks, and what they may speak of: the last turn of the row that repeats, and lists
 * of the turns on the page and up to it.
 */
import type { Loan } from '../../layout';
import type { TemplateNode } from '../../model';
import type { RowRole } from './props';

/** Items of the turns on the page, and of all turns up to its end. */
export const TURN_LISTS = ['pageRows', 'rowsSoFar'] as const;

const PAGE_ROLES: readonly unknown[] = [
  'carriedForward',
  'broughtForward',
  'pageSubtotal',
] satisfies RowRole[];

/** Whether a row is made at a page break, from what stands before it. */
export const isPageRole = (role: unknown): boolean => PAGE_ROLES.includes(role);

/** What a row at a page break is lent: the variables of the first repetition among its siblings, groups included. */
export function loanOf(
  node: TemplateNode,
  siblings: readonly TemplateNode[],
  below: (node: TemplateNode) => readonly TemplateNode[],
): Loan | undefined {
  if (!isPageRole(node.props.role)) return undefined;
  const from = turnsAmong(siblings, (other) => other, below);
  return from.length > 0 ? { from, lists: TURN_LISTS } : undefined;
}

/**
 * The nodes whose turns page rows count, outermost first: the first body row that repeats, with the groups around it
 * that do; a group that repeats rows which stand once in it counts itself.
 */
export function turnsAmong<T>(
  nodes: readonly T[],
  nodeOf: (of: T) => TemplateNode,
  below: (of: T) => readonly T[],
): readonly T[] {
  for (const candidate of nodes) {
    const node = nodeOf(candidate);
    if (node.type === 'row' && node.props.role === 'body' && node.each) return [candidate];
    if (node.type !== 'rowGroup') continue;
    const inner = turnsAmong(below(candidate), nodeOf, below);
    const chain = node.each ? [candidate, ...inner] : inner;
    if (chain.length > 0) return chain;
  }
  return [];
}
