/**
 * Operations: the only way a template changes. Each is JSON, applies to a template and yields the new one together
 * with the operation that undoes it. Undo, the autosave journal, diffs and collaboration rest on them.
 */
import { z } from 'zod';
import { fail, type Json, type JsonObject, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import { childrenOf, type NodeId, nodeIdSchema, nodeSchema, type TemplateNode } from './node';
import type { Template } from './template';
import { paragraphSchema, replaceText, sliceText, type TextContent, textLength } from './text-content';
import { isInside, nodeOf, parentIndex, subtreeIds } from './tree';

const jsonSchema = z.custom<Json>((value) => value !== undefined, { message: 'must be JSON' });
const pathSchema = z.array(z.string().min(1)).min(1).max(16);

export const operationSchema = z.discriminatedUnion('kind', [
  /** Adds a subtree: `nodes` holds its root under `id` and everything below. */
  z.strictObject({
    kind: z.literal('insert'),
    id: nodeIdSchema,
    parent: nodeIdSchema,
    index: z.int().min(0),
    nodes: z.record(nodeIdSchema, nodeSchema),
  }),
  z.strictObject({ kind: z.literal('remove'), id: nodeIdSchema }),
  /** Moves a node; `index` counts without the node itself. */
  z.strictObject({
    kind: z.literal('move'),
    id: nodeIdSchema,
    parent: nodeIdSchema,
    index: z.int().min(0),
  }),
  /** Sets or, without a value, deletes one property of a node: `['when']`, `['props', 'stroke', 'width']`. */
  z.strictObject({
    kind: z.literal('set'),
    id: nodeIdSchema,
    path: pathSchema,
    value: jsonSchema.optional(),
  }),
  /** The same for what belongs to the whole template: `['styles', 'text', 'body']`, `['name']`. */
  z.strictObject({ kind: z.literal('setTemplate'), path: pathSchema, value: jsonSchema.optional() }),
  /** Replaces a stretch of a text element's text in one language. */
  z.strictObject({
    kind: z.literal('replaceText'),
    id: nodeIdSchema,
    language: z.string(),
    from: z.int().min(0),
    to: z.int().min(0),
    slice: z.array(paragraphSchema).min(1),
  }),
]);

export type Operation = z.infer<typeof operationSchema>;

/** Operations that belong together: one step of undo. */
export const editSchema = z.strictObject({
  /** What the step is called in the undo menu: a key of the interface's texts. */
  label: z.string().max(100),
  operations: z.array(operationSchema).min(1),
});

export type Edit = z.infer<typeof editSchema>;

export interface Applied<T> {
  readonly template: Template;
  readonly inverse: T;
}

/** Applies one operation. A failure says why in one English sentence and leaves the template as it was. */
export function applyOperation(template: Template, operation: Operation): Result<Applied<Operation>, Reason> {
  switch (operation.kind) {
    case 'insert':
      return insert(template, operation);
    case 'remove':
      return remove(template, operation);
    case 'move':
      return move(template, operation);
    case 'set':
      return set(template, operation);
    case 'setTemplate':
      return setTemplate(template, operation);
    case 'replaceText':
      return changeText(template, operation);
  }
}

/** Applies all operations of an edit or none. */
export function applyEdit(template: Template, edit: Edit): Result<Applied<Edit>, Reason> {
  let current = template;
  const inverses: Operation[] = [];
  for (const operation of edit.operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) return applied;
    current = applied.value.template;
    inverses.push(applied.value.inverse);
  }
  return ok({ template: current, inverse: { label: edit.label, operations: inverses.reverse() } });
}

/** The nodes whose own content an operation changes, as far as they exist afterwards. */
export function touchedNodes(operation: Operation): readonly NodeId[] {
  switch (operation.kind) {
    case 'insert':
      return [operation.parent, ...Object.keys(operation.nodes)];
    case 'move':
      return [operation.parent];
    case 'set':
    case 'replaceText':
      return [operation.id];
    case 'remove':
    case 'setTemplate':
      return [];
  }
}

type Of<K extends Operation['kind']> = Extract<Operation, { kind: K }>;
type Outcome = Result<Applied<Operation>, Reason>;

function insert(template: Template, { id, parent, index, nodes }: Of<'insert'>): Outcome {
  const holder = nodeOf(template, parent);
  if (!holder) return fail(reason('tree.noParent', { parent }));
  if (!Object.hasOwn(nodes, id)) return fail(reason('tree.lacks', { id }));
  const clash = Object.keys(nodes).find((key) => Object.hasOwn(template.nodes, key));
  if (clash) return fail(reason('tree.exists', { id: clash }));
  const children = childrenOf(holder);
  if (index > children.length) return fail(reason('tree.noIndex', { parent, index }));
  return ok({
    template: withNodes(template, {
      ...template.nodes,
      ...nodes,
      [parent]: withChildren(holder, children.toSpliced(index, 0, id)),
    }),
    inverse: { kind: 'remove', id },
  });
}

function remove(template: Template, { id }: Of<'remove'>): Outcome {
  const place = parentIndex(template).get(id);
  if (!place) return fail(id === template.root ? reason('tree.document') : reason('tree.noElement', { id }));
  const { parent, index } = place;
  const nodes = { ...template.nodes };
  const removed: Record<NodeId, TemplateNode> = {};
  for (const gone of subtreeIds(template, id)) {
    removed[gone] = nodes[gone] as TemplateNode;
    delete nodes[gone];
  }
  const holder = nodes[parent] as TemplateNode;
  nodes[parent] = withChildren(holder, childrenOf(holder).toSpliced(index, 1));
  return ok({
    template: withNodes(template, nodes),
    inverse: { kind: 'insert', id, parent, index, nodes: removed },
  });
}

function move(template: Template, { id, parent, index }: Of<'move'>): Outcome {
  const from = parentIndex(template).get(id);
  if (!from) return fail(reason('tree.noElement', { id }));
  if (!nodeOf(template, parent)) return fail(reason('tree.noParent', { parent }));
  if (isInside(template, parent, id)) return fail(reason('tree.intoItself'));
  const nodes = { ...template.nodes };
  const source = nodes[from.parent] as TemplateNode;
  nodes[from.parent] = withChildren(source, childrenOf(source).toSpliced(from.index, 1));
  const target = nodes[parent] as TemplateNode;
  const children = childrenOf(target);
  if (index > children.length) return fail(reason('tree.noIndex', { parent, index }));
  nodes[parent] = withChildren(target, children.toSpliced(index, 0, id));
  return ok({
    template: withNodes(template, nodes),
    inverse: { kind: 'move', id, parent: from.parent, index: from.index },
  });
}

function set(template: Template, { id, path, value }: Of<'set'>): Outcome {
  const node = nodeOf(template, id);
  if (!node) return fail(reason('tree.noElement', { id }));
  if (path[0] === 'children') return fail(reason('tree.children'));
  const changed = setPath(node as unknown as JsonObject, path, value);
  if (!changed.ok) return changed;
  return ok({
    template: withNodes(template, {
      ...template.nodes,
      [id]: changed.value.object as unknown as TemplateNode,
    }),
    inverse: { kind: 'set', id, ...undoOf(node as unknown as JsonObject, path, changed.value.before) },
  });
}

function setTemplate(template: Template, { path, value }: Of<'setTemplate'>): Outcome {
  if (path[0] === 'nodes' || path[0] === 'root') return fail(reason('tree.nodes'));
  const changed = setPath(template as unknown as JsonObject, path, value);
  if (!changed.ok) return changed;
  return ok({
    template: changed.value.object as unknown as Template,
    inverse: {
      kind: 'setTemplate',
      ...undoOf(template as unknown as JsonObject, path, changed.value.before),
    },
  });
}

function changeText(template: Template, operation: Of<'replaceText'>): Outcome {
  const { id, language, from, to, slice } = operation;
  const node = nodeOf(template, id);
  const content = node?.props.content as TextContent | undefined;
  const paragraphs = content && Object.hasOwn(content, language) ? content[language] : undefined;
  if (!node || !paragraphs) return fail(reason('tree.noText', { id, language }));
  if (from > to || to > textLength(paragraphs)) return fail(reason('tree.noStretch', { id, from, to }));
  const removed = sliceText(paragraphs, from, to);
  const changed = replaceText(paragraphs, from, to, slice);
  const props = { ...node.props, content: { ...content, [language]: changed } } as JsonObject;
  return ok({
    template: withNodes(template, { ...template.nodes, [id]: { ...node, props } }),
    inverse: { ...operation, to: from + textLength(slice), slice: removed },
  });
}

/** A node without children has no list of them, so that equal trees are equal JSON. */
function withChildren(node: TemplateNode, children: NodeId[]): TemplateNode {
  if (children.length > 0) return { ...node, children };
  const { children: _children, ...rest } = node;
  return rest;
}

const withNodes = (template: Template, nodes: Template['nodes']): Template => ({ ...template, nodes });

/** Restores the old value, or deletes the outermost object that setting the path has made. */
function undoOf(object: JsonObject, path: readonly string[], before: Json | undefined) {
  if (before !== undefined) return { path: [...path], value: before };
  let holder: unknown = object;
  let depth = 0;
  while (depth < path.length - 1) {
    const next: unknown = (holder as Record<string, unknown>)[path[depth] as string];
    if (next === undefined) break;
    holder = next;
    depth += 1;
  }
  return { path: path.slice(0, depth + 1) };
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Sets one property deep inside an object, without changing it. Missing objects on the way are made. */
function setPath(
  object: JsonObject,
  path: readonly string[],
  value: Json | undefined,
): Result<{ readonly object: JsonObject; readonly before: Json | undefined }, Reason> {
  const [key, ...rest] = path as [string, ...string[]];
  if (FORBIDDEN_KEYS.has(key)) return fail(reason('tree.noProperty', { name: key }));
  const before = Object.hasOwn(object, key) ? object[key] : undefined;
  if (rest.length > 0) {
    if (before !== undefined && (typeof before !== 'object' || before === null)) {
      return fail(reason('tree.noInside', { name: key }));
    }
    const inner = Array.isArray(before)
      ? setInArray(before, rest, value)
      : setPath((before ?? {}) as JsonObject, rest, value);
    if (!inner.ok) return inner;
    return ok({ object: { ...object, [key]: inner.value.object as Json }, before: inner.value.before });
  }
  const changed: Record<string, Json | undefined> = { ...object };
  if (value === undefined) delete changed[key];
  else changed[key] = value;
  return ok({ object: changed as JsonObject, before });
}

function setInArray(
  array: readonly Json[],
  path: readonly string[],
  value: Json | undefined,
): Result<{ readonly object: readonly Json[]; readonly before: Json | undefined }, Reason> {
  const [key, ...rest] = path as [string, ...string[]];
  const index = /^\d+$/.test(key) ? Number(key) : -1;
  if (index < 0 || index >= array.length) return fail(reason('tree.noEntry', { index: key }));
  const before = array[index] as Json;
  if (rest.length === 0) {
    return value === undefined
      ? fail(reason('tree.entry'))
      : ok({ object: array.with(index, value), before });
  }
  if (typeof before !== 'object' || before === null) return fail(reason('tree.noInside', { name: key }));
  const inner = Array.isArray(before)
    ? setInArray(before, rest, value)
    : setPath(before as JsonObject, rest, value);
  if (!inner.ok) return inner;
  return ok({ object: array.with(index, inner.value.object as Json), before: inner.value.before });
}
