/**
 * The edit that turns one template into another: how an earlier version comes back as a step that can be undone.
 * Elements that both have stay the same objects as far as they are equal, and move only where they must.
 */
import { assert, type Json, jsonEqual } from '../base';
import { childrenOf, type NodeId, type TemplateNode } from './node';
import { applyOperation, type Edit, type Operation } from './operation';
import { steadyChildren } from './steady-children';
import type { Template } from './template';
import { nodeOf, parentIndex, subtreeIds } from './tree';

/**
 * The edit from `before` to `after`; `null` where they are equal. Both were opened by the same studio and have the
 * same root: `format`, `versions` and `root` are no edit's to change.
 */
export function editBetween(before: Template, after: Template, label: string): Edit | null {
  assert(before.root === after.root, 'both templates have the same root');
  const draft = new Draft(before);
  changeTemplate(draft, after);
  changeNodes(draft, after);
  for (const id of subtreeIds(after, after.root)) placeChildren(draft, after, id);
  removeNodes(draft, after);
  return draft.operations.length === 0 ? null : { label, operations: draft.operations };
}

/** The template as it is after the operations so far. */
class Draft {
  readonly operations: Operation[] = [];

  constructor(public template: Template) {}

  apply(operation: Operation): void {
    const applied = applyOperation(this.template, operation);
    assert(applied.ok, 'an operation made for a template fits it');
    this.template = applied.value.template;
    this.operations.push(operation);
  }
}

const NOT_SET: ReadonlySet<string> = new Set(['format', 'versions', 'root', 'nodes']);

function changeTemplate(draft: Draft, after: Template): void {
  for (const change of changedProperties(draft.template, after, NOT_SET)) {
    draft.apply({ kind: 'setTemplate', ...change });
  }
}

const CHILDREN: ReadonlySet<string> = new Set(['children']);

function changeNodes(draft: Draft, after: Template): void {
  for (const [id, node] of Object.entries(after.nodes)) {
    const old = nodeOf(draft.template, id);
    if (!old) continue;
    for (const change of changedProperties(old, node, CHILDREN)) draft.apply({ kind: 'set', id, ...change });
  }
}

/** The properties of an object that differ, as the operations that set them. */
function changedProperties(before: object, after: object, except: ReadonlySet<string>) {
  const [old, young] = [before, after] as Record<string, Json | undefined>[];
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...keys]
    .filter((key) => !except.has(key) && !jsonEqual(old?.[key], young?.[key]))
    .map((key) => {
      const value = young?.[key];
      return { path: [key], ...(value !== undefined && { value }) };
    });
}

/**
 * Brings the children of a node into their order. Called parents first: whatever is above the node stands where it
 * belongs already, so that nothing is moved into itself. Children that do not belong there are left to their own
 * turn, or to {@link removeNodes}.
 */
function placeChildren(draft: Draft, after: Template, parent: NodeId): void {
  const wanted = childrenOf(after.nodes[parent] as TemplateNode);
  const steady = steadyChildren(childIds(draft.template, parent), wanted);
  let previous: NodeId | null = null;
  for (const id of wanted) {
    if (!steady.has(id)) {
      const siblings: readonly NodeId[] = childIds(draft.template, parent).filter((child) => child !== id);
      const index = previous === null ? 0 : siblings.indexOf(previous) + 1;
      draft.apply(
        nodeOf(draft.template, id)
          ? { kind: 'move', id, parent, index }
          : { kind: 'insert', id, parent, index, nodes: newcomers(draft.template, after, id) },
      );
    }
    previous = id;
  }
}

const childIds = (template: Template, id: NodeId): readonly NodeId[] =>
  childrenOf(template.nodes[id] as TemplateNode);

/** A new node and what is new below it; what was there already moves in when its turn comes. */
function newcomers(current: Template, after: Template, id: NodeId): Record<NodeId, TemplateNode> {
  const { children = [], ...node } = after.nodes[id] as TemplateNode;
  const fresh = children.filter((child) => !nodeOf(current, child));
  const nodes = { [id]: fresh.length > 0 ? { ...node, children: fresh } : node };
  return Object.assign(nodes, ...fresh.map((child) => newcomers(current, after, child)));
}

/** Everything that is to stay has left by now. */
function removeNodes(draft: Draft, after: Template): void {
  const isGone = (id: NodeId | undefined): boolean => id !== undefined && !nodeOf(after, id);
  const places = parentIndex(draft.template);
  const tops = subtreeIds(draft.template, draft.template.root).filter(
    (id) => isGone(id) && !isGone(places.get(id)?.parent),
  );
  for (const id of tops) draft.apply({ kind: 'remove', id });
}
