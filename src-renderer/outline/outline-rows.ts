/**
 * The template as rows of a tree. Rows are reused where nothing they show has changed, so that a keystroke draws one
 * row again and not the whole outline.
 */
import type { Locale } from '../../shared/diag';
import { childrenOf, type NodeId, nodeOf, type Template } from '../../shared/model';
import { nodeFace, nodeIcon } from './node-face';

export interface OutlineRow {
  readonly id: NodeId;
  readonly type: string;
  readonly label: string;
  readonly isExcerpt: boolean;
  readonly icon: string;
  /** Its condition and the list it repeats over, as CEL. */
  readonly when: string | null;
  readonly each: string | null;
  readonly isLocked: boolean;
  readonly children: readonly OutlineRow[];
}

export interface OutlineRows {
  /** The rows of the top level. */
  readonly rows: readonly OutlineRow[];
  readonly byId: ReadonlyMap<NodeId, OutlineRow>;
}

export const NO_ROWS: OutlineRows = { rows: [], byId: new Map() };

/** The rows of a template; `before` itself where nothing that is shown has changed. */
export function outlineRows(template: Template, locale: Locale, before: OutlineRows): OutlineRows {
  const next = new Map<NodeId, OutlineRow>();
  const build = (id: NodeId): OutlineRow[] => {
    const node = nodeOf(template, id);
    if (!node || next.has(id)) return [];
    const row: OutlineRow = {
      id,
      type: node.type,
      ...nodeFace(template, node, locale),
      icon: nodeIcon(node),
      when: node.when ?? null,
      each: node.each?.list ?? null,
      isLocked: node.locked ?? false,
      children: childrenOf(node).flatMap(build),
    };
    const known = before.byId.get(id);
    const same = known && isSame(known, row) ? known : row;
    next.set(id, same);
    return [same];
  };
  const root = nodeOf(template, template.root);
  const rows = root ? childrenOf(root).flatMap(build) : [];
  return isSameList(rows, before.rows) ? before : { rows, byId: next };
}

const isSameList = (a: readonly OutlineRow[], b: readonly OutlineRow[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index]);

const SCALARS = ['type', 'label', 'isExcerpt', 'icon', 'when', 'each', 'isLocked'] as const;

const isSame = (a: OutlineRow, b: OutlineRow): boolean =>
  SCALARS.every((key) => a[key] === b[key]) && isSameList(a.children, b.children);

/** What is open at first: everything down to the elements, but not the inside of tables, and one page of several. */
export function initiallyExpanded(template: Template): Set<NodeId> {
  const open = new Set<NodeId>();
  const root = nodeOf(template, template.root);
  let hasMaster = false;
  for (const id of root ? childrenOf(root) : []) {
    const type = nodeOf(template, id)?.type;
    if (type === 'master' && hasMaster) continue;
    hasMaster ||= type === 'master';
    open.add(id);
  }
  return open;
}
