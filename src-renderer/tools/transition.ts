import {
  carryBlock,
  commitBoxes,
  dropBlock,
  END_OF_DRAG,
  resize,
  stretchMarquee,
  translate,
} from './drag-tool';
import { drawBox, drop, pressInsert, showInsertion } from './insert-tool';
import { dragFrom, hover, press } from './select-tool';
import {
  goTo,
  IDLE,
  isDrag,
  type MoveEvent,
  type PointerInput,
  type PressEvent,
  type Scene,
  stay,
  type ToolEvent,
  type ToolState,
  type Transition,
} from './tool-chart';
import { hoverWords, pressWords } from './word-tool';

/** The chart: what an event means in a state. */
export function transition(state: ToolState, event: ToolEvent, scene: Scene): Transition {
  switch (event.kind) {
    case 'down':
      return pressed(state, event, scene);
    case 'move':
      return moved(state, event, scene);
    case 'up':
      return released(state, event, scene);
    case 'leave':
      if (state.name !== 'idle') return stay(state);
      return goTo(state, { kind: 'hover', target: null }, { kind: 'insertion', insertion: null });
    case 'cancel':
      return cancelled(state);
  }
}

function pressed(state: ToolState, event: PressEvent, scene: Scene): Transition {
  if (state.name !== 'idle') return stay(state);
  if (event.button === 'middle' || event.modifiers.space || scene.tool === 'hand') {
    const cursor = scene.tool === 'hand' ? 'grab' : 'default';
    return goTo(
      { name: 'panning', last: event.screen, cursor },
      { kind: 'cursor', cursor: 'grabbing' },
      { kind: 'hover', target: null },
    );
  }
  if (!scene.canArrange) return pressWords(event, scene);
  return scene.tool === 'select' ? press(event, scene) : pressInsert(event, scene);
}

function moved(state: ToolState, event: MoveEvent, scene: Scene): Transition {
  switch (state.name) {
    case 'idle':
      if (event.modifiers.space || scene.tool === 'hand') {
        return goTo(state, { kind: 'cursor', cursor: 'grab' }, { kind: 'hover', target: null });
      }
      if (!scene.canArrange) return hoverWords(event, scene);
      return scene.tool === 'select' ? hover(event, scene) : showInsertion(event, scene);
    case 'panning':
      return goTo(
        { ...state, last: event.screen },
        { kind: 'pan', dx: event.screen.x - state.last.x, dy: event.screen.y - state.last.y },
      );
    case 'pointing':
      return dragFrom(state, event, scene);
    case 'translating':
      return translate(state, event, scene);
    case 'resizing':
      return resize(state, event, scene);
    case 'marquee':
      return stretchMarquee(state, event, scene);
    case 'movingBlock':
      return carryBlock(state, event, scene);
    case 'inserting':
      return drawBox(state, event, scene);
    case 'selectingText':
      if (!isDrag(state.start, event)) return stay(state);
      return goTo(state, { kind: 'pointText', at: event, how: 'extend' });
  }
}

function released(state: ToolState, event: PointerInput, scene: Scene): Transition {
  switch (state.name) {
    case 'idle':
      return stay(state);
    case 'panning':
      return goTo(IDLE, { kind: 'cursor', cursor: state.cursor });
    case 'pointing':
      return goTo(IDLE, ...state.click);
    case 'translating':
    case 'resizing':
      return commitBoxes(state);
    case 'marquee':
    case 'selectingText':
      return goTo(IDLE, ...END_OF_DRAG);
    case 'movingBlock':
      return dropBlock(state, event, scene);
    case 'inserting':
      return drop(state, event, scene);
  }
}

/** Escape takes back what the drag has shown; a marquee gives back what was selected before. */
function cancelled(state: ToolState): Transition {
  switch (state.name) {
    case 'translating':
    case 'resizing':
      return goTo(IDLE, { kind: 'dropPreview' }, ...END_OF_DRAG);
    case 'marquee':
      return goTo(IDLE, { kind: 'select', nodeIds: state.before, recordPath: '' }, ...END_OF_DRAG);
    default:
      return goTo(IDLE, ...END_OF_DRAG);
  }
}
