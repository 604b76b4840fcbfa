/**
 * Elements on the clipboard: their subtrees as JSON under a type of our own, beside their names as plain text. Ids are
 * made anew when they are pasted, and images come along.
 */
import { z } from 'zod';
import {
  type Asset,
  assetSchema,
  mayContain,
  type NodeId,
  nodeIdSchema,
  nodeOf,
  nodeSchema,
  type Operation,
  parentIndex,
  rootChildren,
  subtreeIds,
  type Template,
  type TemplateNode,
} from '../../shared/model';
import { applyEdit } from './document';
import { copySubtree, defaultBox, topLevelIds } from './elements';
import { newNodeId } from './node-ids';
import { select } from './selection';
import { services } from './services';
import { studioStore } from './store';

export const ELEMENTS_TYPE = 'application/x-fumi-elements';

const clipSchema = z.strictObject({
  version: z.literal(1),
  roots: z.array(nodeIdSchema).min(1),
  nodes: z.record(nodeIdSchema, nodeSchema),
  assets: z.record(nodeIdSchema, assetSchema),
});

type Clip = z.infer<typeof clipSchema>;

/** The selected elements as JSON; null when there is nothing to copy. */
export function copyElements(ids: readonly NodeId[]): string | null {
  const template = studioStore.getState().document?.template;
  const roots = template ? topLevelIds(template, ids) : [];
  if (!template || roots.length === 0) return null;
  const nodes: Record<NodeId, TemplateNode> = {};
  for (const id of roots.flatMap((root) => subtreeIds(template, root))) {
    nodes[id] = template.nodes[id] as TemplateNode;
  }
  const used = new Set(Object.values(nodes).flatMap(({ props }) => stringsIn(props)));
  const assets = Object.fromEntries(Object.entries(template.assets).filter(([id]) => used.has(id)));
  return JSON.stringify({ version: 1, roots, nodes, assets } satisfies Clip);
}

/** Pastes behind the selection and selects what came. Answers false when the text holds no elements of ours. */
export function pasteElements(json: string): boolean {
  const template = studioStore.getState().document?.template;
  const clip = parseClip(json);
  if (!template || !clip) return false;
  const { selection } = studioStore.getState();
  const pasted: NodeId[] = [];
  const operations: Operation[] = newAssets(template, clip.assets);
  const used = new Map<NodeId, number>();
  for (const root of clip.roots) {
    const node = clip.nodes[root];
    const place = node && placeFor(template, node, selection.nodeIds.at(-1) ?? null);
    if (!node || !place) continue;
    const copy = copySubtree(clip.nodes, root, newNodeId);
    copy.nodes[copy.id] = fitted(copy.nodes[copy.id] as TemplateNode, nodeOf(template, place.parent));
    const offset = used.get(place.parent) ?? 0;
    used.set(place.parent, offset + 1);
    operations.push({ kind: 'insert', parent: place.parent, index: place.index + offset, ...copy });
    pasted.push(copy.id);
  }
  const isDone = pasted.length > 0 && applyEdit({ label: 'paste', operations });
  if (isDone) select(pasted);
  return isDone;
}

function parseClip(json: string): Clip | null {
  try {
    const parsed = clipSchema.safeParse(JSON.parse(json));
    if (!parsed.success) return null;
    const { roots, nodes } = parsed.data;
    const children = Object.values(nodes).flatMap((node) => node.children ?? []);
    return [...roots, ...children].every((id) => Object.hasOwn(nodes, id)) ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Inside the selected element where it may, else behind it or behind one of its ancestors, else in the first flow. */
function placeFor(
  template: Template,
  node: TemplateNode,
  selected: NodeId | null,
): { readonly parent: NodeId; readonly index: number } | null {
  const { elements } = services();
  const holds = (id: NodeId): boolean => {
    const holder = nodeOf(template, id);
    return holder !== undefined && mayContain(holder, node.type, elements);
  };
  const end = (id: NodeId) => ({ parent: id, index: nodeOf(template, id)?.children?.length ?? 0 });
  const isContainer =
    selected !== null && ['master', 'flow', 'band'].includes(nodeOf(template, selected)?.type ?? '');
  if (selected !== null && isContainer && holds(selected)) return end(selected);
  for (let id: NodeId | undefined = selected ?? undefined; id !== undefined; ) {
    const place = parentIndex(template).get(id);
    if (place && holds(place.parent)) return { parent: place.parent, index: place.index + 1 };
    id = place?.parent;
  }
  const fallback = [...rootChildren(template, 'flow'), template.root].find(holds);
  return fallback === undefined ? null : end(fallback);
}

/** A box on a page, none where blocks follow each other. */
function fitted(node: TemplateNode, holder: TemplateNode | undefined): TemplateNode {
  if (holder?.type === 'flow' && node.box && !node.anchor) {
    const { box: _box, ...rest } = node;
    return rest;
  }
  if (holder?.type === 'master' && node.type !== 'band') {
    const { anchor: _anchor, ...rest } = node;
    return { ...rest, box: node.box ?? defaultBox(holder) };
  }
  return node;
}

const newAssets = (template: Template, assets: { readonly [id: string]: Asset }): Operation[] =>
  Object.entries(assets)
    .filter(([id]) => !Object.hasOwn(template.assets, id))
    .map(([id, asset]) => ({ kind: 'setTemplate', path: ['assets', id], value: asset }));

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
