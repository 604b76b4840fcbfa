/** The only tool of those who change words and nothing else: a click puts the caret, a drag beside texts moves the view. */
import {
  type Effect,
  goTo,
  type HitTarget,
  IDLE,
  type MoveEvent,
  type PointerInput,
  type PressEvent,
  type Scene,
  type Target,
  type Transition,
} from './tool-chart';

/** Nothing is pressed: show which text a click would go into. */
export function hoverWords(event: MoveEvent, scene: Scene): Transition {
  const text = textAt(event, scene);
  return goTo(
    IDLE,
    { kind: 'cursor', cursor: text ? 'text' : 'default' },
    { kind: 'hover', target: text && !isSame(text, scene.editing) ? targetOf(text) : null },
  );
}

export function pressWords(event: PressEvent, scene: Scene): Transition {
  const text = textAt(event, scene);
  if (!text) {
    const leaving: Effect[] = scene.editing ? [{ kind: 'leaveText' }] : [];
    return goTo(
      { name: 'panning', last: event.screen, cursor: 'default' },
      ...leaving,
      { kind: 'select', nodeIds: [], recordPath: '' },
      { kind: 'cursor', cursor: 'grabbing' },
    );
  }
  if (isSame(text, scene.editing)) {
    return goTo({ name: 'selectingText', start: event }, { kind: 'pointText', at: event, how: howOf(event) });
  }
  const leaving: Effect[] = scene.editing ? [{ kind: 'leaveText' }] : [];
  return goTo({ name: 'selectingText', start: event }, ...leaving, {
    kind: 'editText',
    target: targetOf(text),
    at: event,
  });
}

/** How a press in the text that is being edited selects. */
export function howOf({ clicks, modifiers }: PressEvent): 'caret' | 'extend' | 'word' | 'paragraph' {
  if (clicks >= 3) return 'paragraph';
  if (clicks === 2) return 'word';
  return modifiers.shift ? 'extend' : 'caret';
}

const textAt = (event: PointerInput, scene: Scene): HitTarget | null =>
  (event.onPage ? scene.hitsAt(event.world) : []).find(({ isText }) => isText) ?? null;

const isSame = (a: Target, b: Target | null): boolean =>
  b !== null && a.nodeId === b.nodeId && a.recordPath === b.recordPath;

const targetOf = ({ nodeId, recordPath }: Target): Target => ({ nodeId, recordPath });
