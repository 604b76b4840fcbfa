/** Drags that the select tool began: moving, resizing, the marquee, blocks on their way through a flow. */
import { type Point, unionBox } from '../../shared/geometry';
import { boxBetween, resizeBox, roundBox } from './resizing';
import { snapMove, snapResize } from './snapping';
import {
  type Effect,
  goTo,
  IDLE,
  type MovedBox,
  type MoveEvent,
  type Placed,
  type PointerInput,
  type Scene,
  type ToolState,
  type Transition,
} from './tool-chart';

type State<N extends ToolState['name']> = Extract<ToolState, { name: N }>;

/** Pixels within which edges stick to lines. */
const SNAP_REACH = 6;

export const END_OF_DRAG: readonly Effect[] = [
  { kind: 'guides', guides: [] },
  { kind: 'marquee', box: null },
  { kind: 'insertion', insertion: null },
  { kind: 'outline', box: null },
  { kind: 'cursor', cursor: 'default' },
];

export function translate(state: State<'translating'>, event: MoveEvent, scene: Scene): Transition {
  const { start, elements } = state;
  let by = distance(start, event);
  if (event.modifiers.shift) by = Math.abs(by.x) >= Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
  const around = elements.map(({ world }) => world).reduce((a, b) => unionBox(a, b));
  const moved = { ...around, x: around.x + by.x, y: around.y + by.y };
  const lines = event.modifiers.alt
    ? []
    : scene.snapLines(
        start.page,
        elements.map(({ nodeId }) => nodeId),
      );
  const free = lines.filter(({ axis }) => !event.modifiers.shift || by[axis] !== 0);
  const snapped = snapMove(moved, free, SNAP_REACH / scene.scale);
  const boxes = elements.map((element) => movedBy(element, by.x + snapped.by.x, by.y + snapped.by.y));
  return goTo(
    { ...state, boxes },
    { kind: 'previewBoxes', label: 'move', boxes },
    { kind: 'guides', guides: snapped.guides },
  );
}

export function resize(state: State<'resizing'>, event: MoveEvent, scene: Scene): Transition {
  const { start, handle, element } = state;
  const by = distance(start, event);
  const { shift, alt } = event.modifiers;
  const free = resizeBox(element.world, handle, by, shift);
  const lines = alt || shift ? [] : scene.snapLines(start.page, [element.nodeId]);
  const snapped = snapResize(free, handle, lines, SNAP_REACH / scene.scale);
  const offset = { x: by.x + snapped.by.x, y: by.y + snapped.by.y };
  const boxes = [{ nodeId: element.nodeId, box: roundBox(resizeBox(element.box, handle, offset, shift)) }];
  return goTo(
    { ...state, boxes },
    { kind: 'previewBoxes', label: 'resize', boxes },
    { kind: 'guides', guides: snapped.guides },
  );
}

/** Ends a move or a resize: what was shown becomes one edit, or none where nothing moved. */
export function commitBoxes(state: State<'translating'> | State<'resizing'>): Transition {
  const label = state.name === 'translating' ? 'move' : 'resize';
  const elements = state.name === 'translating' ? state.elements : [state.element];
  const changed = state.boxes.filter(({ nodeId, box }) => {
    const before = elements.find((element) => element.nodeId === nodeId)?.box;
    return !before || !sameBox(before, box);
  });
  const effect: Effect =
    changed.length > 0 ? { kind: 'commitBoxes', label, boxes: changed } : { kind: 'dropPreview' };
  return goTo(IDLE, effect, ...END_OF_DRAG);
}

export function stretchMarquee(state: State<'marquee'>, event: MoveEvent, scene: Scene): Transition {
  const box = boxBetween(state.start.world, event.world);
  const inside = scene.nodesIn(box).filter((id) => !state.before.includes(id));
  return goTo(
    state,
    { kind: 'marquee', box },
    { kind: 'select', nodeIds: [...state.before, ...inside], recordPath: '' },
  );
}

export function carryBlock(state: State<'movingBlock'>, event: MoveEvent, scene: Scene): Transition {
  return goTo(state, { kind: 'insertion', insertion: scene.insertionAt(event.world, state.nodeId) });
}

export function dropBlock(state: State<'movingBlock'>, event: PointerInput, scene: Scene): Transition {
  const insertion = scene.insertionAt(event.world, state.nodeId);
  const effects: Effect[] = insertion ? [{ kind: 'moveBlock', nodeId: state.nodeId, insertion }] : [];
  return goTo(IDLE, ...effects, ...END_OF_DRAG);
}

const distance = (from: PointerInput, to: PointerInput): Point => ({
  x: to.world.x - from.world.x,
  y: to.world.y - from.world.y,
});

const movedBy = ({ nodeId, box }: Placed, x: number, y: number): MovedBox => ({
  nodeId,
  box: roundBox({ ...box, x: box.x + x, y: box.y + y }),
});

const sameBox = (a: Placed['box'], b: Placed['box']): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
