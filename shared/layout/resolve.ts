/**
 * Resolves compiled nodes for one record: conditions are decided, repetitions unrolled, values computed. What is left
 * is content: exactly what the document shows, every piece still with the node it came from.
 */
import {
  type CompiledExpression,
  evaluateCondition,
  evaluateValue,
  ruleErrorDiagnostic,
  type Scope,
} from '../rules';
import type { CompiledNode, CompiledRepeat, Content, ResolveContext } from './compiled';
import type { LayoutMemory } from './memory';

/** Resolves siblings in order; what is absent takes no place. */
export function resolveAll(
  nodes: readonly CompiledNode[],
  scope: Scope,
  recordPath: string,
  context: ResolveContext,
): Content[] {
  const contents: Content[] = [];
  for (const node of nodes) resolveInto(contents, node, scope, recordPath, context);
  return contents;
}

function resolveInto(
  contents: Content[],
  node: CompiledNode,
  scope: Scope,
  recordPath: string,
  context: ResolveContext,
): void {
  const { each, channels } = node;
  if (channels && !channels.includes(context.channel)) return;
  if (!each) {
    resolveOne(contents, node, scope, recordPath, context);
    return;
  }
  const list = listOf(each, scope, node, context);
  const path = recordPath && each.path ? `${recordPath}.${each.path}` : recordPath + each.path;
  for (let index = 0; index < list.length; index += 1) {
    const locals = scope.locals.slice(0, each.slot);
    locals[each.slot] = list[index];
    resolveOne(contents, node, { ...scope, locals }, `${path}[${index}]`, context);
  }
}

function resolveOne(
  contents: Content[],
  compiled: CompiledNode,
  scope: Scope,
  recordPath: string,
  context: ResolveContext,
): void {
  if (context.memory) resolveFrom(context.memory, contents, compiled, scope, recordPath, context);
  else resolveAnew(contents, compiled, scope, recordPath, context);
}

/** Takes over what resolved the last time; what counts through the document is always counted anew. */
function resolveFrom(
  memory: LayoutMemory,
  contents: Content[],
  compiled: CompiledNode,
  scope: Scope,
  recordPath: string,
  context: ResolveContext,
): void {
  const known = memory.contentOf(compiled, scope, recordPath);
  if (known) {
    for (const problem of known.diagnostics) context.report(problem);
    if (known.content) contents.push(known.content);
    return;
  }
  const { counters, diagnostics } = context;
  const steps = counters.steps;
  const reported = diagnostics.length;
  const first = contents.length;
  resolveAnew(contents, compiled, scope, recordPath, context);
  if (counters.steps !== steps) return;
  const content = contents[first] ?? null;
  memory.rememberContent(compiled, { scope, recordPath, content, diagnostics: diagnostics.slice(reported) });
}

function resolveAnew(
  contents: Content[],
  compiled: CompiledNode,
  scope: Scope,
  recordPath: string,
  context: ResolveContext,
): void {
  if (compiled.when && !holds(compiled.when, scope, compiled.id, 'when', context)) return;
  const { behaviour } = compiled;
  const children =
    compiled.children.length > 0 ? childrenOf(compiled, scope, recordPath, context) : NO_CHILDREN;
  const data = behaviour.resolve?.(scope, context, recordPath, children);
  contents.push({ compiled, scope, recordPath, data, children });
}

const NO_CHILDREN: readonly Content[] = [];

function childrenOf(
  { children, behaviour }: CompiledNode,
  scope: Scope,
  recordPath: string,
  context: ResolveContext,
): readonly Content[] {
  const contents: Content[] = [];
  for (const child of children) {
    if (!behaviour.defers?.(child)) resolveInto(contents, child, scope, recordPath, context);
  }
  return contents;
}

/** Decides a condition; one that cannot be decided is reported and counts as false. */
export function holds(
  condition: CompiledExpression,
  scope: Scope,
  nodeId: string,
  property: string,
  context: Pick<ResolveContext, 'report'>,
): boolean {
  const { value, error } = evaluateCondition(condition, scope);
  if (error && condition.diagnostics.length === 0) {
    context.report(ruleErrorDiagnostic(error, { nodeId, property }));
  }
  return value;
}

function listOf(
  each: CompiledRepeat,
  scope: Scope,
  node: CompiledNode,
  context: ResolveContext,
): readonly unknown[] {
  const { value, error } = evaluateValue(each.list, scope);
  if (error && each.list.diagnostics.length === 0) {
    context.report(ruleErrorDiagnostic(error, { nodeId: node.id, property: 'each' }));
  }
  return Array.isArray(value) ? value : [];
}
