/** Questions about the tree that the flat node map spells. */
import { childrenOf, type NodeId, type TemplateNode } from './node';
import type { Template } from './template';

/** The parent of every node and its place there, made once per node map. */
export type ParentIndex = ReadonlyMap<NodeId, { readonly parent: NodeId; readonly index: number }>;

const parentIndexes = new WeakMap<Template['nodes'], ParentIndex>();

export function parentIndex(template: Template): ParentIndex {
  const known = parentIndexes.get(template.nodes);
  if (known) return known;
  const index = new Map<NodeId, { parent: NodeId; index: number }>();
  for (const [parent, node] of Object.entries(template.nodes)) {
    for (const [place, child] of childrenOf(node).entries()) index.set(child, { parent, index: place });
  }
  parentIndexes.set(template.nodes, index);
  return index;
}

export const nodeOf = (template: Template, id: NodeId): TemplateNode | undefined =>
  Object.hasOwn(template.nodes, id) ? template.nodes[id] : undefined;

export const parentOf = (template: Template, id: NodeId): NodeId | undefined =>
  parentIndex(template).get(id)?.parent;

/** The node and everything below it, parents first. */
export function subtreeIds(template: Template, id: NodeId): NodeId[] {
  const ids: NodeId[] = [];
  const visit = (current: NodeId) => {
    ids.push(current);
    const node = nodeOf(template, current);
    if (node) for (const child of childrenOf(node)) visit(child);
  };
  visit(id);
  return ids;
}

/** The node's ancestors, nearest first, up to the root. */
export function ancestorsOf(template: Template, id: NodeId): NodeId[] {
  const ancestors: NodeId[] = [];
  for (let next = parentOf(template, id); next !== undefined; next = parentOf(template, next))
    ancestors.push(next);
  return ancestors;
}

export const isInside = (template: Template, id: NodeId, ancestor: NodeId): boolean =>
  id === ancestor || ancestorsOf(template, id).includes(ancestor);

/** Ids of the root's children of one structural type (`master`, `flow`). */
export const rootChildren = (template: Template, type: string): NodeId[] => {
  const root = nodeOf(template, template.root);
  return root ? childrenOf(root).filter((id) => nodeOf(template, id)?.type === type) : [];
};
