/** Which elements came, went, moved or changed; their wording and their rules are compared elsewhere. */
import { type Json, jsonEqual } from '../base';
import { formatPath } from '../data';
import { type NodeId, nodeOf, parentIndex, steadyChildren, type Template, type TemplateNode } from '../model';
import { compareJson } from './compare-json';
import type { ElementDifference, ElementPlace } from './difference';
import { childIds } from './document-order';
import { textContentOf } from './text-content-of';

/** The differences of elements, in the given order of nodes. */
export function compareElements(
  before: Template,
  after: Template,
  order: readonly NodeId[],
): ElementDifference[] {
  return order.flatMap((nodeId): ElementDifference[] => {
    const old = nodeOf(before, nodeId);
    const young = nodeOf(after, nodeId);
    if (!old || !young) {
      const [where, elsewhere] = young ? [after, before] : [before, after];
      return isInNewcomer(where, elsewhere, nodeId) ? [] : [{ kind: young ? 'added' : 'removed', nodeId }];
    }
    return [
      ...move(before, after, nodeId),
      ...propertiesOf(old, young).map((change) => ({ kind: 'changed' as const, nodeId, ...change })),
    ];
  });
}

/** Whether the element around it is missing in the other version too; the difference of that one covers it. */
function isInNewcomer(where: Template, elsewhere: Template, id: NodeId): boolean {
  const place = parentIndex(where).get(id);
  return place !== undefined && !nodeOf(elsewhere, place.parent);
}

function move(before: Template, after: Template, nodeId: NodeId): ElementDifference[] {
  const from = placeOf(before, nodeId);
  const to = placeOf(after, nodeId);
  if (!from || !to) return [];
  const hasStayed =
    from.parent === to.parent &&
    steadyChildren(childIds(before, to.parent), childIds(after, to.parent)).has(nodeId);
  return hasStayed ? [] : [{ kind: 'moved', nodeId, before: from, after: to }];
}

function placeOf(template: Template, id: NodeId): ElementPlace | null {
  const place = parentIndex(template).get(id);
  return place ? { parent: place.parent, index: place.index } : null;
}

/** Properties that are told as rules, or by the places of the children. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['children', 'when', 'each', 'props']);

function propertiesOf(before: TemplateNode, after: TemplateNode) {
  const [old, young] = [before, after].map((node) => node as unknown as Record<string, Json | undefined>);
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  const own = [...keys]
    .filter((key) => !TOLD_ELSEWHERE.has(key) && !jsonEqual(old?.[key], young?.[key]))
    .map((key) => ({ property: key, before: old?.[key] ?? null, after: young?.[key] ?? null }));
  const isWorded = textContentOf(before) !== null && textContentOf(after) !== null;
  const props = compareJson(before.props, after.props, ['props'])
    .filter(({ path }) => !(isWorded && path[1] === 'content'))
    .map(({ path, ...change }) => ({ property: formatPath(path), ...change }));
  return [...own, ...props];
}
