/**
 * Which elements a template speaks of elsewhere: links and references need to know where they stand, sums need their
 * turns. Found once per node object, whatever the element type: these inlines look the same in all props.
 */
import type { Json } from '../base';
import type { NodeId, Template, TemplateNode } from '../model';

export interface Mentions {
  /** Elements that links and references go to. */
  readonly targets: ReadonlySet<NodeId>;
  /** Repeated elements that sums go over. */
  readonly observed: ReadonlySet<NodeId>;
}

interface Found {
  readonly targets: NodeId[];
  readonly observed: NodeId[];
}

const NOTHING: Found = { targets: [], observed: [] };

const known = new WeakMap<TemplateNode, Found>();

export function mentionsOf({ nodes }: Template): Mentions {
  const targets = new Set<NodeId>();
  const observed = new Set<NodeId>();
  for (const node of Object.values(nodes)) {
    const found = known.get(node) ?? foundIn(node);
    known.set(node, found);
    for (const id of found.targets) targets.add(id);
    for (const id of found.observed) observed.add(id);
  }
  return { targets, observed };
}

function foundIn(node: TemplateNode): Found {
  const found: Found = { targets: [], observed: [] };
  search(node.props, found);
  return found.targets.length > 0 || found.observed.length > 0 ? found : NOTHING;
}

function search(value: Json | undefined, found: Found): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) search(item, found);
    return;
  }
  const { kind, node, link } = value as { readonly [key: string]: Json | undefined };
  if ((kind === 'reference' || kind === 'footnote') && typeof node === 'string') found.targets.push(node);
  if (kind === 'sum' && typeof node === 'string') found.observed.push(node);
  if (typeof link === 'object' && link !== null && 'node' in link && typeof link.node === 'string')
    found.targets.push(link.node);
  for (const inner of Object.values(value)) search(inner, found);
}
