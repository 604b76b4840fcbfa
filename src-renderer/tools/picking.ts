/** Which of the elements under the pointer a click means. */
import type { NodeId } from '../../shared/model';
import type { HitTarget, Scene } from './tool-chart';

/**
 * The element a click selects: the innermost that stands for itself. What is made of parts (a table) is selected as a
 * whole first; once it, or something inside it, is selected, a click means what is inside.
 */
export function pickTarget(hits: readonly HitTarget[], scene: Scene): HitTarget | null {
  const inner = hits.find(({ isPart }) => !isPart) ?? null;
  const whole = wholeAround(hits);
  if (!whole) return inner;
  const isEntered = scene.selected.some((id) => id !== whole.nodeId && scene.isInside(id, whole.nodeId));
  return isEntered ? inner : whole;
}

/** What another click on a selected element means: the next one inside it. */
export function deeperTarget(hits: readonly HitTarget[], selected: NodeId): HitTarget | null {
  const inner = hits.find(({ isPart }) => !isPart) ?? null;
  return inner && inner.nodeId !== selected && wholeAround(hits)?.nodeId === selected ? inner : null;
}

/** The nearest hit around a selected element that can be selected itself. */
export function outerTarget(hits: readonly HitTarget[], selected: NodeId | undefined): HitTarget | null {
  const at = hits.findIndex(({ nodeId }) => nodeId === selected);
  return at < 0 ? null : (hits[at + 1] ?? null);
}

/** The element whose parts the innermost hit lies in. */
function wholeAround(hits: readonly HitTarget[]): HitTarget | undefined {
  const part = hits.findIndex(({ isPart }) => isPart);
  return part < 0 ? undefined : hits.slice(part).find(({ isPart }) => !isPart);
}
