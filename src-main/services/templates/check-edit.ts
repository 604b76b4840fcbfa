/**
 * Whether a template still is one after an edit. Opening checks everything; here only what the edit touched is
 * checked again, so that typing in a long template stays cheap.
 */
import type { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/base';
import { type Reason, reason } from '../../../shared/diag';
import {
  applyEdit,
  checkNode,
  childrenOf,
  type Edit,
  type ElementSchemas,
  type IntegrityIssue,
  integrityReasons,
  issuesOf,
  type NodeId,
  nodeSchema,
  type Operation,
  placedReason,
  type Template,
  templateSchema,
  touchedNodes,
} from '../../../shared/model';

/** What belongs to the program and not to the author. */
const FIXED_PROPERTIES = new Set(['format', 'versions']);

const PROPERTY_SCHEMAS: { readonly [property: string]: z.ZodType } = templateSchema.shape;

/** The template after the edit, or why the edit is refused. */
export function applyChecked(
  template: Template,
  edit: Edit,
  elements: ElementSchemas,
): Result<Template, Reason | readonly Reason[]> {
  for (const operation of edit.operations) {
    const refusal = refuse(operation);
    if (refusal !== null) return fail(refusal);
  }
  const applied = applyEdit(template, edit);
  if (!applied.ok) return applied;
  const issues = checkEdit(applied.value.template, edit, elements);
  return issues.length > 0 ? fail(integrityReasons(issues)) : ok(applied.value.template);
}

/** What can be said of an operation before it is applied. */
function refuse(operation: Operation): Reason | null {
  if (operation.kind === 'setTemplate' && FIXED_PROPERTIES.has(operation.path[0] ?? '')) {
    return reason('tree.fixed', { name: operation.path[0] ?? '' });
  }
  if (operation.kind === 'insert') return refuseSubtree(operation);
  return null;
}

/** An inserted subtree must be one tree, complete, and refer to nothing outside as its child. */
function refuseSubtree({ id, nodes }: Extract<Operation, { kind: 'insert' }>): Reason | null {
  const seen = new Set<NodeId>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = Object.hasOwn(nodes, next) ? nodes[next] : undefined;
    if (!node) return reason('tree.lacks', { id: next });
    if (seen.has(next)) return placedReason([next], reason('tree.twoPlaces'));
    seen.add(next);
    waiting.push(...childrenOf(node));
  }
  const lost = Object.keys(nodes).find((key) => !seen.has(key));
  return lost === undefined ? null : placedReason([lost], reason('tree.noPlace'));
}

function checkEdit(template: Template, { operations }: Edit, elements: ElementSchemas): IntegrityIssue[] {
  const issues: IntegrityIssue[] = [];
  const properties = operations.flatMap((operation) =>
    operation.kind === 'setTemplate' ? [operation.path[0] ?? ''] : [],
  );
  for (const property of new Set(properties)) issues.push(...checkProperty(template, property));
  const touched = new Set(operations.flatMap(touchedNodes));
  // A flow that is gone leaves the frames that name it.
  if (operations.some(({ kind }) => kind === 'remove')) {
    for (const [id, { type }] of Object.entries(template.nodes)) if (type === 'frame') touched.add(id);
  }
  for (const id of touched) {
    const node = template.nodes[id];
    if (!node) continue;
    issues.push(...breachesOf(nodeSchema.safeParse(node), id), ...checkNode(template, id, elements));
  }
  return issues;
}

/** Checks one property of the template as a whole. */
function checkProperty(template: Template, property: string): IntegrityIssue[] {
  const schema = Object.hasOwn(PROPERTY_SCHEMAS, property) ? PROPERTY_SCHEMAS[property] : undefined;
  if (!schema) return [{ property, reason: reason('tree.noProperty', { name: property }) }];
  const parsed = schema.safeParse((template as { readonly [property: string]: unknown })[property]);
  return breachesOf(parsed).map((issue) => ({
    ...issue,
    property: [property, issue.property].filter(Boolean).join('.'),
  }));
}

const breachesOf = (parsed: z.ZodSafeParseResult<unknown>, nodeId?: NodeId): IntegrityIssue[] =>
  parsed.success ? [] : issuesOf(parsed.error, nodeId);
