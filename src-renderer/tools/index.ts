export { elementIcon } from './element-icon';
export { HANDLES, handleAnchor, roundBox } from './resizing';
export { ToolBar } from './ToolBar';
export {
  type Effect,
  type Handle,
  type HitTarget,
  IDLE,
  type Insertion,
  type Modifiers,
  type MovedBox,
  type Placed,
  type PointerInput,
  type Scene,
  type SnapLine,
  type Target,
  type ToolEvent,
  type ToolState,
  type Transition,
} from './tool-chart';
export { TOOL_SHORTCUTS, toolForKey } from './tool-shortcuts';
export { transition } from './transition';
