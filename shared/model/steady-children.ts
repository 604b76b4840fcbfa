import { diffArrays } from 'diff';
import type { NodeId } from './node';

/** The children that keep their order from one list to the other: as many as possible, so that few count as moved. */
export function steadyChildren(before: readonly NodeId[], after: readonly NodeId[]): ReadonlySet<NodeId> {
  const kept = diffArrays([...before], [...after]).filter(({ added, removed }) => !added && !removed);
  return new Set(kept.flatMap(({ value }) => value));
}
