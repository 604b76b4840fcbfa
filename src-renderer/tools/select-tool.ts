/** The select tool: pointing at elements and texts, and the start of every drag. */
import { deeperTarget, outerTarget, pickTarget } from './picking';
import { handleCursor } from './resizing';
import {
  type Effect,
  goTo,
  type HitTarget,
  IDLE,
  isDrag,
  type MoveEvent,
  type PressEvent,
  type Scene,
  stay,
  type Target,
  type ToolState,
  type Transition,
} from './tool-chart';
import { howOf } from './word-tool';

type Pointing = Extract<ToolState, { name: 'pointing' }>;

/** Nothing is pressed: show what a click would mean. */
export function hover(event: MoveEvent, scene: Scene): Transition {
  const handle = scene.handleAt(event.world);
  if (handle) {
    return goTo(
      IDLE,
      { kind: 'cursor', cursor: handleCursor(handle.handle) },
      { kind: 'hover', target: null },
    );
  }
  const hits = event.onPage ? scene.hitsAt(event.world) : [];
  if (scene.editing && isOn(hits, scene.editing)) {
    return goTo(IDLE, { kind: 'cursor', cursor: 'text' }, { kind: 'hover', target: null });
  }
  const target = pickTarget(hits, scene);
  const isMovable =
    target !== null && scene.selected.includes(target.nodeId) && canMove(target, event, scene);
  return goTo(
    IDLE,
    { kind: 'cursor', cursor: isMovable ? 'move' : 'default' },
    { kind: 'hover', target: target && targetOf(target) },
  );
}

export function press(event: PressEvent, scene: Scene): Transition {
  const handle = scene.handleAt(event.world);
  if (handle) {
    const { placed } = handle;
    const boxes = [{ nodeId: placed.nodeId, box: placed.box }];
    return goTo({ name: 'resizing', start: event, handle: handle.handle, element: placed, boxes });
  }
  const hits = event.onPage ? scene.hitsAt(event.world) : [];
  if (scene.editing && isOn(hits, scene.editing)) return pressText(event);
  const leaving: Effect[] = scene.editing ? [{ kind: 'leaveText' }] : [];
  const [inner] = hits;
  const text = hits.find(({ isText }) => isText) ?? (inner ? scene.textIn(inner) : null);
  if (event.clicks >= 2 && text && !event.modifiers.shift) {
    return goTo(
      { name: 'selectingText', start: event },
      ...leaving,
      { kind: 'editText', target: targetOf(text), at: event },
      ...(event.clicks >= 3 ? [{ kind: 'pointText', at: event, how: 'paragraph' } as const] : []),
    );
  }
  const { state, effects } = pressElement(event, hits, scene);
  return { state, effects: [...leaving, ...effects] };
}

const pressText = (event: PressEvent): Transition =>
  goTo({ name: 'selectingText', start: event }, { kind: 'pointText', at: event, how: howOf(event) });

function pressElement(event: PressEvent, hits: readonly HitTarget[], scene: Scene): Transition {
  const pointing = (target: Target | null, click: readonly Effect[] = []): ToolState => ({
    name: 'pointing',
    start: event,
    target,
    click,
  });
  const picked = pickTarget(hits, scene);
  if (!picked) {
    const master = event.onPage ? scene.masterOf(event.page) : null;
    const kept = event.modifiers.shift ? scene.selected : [];
    return goTo(pointing(null, [selectOnly(master && kept.length === 0 ? [master] : kept)]));
  }
  if (event.modifiers.alt) {
    const outer = outerTarget(hits, scene.selected.at(-1)) ?? outerTarget(hits, picked.nodeId) ?? picked;
    return goTo(pointing(targetOf(outer)), select(outer));
  }
  const isSelected = scene.selected.includes(picked.nodeId);
  if (event.modifiers.shift) {
    const others = scene.selected.filter((id) => id !== picked.nodeId && id !== scene.masterOf(event.page));
    if (isSelected) return goTo(pointing(targetOf(picked), [selectOnly(others)]));
    return goTo(pointing(targetOf(picked)), {
      kind: 'select',
      nodeIds: [...others, picked.nodeId],
      recordPath: picked.recordPath,
    });
  }
  if (!isSelected) return goTo(pointing(targetOf(picked)), select(picked));
  const deeper = scene.selected.length === 1 ? deeperTarget(hits, picked.nodeId) : null;
  const click: Effect[] = [select(deeper ?? picked), { kind: 'pickField', at: event }];
  return goTo(pointing(targetOf(picked), click));
}

/** Pressed and moving: far enough makes it a drag. */
export function dragFrom(state: Pointing, event: MoveEvent, scene: Scene): Transition {
  const { start, target } = state;
  if (!isDrag(start, event)) return stay(state);
  if (!target) {
    const before = start.modifiers.shift ? scene.selected : [];
    return goTo({ name: 'marquee', start, before }, { kind: 'hover', target: null });
  }
  const elements = scene.selected.flatMap((id) => scene.placed(id, start.page) ?? []);
  if (elements.some(({ nodeId }) => nodeId === target.nodeId)) {
    const boxes = elements.map(({ nodeId, box }) => ({ nodeId, box }));
    return goTo({ name: 'translating', start, elements, boxes }, { kind: 'hover', target: null });
  }
  if (scene.isMovableBlock(target.nodeId) && scene.selected.length === 1) {
    return goTo(
      { name: 'movingBlock', start, nodeId: target.nodeId },
      { kind: 'cursor', cursor: 'grabbing' },
    );
  }
  return stay(state);
}

const canMove = (target: Target, event: MoveEvent, scene: Scene): boolean =>
  scene.placed(target.nodeId, event.page) !== null || scene.isMovableBlock(target.nodeId);

const isOn = (hits: readonly Target[], target: Target): boolean =>
  hits.some(({ nodeId, recordPath }) => nodeId === target.nodeId && recordPath === target.recordPath);

const targetOf = ({ nodeId, recordPath }: Target): Target => ({ nodeId, recordPath });

const select = ({ nodeId, recordPath }: Target): Effect => ({
  kind: 'select',
  nodeIds: [nodeId],
  recordPath,
});

const selectOnly = (nodeIds: readonly string[]): Effect => ({ kind: 'select', nodeIds, recordPath: '' });
