/** Which of the elements under the pointer a click means. */
import type { NodeId } from '../../shared/model';
import type { HitTarget, Scene } from './tool-chart';

/**
 * The element a click selects: the outermost one, as that is what has a place, a condition, a name. Once something
 * inside it is selected it counts as entered, and a click means what it holds. Parts are never picked by a click.
 */
export function pickTarget(hits: readonly HitTarget[], scene: Scene): HitTarget | null {
  const chain = hits.filter(({ isPart }) => !isPart);
  const isEntered = ({ nodeId }: HitTarget): boolean =>
    scene.selected.some((id) => id !== nodeId && scene.isInside(id, nodeId));
  return chain.findLast((hit) => !isEntered(hit)) ?? chain[0] ?? null;
}

/** What another click on a selected element means: the next one inside it. */
export function deeperTarget(hits: readonly HitTarget[], selected: NodeId): HitTarget | null {
  const chain = hits.filter(({ isPart }) => !isPart);
  const at = chain.findIndex(({ nodeId }) => nodeId === selected);
  return at > 0 ? (chain[at - 1] ?? null) : null;
}

/** The nearest hit around a selected element, parts included. */
export function outerTarget(hits: readonly HitTarget[], selected: NodeId | undefined): HitTarget | null {
  const at = hits.findIndex(({ nodeId }) => nodeId === selected);
  return at < 0 ? null : (hits[at + 1] ?? null);
}
