/** Changing elements as such: delete, duplicate, move, wrap, rename, nudge. Each is one step of undo. */
import { assert } from '../../shared/base';
import {
  ancestorsOf,
  childrenOf,
  inlineLength,
  type MasterProps,
  mayContain,
  type NodeId,
  nodeOf,
  type Operation,
  type Paragraph,
  parentIndex,
  parentOf,
  positionOf,
  rootChildren,
  subtreeIds,
  type Template,
  type TemplateNode,
  type TextContent,
} from '../../shared/model';
import { applyEdit } from './document';
import { framesOf, neededPages, type PageNeed } from './needed-pages';
import { newNodeId } from './node-ids';
import { renamedText } from './renamed-references';
import { select } from './selection';
import { services } from './services';
import { studioStore } from './store';
import { strings } from './strings';
import { showToast } from './toasts';

type Box = NonNullable<TemplateNode['box']>;

/** How far a copy stands from its original, in points. */
const COPY_OFFSET = 8;

/** Points below and above which text in a new box would be cramped. */
const DEFAULT_HEIGHT = 40;

/** Notes, which live by the marks in their text. */
const NOTE = 'footnote';

const currentTemplate = (): Template | null => studioStore.getState().document?.template ?? null;

/** Without the root, ids that do not exist, and what is inside another of the ids; in the order of the tree. */
export function topLevelIds(template: Template, ids: readonly NodeId[]): NodeId[] {
  const chosen = new Set(ids);
  const order = new Map(subtreeIds(template, template.root).map((id, index) => [id, index]));
  return [...chosen]
    .filter((id) => id !== template.root && order.has(id))
    .filter((id) => !ancestorsOf(template, id).some((ancestor) => chosen.has(ancestor)))
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** Selects all elements beside the selected one; of a flow or page, and where nothing is selected, what is in it. */
export function selectAllBeside(): void {
  const { document, selection } = studioStore.getState();
  if (!document) return;
  const { template } = document;
  const last = selection.nodeIds.at(-1);
  const parent = last === undefined ? undefined : parentOf(template, last);
  const isInside = parent !== undefined && parent !== template.root;
  const holder = isInside ? parent : (last ?? rootChildren(template, 'flow')[0]);
  const node = holder === undefined ? undefined : nodeOf(template, holder);
  const ids = (node ? childrenOf(node) : []).filter((id) => nodeOf(template, id)?.type !== NOTE);
  if (ids.length > 0) select(ids, isInside ? selection.recordPath : '');
}

/** Leaves locked elements out, and says so when nothing is left. */
function unlocked(template: Template, ids: readonly NodeId[]): NodeId[] {
  const free = ids.filter((id) => !nodeOf(template, id)?.locked);
  if (free.length === 0 && ids.length > 0) showToast({ kind: 'info', text: strings.text('locked') });
  return free;
}

/**
 * Deletes elements with everything inside. A flow takes the frames that pour it along. What would leave a document
 * without pages, or text without a place, is not deleted: a toast says so, and what to do.
 */
export function deleteNodes(ids: readonly NodeId[], label = 'delete'): boolean {
  const template = currentTemplate();
  if (!template) return false;
  const own = unlocked(template, topLevelIds(template, ids));
  const frames = own.flatMap((id) => framesOf(template, id));
  const gone = topLevelIds(template, [...own, ...frames]);
  const need = neededPages(template, gone);
  if (need) {
    showToast({ kind: 'notice', text: needText(template, need) });
    return false;
  }
  const next = neighbourOf(template, gone);
  const marks = gone.flatMap((id) => marksOf(template, id));
  const isDone = applyEdit({
    label,
    operations: [...marks, ...gone.map((id): Operation => ({ kind: 'remove', id }))],
  });
  if (isDone) select(next ? [next] : []);
  return isDone;
}

const needText = (template: Template, need: PageNeed): string =>
  need.kind === 'master'
    ? strings.text('lastMaster')
    : strings.text('lastFrame', { flow: nodeOf(template, need.flow)?.name ?? strings.text('flow') });

/** Takes the marks of a note out of the text that it belongs to. */
function marksOf(template: Template, noteId: NodeId): Operation[] {
  const parent = nodeOf(template, noteId)?.type === NOTE ? parentOf(template, noteId) : undefined;
  const content = parent === undefined ? undefined : nodeOf(template, parent)?.props.content;
  if (parent === undefined || typeof content !== 'object' || content === null) return [];
  return Object.entries(content as unknown as TextContent).flatMap(([language, paragraphs]) =>
    markPositions(paragraphs, noteId)
      .reverse()
      .map((from): Operation => {
        const slice = [{ inlines: [] }];
        return { kind: 'replaceText', id: parent, language, from, to: from + 1, slice };
      }),
  );
}

function markPositions(paragraphs: readonly Paragraph[], noteId: NodeId): number[] {
  return paragraphs.flatMap(({ inlines }, index) => {
    let offset = 0;
    return inlines.flatMap((inline) => {
      const at = offset;
      offset += inlineLength(inline);
      const isMark = inline.kind === 'footnote' && inline.node === noteId;
      return isMark ? [positionOf(paragraphs, index, at)] : [];
    });
  });
}

/** What is selected once elements are gone, so that the keyboard goes on where it was. */
function neighbourOf(template: Template, gone: readonly NodeId[]): NodeId | null {
  const [first] = gone;
  const place = first === undefined ? undefined : parentIndex(template).get(first);
  if (!place) return null;
  const siblings = childrenOf(template.nodes[place.parent] as TemplateNode);
  const free = (id: NodeId | undefined) => id !== undefined && !gone.includes(id);
  const after = siblings.slice(place.index).find(free) ?? siblings.slice(0, place.index).findLast(free);
  return after ?? (place.parent === template.root ? null : place.parent);
}

/** Copies elements to behind the originals and selects the copies. */
export function duplicateNodes(ids: readonly NodeId[]): boolean {
  const template = currentTemplate();
  if (!template) return false;
  const copies: NodeId[] = [];
  // A note without a mark would stand nowhere.
  const own = topLevelIds(template, ids).filter((id) => nodeOf(template, id)?.type !== NOTE);
  if (own.length === 0) return false;
  const operations = own.flatMap((id): Operation[] => {
    const place = parentIndex(template).get(id);
    if (!place) return [];
    const copy = copySubtree(template.nodes, id, newNodeId);
    const node = copy.nodes[copy.id] as TemplateNode;
    if (node.box) copy.nodes[copy.id] = { ...node, box: shifted(node.box, COPY_OFFSET, COPY_OFFSET) };
    const index = place.index + 1 + siblingsBefore(template, ids, id);
    copies.push(copy.id);
    return [{ kind: 'insert', parent: place.parent, index, ...copy }];
  });
  const isDone = applyEdit({ label: 'duplicate', operations });
  if (isDone) select(copies);
  return isDone;
}

/** Copies made of earlier siblings push the place of later ones back. */
function siblingsBefore(template: Template, ids: readonly NodeId[], id: NodeId): number {
  const index = parentIndex(template);
  const place = index.get(id);
  return topLevelIds(template, ids).filter((other) => {
    const before = index.get(other);
    return before && place && before.parent === place.parent && before.index < place.index;
  }).length;
}

/** A subtree under new ids; what speaks of flows, notes and other elements inside it follows. */
export function copySubtree(
  nodes: Template['nodes'],
  id: NodeId,
  newId: () => NodeId,
): { readonly id: NodeId; readonly nodes: Record<NodeId, TemplateNode> } {
  const renamed = new Map<NodeId, NodeId>();
  const visit = (old: NodeId): void => {
    renamed.set(old, newId());
    const node = nodes[old];
    assert(node, `the copied subtree lacks its node ${old}`);
    childrenOf(node).forEach(visit);
  };
  visit(id);
  const copy: Record<NodeId, TemplateNode> = {};
  for (const [old, fresh] of renamed) {
    const node = renamedText(nodes[old] as TemplateNode, renamed);
    const flow = node.type === 'frame' ? renamed.get(String(node.props.flow)) : undefined;
    copy[fresh] = {
      ...node,
      ...(node.children ? { children: node.children.map((child) => renamed.get(child) ?? child) } : {}),
      ...(flow ? { props: { ...node.props, flow } } : {}),
    };
  }
  return { id: renamed.get(id) as NodeId, nodes: copy };
}

const shifted = (box: Box, dx: number, dy: number): Box => ({ ...box, x: box.x + dx, y: box.y + dy });

/** Whether all of the elements may stand inside `parent`. */
export function canMoveInto(ids: readonly NodeId[], parent: NodeId): boolean {
  const template = currentTemplate();
  const holder = template ? nodeOf(template, parent) : undefined;
  if (!template || !holder || ids.length === 0) return false;
  const above = new Set([parent, ...ancestorsOf(template, parent)]);
  return ids.every((id) => {
    const node = nodeOf(template, id);
    return node !== undefined && !above.has(id) && mayContain(holder, node.type, services().elements);
  });
}

/**
 * Moves elements into `parent`, before the child that now stands at `index`. What comes onto a page gets a box, what
 * comes into a flow loses it.
 */
export function moveNodes(ids: readonly NodeId[], parent: NodeId, index: number): boolean {
  const template = currentTemplate();
  if (!template || !canMoveInto(ids, parent)) return false;
  const moving = topLevelIds(template, ids);
  let siblings = childrenOf(template.nodes[parent] as TemplateNode);
  const anchor = siblings.slice(index).find((id) => !moving.includes(id));
  const operations = moving.flatMap((id): Operation[] => {
    const others = siblings.filter((other) => other !== id);
    const at = anchor === undefined ? others.length : others.indexOf(anchor);
    siblings = others.toSpliced(at, 0, id);
    return [{ kind: 'move', id, parent, index: at }, ...boxFor(template, id, parent)];
  });
  return applyEdit({ label: 'move', operations });
}

function boxFor(template: Template, id: NodeId, parent: NodeId): Operation[] {
  const node = nodeOf(template, id);
  const holder = nodeOf(template, parent);
  if (!node || !holder) return [];
  // What is anchored stands at its box wherever its flow puts it; on a page nothing is anchored.
  if (holder.type !== 'master') return node.box && !node.anchor ? [{ kind: 'set', id, path: ['box'] }] : [];
  const loose: Operation[] = node.anchor ? [{ kind: 'set', id, path: ['anchor'] }] : [];
  if (node.box || node.type === 'band') return loose;
  return [...loose, { kind: 'set', id, path: ['box'], value: defaultBox(holder) }];
}

/** A place at the top left of a page's margins. */
export function defaultBox(master: TemplateNode): Box {
  const { size, margins } = master.props as unknown as MasterProps;
  const width = Math.max(1, size.width - margins.left - margins.right);
  return { x: margins.left, y: margins.top, width, height: DEFAULT_HEIGHT };
}

/** Moves an element among its siblings: one place earlier (-1) or later (1). */
export function shiftNode(id: NodeId, direction: -1 | 1): boolean {
  const template = currentTemplate();
  const place = template ? parentIndex(template).get(id) : undefined;
  const count = template && place ? childrenOf(template.nodes[place.parent] as TemplateNode).length : 0;
  const index = (place?.index ?? 0) + direction;
  if (!place || index < 0 || index >= count) return false;
  return applyEdit({ label: 'move', operations: [{ kind: 'move', id, parent: place.parent, index }] });
}

/** Names an element; an empty name gives it its type's again. */
export function renameNode(id: NodeId, name: string): boolean {
  const text = name.trim();
  return applyEdit({
    label: 'rename',
    operations: [{ kind: 'set', id, path: ['name'], ...(text ? { value: text } : {}) }],
  });
}

/** Moves placed elements by points; those in a flow have no place of their own. */
export function nudgeNodes(ids: readonly NodeId[], dx: number, dy: number): boolean {
  const template = currentTemplate();
  if (!template) return false;
  const placed = topLevelIds(template, ids).filter((id) => nodeOf(template, id)?.box);
  const operations = unlocked(template, placed).map((id): Operation => {
    const { box } = template.nodes[id] as { box: Box };
    return { kind: 'set', id, path: ['box'], value: shifted(box, dx, dy) };
  });
  return operations.length > 0 && applyEdit({ label: 'nudge', operations }, { join: true });
}

/** Whether the elements are siblings that a box could stand around. */
export function canWrap(ids: readonly NodeId[]): boolean {
  const template = currentTemplate();
  if (!template) return false;
  const own = topLevelIds(template, ids);
  const places = own.map((id) => parentIndex(template).get(id));
  const parent = places[0] && nodeOf(template, places[0].parent);
  const { elements } = services();
  return (
    parent !== undefined &&
    mayContain(parent, WRAPPER, elements) &&
    places.every((place) => place?.parent === places[0]?.parent) &&
    own.every((id) => mayContain({ type: WRAPPER, props: {} }, nodeOf(template, id)?.type ?? '', elements))
  );
}

const WRAPPER = 'box';

/** Puts a box around siblings, where they follow each other, and selects it. */
export function wrapNodes(ids: readonly NodeId[]): boolean {
  const template = currentTemplate();
  if (!template || !canWrap(ids)) return false;
  const own = topLevelIds(template, ids);
  const place = own[0] === undefined ? undefined : parentIndex(template).get(own[0]);
  if (!place) return false;
  const boxes = own.flatMap((id) => nodeOf(template, id)?.box ?? []);
  const around = boxes.length === own.length ? unionOf(boxes) : null;
  const wrapper = newNodeId();
  const node: TemplateNode = {
    type: WRAPPER,
    children: [],
    ...(around ? { box: around } : {}),
    props: { padding: { top: 0, right: 0, bottom: 0, left: 0 } },
  };
  const operations: Operation[] = [
    { kind: 'insert', id: wrapper, parent: place.parent, index: place.index, nodes: { [wrapper]: node } },
    ...own.flatMap((id, index): Operation[] => {
      const wasPlaced = nodeOf(template, id)?.box !== undefined;
      return [
        { kind: 'move', id, parent: wrapper, index },
        ...(wasPlaced ? [{ kind: 'set', id, path: ['box'] } satisfies Operation] : []),
      ];
    }),
  ];
  const isDone = applyEdit({ label: 'wrap', operations });
  if (isDone) select([wrapper]);
  return isDone;
}

function unionOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
