/**
 * Inserting an element: a click puts it into the flow under the pointer, or on the page where there is none; a drag
 * always draws its box on the page.
 */
import { END_OF_DRAG } from './drag-tool';
import { boxBetween } from './resizing';
import { snapMove } from './snapping';
import {
  goTo,
  IDLE,
  isDrag,
  type MoveEvent,
  type PointerInput,
  type PressEvent,
  type Scene,
  type ToolState,
  type Transition,
} from './tool-chart';

type Inserting = Extract<ToolState, { name: 'inserting' }>;

const SNAP_REACH = 6;

export function showInsertion(event: MoveEvent, scene: Scene): Transition {
  const insertion = event.onPage ? scene.insertionAt(event.world) : null;
  return goTo(
    IDLE,
    { kind: 'insertion', insertion },
    { kind: 'cursor', cursor: event.onPage ? 'crosshair' : 'default' },
    { kind: 'hover', target: null },
  );
}

export function pressInsert(event: PressEvent, scene: Scene): Transition {
  if (!event.onPage) return goTo(IDLE);
  return goTo({ name: 'inserting', start: event, type: scene.tool });
}

export function drawBox(state: Inserting, event: MoveEvent, scene: Scene): Transition {
  if (!isDrag(state.start, event)) return goTo(state);
  const corner = snappedCorner(state, event, scene);
  return goTo(
    state,
    { kind: 'insertion', insertion: null },
    { kind: 'outline', box: boxBetween(state.start.world, corner.at) },
    { kind: 'guides', guides: corner.guides },
  );
}

export function drop(state: Inserting, event: PointerInput, scene: Scene): Transition {
  const { start, type } = state;
  const { page } = start;
  if (isDrag(start, event)) {
    const box = boxBetween(start.world, snappedCorner(state, event, scene).at);
    return goTo(IDLE, { kind: 'place', type, page, box, at: start.world }, ...END_OF_DRAG);
  }
  const insertion = scene.insertionAt(start.world);
  if (insertion) return goTo(IDLE, { kind: 'insert', type, insertion }, ...END_OF_DRAG);
  return goTo(IDLE, { kind: 'place', type, page, box: null, at: start.world }, ...END_OF_DRAG);
}

function snappedCorner({ start }: Inserting, event: PointerInput, scene: Scene) {
  const at = { ...event.world, width: 0, height: 0 };
  const lines = event.modifiers.alt ? [] : scene.snapLines(start.page, []);
  const { by, guides } = snapMove(at, lines, SNAP_REACH / scene.scale);
  return { at: { x: at.x + by.x, y: at.y + by.y }, guides };
}
