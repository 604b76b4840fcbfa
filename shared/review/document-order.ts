/** One order for the elements of two versions: that of the later one, with what it lacks where it used to be. */
import { childrenOf, type NodeId, nodeOf, type Template } from '../model';

/** Every node of either version, once. */
export function documentOrder(before: Template, after: Template): NodeId[] {
  const order = new Set<NodeId>();
  const visit = (id: NodeId): void => {
    if (order.has(id)) return;
    order.add(id);
    for (const child of mergedChildren(before, after, id)) visit(child);
  };
  visit(after.root);
  visit(before.root);
  for (const { nodes } of [after, before]) for (const id of Object.keys(nodes).sort()) visit(id);
  return [...order].filter((id) => nodeOf(after, id) ?? nodeOf(before, id));
}

/** The children of a node now; those that are gone for good follow the sibling they used to follow. */
function mergedChildren(before: Template, after: Template, id: NodeId): NodeId[] {
  const merged = [...childIds(after, id)];
  let previous: NodeId | undefined;
  for (const child of childIds(before, id)) {
    if (!nodeOf(after, child)) {
      merged.splice(previous === undefined ? 0 : merged.indexOf(previous) + 1, 0, child);
    }
    if (merged.includes(child)) previous = child;
  }
  return merged;
}

export function childIds(template: Template, id: NodeId): readonly NodeId[] {
  const node = nodeOf(template, id);
  return node ? childrenOf(node) : [];
}
