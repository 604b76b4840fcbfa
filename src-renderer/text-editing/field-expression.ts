/**
 * From a field of the data tree to what a text says: the CEL expression that names the field where the text stands,
 * and a format that suits its kind.
 */
import type { JsonObject } from '../../shared/base';
import { EACH, fieldAt, formatPath, parsePath } from '../../shared/data';
import { elementTypes } from '../../shared/engine';
import {
  ancestorsOf,
  childrenOf,
  type FieldInline,
  type NodeId,
  nodeOf,
  parentOf,
  type Template,
  type TemplateNode,
} from '../../shared/model';
import { type Format, writeName } from '../../shared/rules';
import { usualFormat } from './usual-format';

/** Why a field cannot stand somewhere: it belongs to the items of a list that nothing repeats over there. */
export interface OutOfScope {
  readonly list: string;
}

/**
 * The expression for a data path (`account.closing`, `transactions[].amount`) inside a node. Fields of list items need
 * a repeat over their list around the node; the answer then starts with the repeat's variable.
 */
export function fieldExpression(
  template: Template,
  nodeId: NodeId,
  path: string,
): { readonly expression: string } | OutOfScope {
  const segments = parsePath(path) ?? [];
  const lastList = segments.lastIndexOf(EACH);
  const own = dotted(segments.slice(lastList + 1));
  if (lastList < 0) return { expression: own };
  const list = segments.slice(0, lastList);
  const as = variableOf(repeatsOf(template, nodeId), list);
  if (as === null) return { list: String(list.filter((segment) => segment !== EACH).join('.')) };
  return { expression: own ? `${as}.${own}` : as };
}

interface Repeat {
  readonly list: string;
  readonly as: string;
}

/** The repeats whose variables a node may use, innermost first: those around it, and those that it is lent. */
function repeatsOf(template: Template, nodeId: NodeId): readonly Repeat[] {
  const below = (of: TemplateNode) => childrenOf(of).flatMap((child) => nodeOf(template, child) ?? []);
  return [nodeId, ...ancestorsOf(template, nodeId)].flatMap((id) => {
    const node = nodeOf(template, id);
    if (!node || node.each) return node?.each ?? [];
    const holder = nodeOf(template, parentOf(template, id) ?? '');
    const loan = holder && elementTypes.get(node.type)?.borrowsFrom?.(node, below(holder), below);
    return loan?.from.flatMap(({ each }) => each ?? []).reverse() ?? [];
  });
}

/** The variable of the innermost repeat over a list. */
function variableOf(repeats: readonly Repeat[], list: readonly (string | number)[]): string | null {
  const found = repeats.find((each, index) => each.list === listExpression(repeats.slice(index + 1), list));
  return found?.as ?? null;
}

/** How a repeat inside others would name the list: by its path, or by the variable of a repeat around it. */
function listExpression(outer: readonly Repeat[], list: readonly (string | number)[]): string | null {
  const inner = list.lastIndexOf(EACH);
  if (inner < 0) return dotted(list);
  const as = variableOf(outer, list.slice(0, inner));
  return as === null ? null : `${as}.${dotted(list.slice(inner + 1))}`;
}

/** The path as CEL writes it; keys that no expression can name stay as they are and are reported by the check. */
const dotted = (segments: readonly (string | number)[]): string =>
  segments
    .filter((segment) => typeof segment === 'string')
    .map((key) => writeName(key) ?? key)
    .join('.');

/** A field chip for a data path inside a node, in the format chosen or the one that suits its kind and shown values. */
export function fieldInline(
  template: Template,
  nodeId: NodeId,
  path: string,
  { record, format: chosen }: { readonly record: JsonObject | null; readonly format?: Format | undefined },
): FieldInline | OutOfScope {
  const found = fieldExpression(template, nodeId, path);
  if ('list' in found) return found;
  const type = fieldAt(template.data, path);
  const format = chosen ?? (type && usualFormat(type, path, record));
  return { kind: 'field', value: found.expression, ...(format === undefined ? {} : { format }) };
}

const NAMES = /^(?:[A-Za-z_]\w*|`[^`\n]+`)(?:\.(?:[A-Za-z_]\w*|`[^`\n]+`))*$/;

/**
 * The data path that a field's expression names inside a node: the inverse of {@link fieldExpression}. Null for an
 * expression that computes something.
 */
export function fieldPath(template: Template, nodeId: NodeId, expression: string): string | null {
  const segments = pathOf(repeatsOf(template, nodeId), expression);
  return segments && formatPath(segments);
}

function pathOf(repeats: readonly Repeat[], expression: string): (string | number)[] | null {
  if (!NAMES.test(expression)) return null;
  const names = (expression.match(/`[^`]+`|\w+/g) ?? []).map((name) => name.replaceAll('`', ''));
  for (const [index, each] of repeats.entries()) {
    if (each.as !== names[0]) continue;
    const list = pathOf(repeats.slice(index + 1), each.list);
    return list && [...list, EACH, ...names.slice(1)];
  }
  return names;
}
