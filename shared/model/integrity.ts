/**
 * What must hold for a template beyond the shape of its JSON: one tree, skeleton types in their places, props as
 * their element type wants them. A template that breaks one of these is refused when it is opened or edited.
 */
import type { z } from 'zod';
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import { childrenOf, type NodeId, type TemplateNode } from './node';
import { STRUCTURE_SCHEMAS } from './structure';
import { type Template, templateSchema } from './template';
import { valueReason } from './value-reason';

/** What validation needs to know of the element types. */
export interface ElementSchemas {
  /** The schema of a type's props; `undefined` for a type that is not known. */
  propsSchemaOf(type: string): z.ZodType | undefined;
  /** Types that may stand inside a node of this type; `'elements'` for any element that is no part of another. */
  childTypesOf(type: string): readonly string[] | 'elements' | 'none';
  /** Whether the type only occurs inside its own parent (`row`, `cell`). */
  isPart(type: string): boolean;
}

/** One breach: the node, the property where there is one, and what is wrong. */
export interface IntegrityIssue {
  readonly nodeId?: NodeId;
  readonly property?: string;
  readonly reason: Reason;
}

/** Parses what claims to be the current form of a template. */
export function parseTemplate(json: unknown, elements: ElementSchemas): Result<Template, IntegrityIssue[]> {
  const parsed = templateSchema.safeParse(json);
  if (!parsed.success) return fail(issuesOf(parsed.error));
  const issues = checkTemplate(parsed.data, elements);
  return issues.length > 0 ? fail(issues) : ok(parsed.data);
}

/** All breaches of a template whose JSON shape is right. */
export function checkTemplate(template: Template, elements: ElementSchemas): IntegrityIssue[] {
  return [
    ...checkTree(template),
    ...Object.keys(template.nodes).flatMap((id) => checkNode(template, id, elements)),
  ];
}

/** Breaches of one node: its props and the types of its children. Nodes of unknown types are kept as they are. */
export function checkNode(template: Template, id: NodeId, elements: ElementSchemas): IntegrityIssue[] {
  const node = template.nodes[id];
  if (!node) return [];
  const schema = STRUCTURE_SCHEMAS[node.type] ?? elements.propsSchemaOf(node.type);
  const parsed = schema?.safeParse(node.props);
  const issues = parsed && !parsed.success ? issuesOf(parsed.error, id, 'props') : [];
  if (!schema) return issues;
  for (const child of childrenOf(node)) {
    const type = template.nodes[child]?.type;
    if (type !== undefined && !mayContain(node, type, elements)) {
      issues.push({ nodeId: child, reason: reason('tree.type', { type, parent: node.type }) });
    }
  }
  if (node.type === 'frame') {
    const flow = template.nodes[String(node.props.flow)];
    if (flow?.type !== 'flow')
      issues.push({ nodeId: id, property: 'props.flow', reason: reason('tree.noFlow') });
  }
  return issues;
}

function checkTree(template: Template): IntegrityIssue[] {
  const issues: IntegrityIssue[] = [];
  const root = template.nodes[template.root];
  if (root?.type !== 'document') return [{ nodeId: template.root, reason: reason('tree.root') }];
  const seen = new Set<NodeId>([template.root]);
  const waiting: NodeId[] = [template.root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const child of childrenOf(template.nodes[id] as TemplateNode)) {
      if (!Object.hasOwn(template.nodes, child)) {
        issues.push({ nodeId: id, property: 'children', reason: reason('tree.noChild', { child }) });
      } else if (seen.has(child)) {
        issues.push({ nodeId: child, reason: reason('tree.twoPlaces') });
      } else {
        seen.add(child);
        waiting.push(child);
      }
    }
  }
  for (const id of Object.keys(template.nodes)) {
    if (!seen.has(id)) issues.push({ nodeId: id, reason: reason('tree.noPlace') });
  }
  return issues;
}

const STRUCTURE_CHILDREN: { readonly [type: string]: readonly string[] } = {
  document: ['master', 'flow'],
  frame: [],
};

const SKELETON = new Set(['document', 'master', 'flow', 'frame', 'band']);

/** Whether a node may hold a child of this type. */
export function mayContain(parent: TemplateNode, type: string, elements: ElementSchemas): boolean {
  const own = STRUCTURE_CHILDREN[parent.type];
  if (own) return own.includes(type);
  if (parent.type === 'master' && (type === 'frame' || type === 'band')) return true;
  const holdsElements = SKELETON.has(parent.type);
  const allowed = holdsElements ? 'elements' : elements.childTypesOf(parent.type);
  if (allowed === 'none') return false;
  return allowed === 'elements' ? !SKELETON.has(type) && !elements.isPart(type) : allowed.includes(type);
}

/** What a schema found, as breaches of the node and property that it stands in. */
export function issuesOf(error: z.ZodError, nodeId?: NodeId, prefix?: string): IntegrityIssue[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String);
    const inNode = nodeId === undefined && path[0] === 'nodes' && path[1] !== undefined;
    const id = inNode ? path[1] : nodeId;
    const property = [...(prefix ? [prefix] : []), ...(inNode ? path.slice(2) : path)].join('.');
    return {
      ...(id === undefined ? {} : { nodeId: id }),
      ...(property ? { property } : {}),
      reason: valueReason(issue),
    };
  });
}

/** The first few breaches and how many more there are, for messages. */
export const integrityReasons = (issues: readonly IntegrityIssue[]): Reason[] =>
  issues
    .slice(0, MOST_TOLD)
    .map(({ nodeId, property, reason: why }) => placedReason([nodeId, property], why))
    .concat(issues.length > MOST_TOLD ? [reason('place.more', { count: issues.length - MOST_TOLD })] : []);

const MOST_TOLD = 5;

/** A reason with the place that it holds of, from the whole to the part; parts that are not known are left out. */
export function placedReason(place: readonly (string | undefined)[], why: Reason): Reason {
  const known = place.filter((part): part is string => part !== undefined && part !== '');
  return known.reduceRight<Reason>(
    (inner, part) => reason('place.reason', { place: part, reason: inner }),
    why,
  );
}
