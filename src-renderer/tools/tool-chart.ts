/**
 * What the pointer does on the canvas, as a state chart without a DOM: a state and an event go in, the next state and
 * what is to be done come out. Questions about the document are asked of a {@link Scene}; the canvas answers them and
 * carries the effects out.
 *
 * Lengths are points in the canvas's world, where the pages lie below each other; `screen` is CSS pixels.
 */
import type { Box, Point } from '../../shared/geometry';
import type { NodeId } from '../../shared/model';

export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly command: boolean;
  /** The space bar is held: the hand for the moment. */
  readonly space: boolean;
}

export interface PointerInput {
  readonly world: Point;
  readonly screen: Point;
  /** Page under the pointer, else the nearest. */
  readonly page: number;
  /** Whether the pointer really is on that page. */
  readonly onPage: boolean;
  readonly modifiers: Modifiers;
}

export type ToolEvent =
  | (PointerInput & { readonly kind: 'down'; readonly button: 'main' | 'middle'; readonly clicks: number })
  | (PointerInput & { readonly kind: 'move' })
  | (PointerInput & { readonly kind: 'up' })
  | { readonly kind: 'leave' }
  /** Escape, or the pointer was taken away. */
  | { readonly kind: 'cancel' };

export type PressEvent = Extract<ToolEvent, { kind: 'down' }>;
export type MoveEvent = Extract<ToolEvent, { kind: 'move' }>;

/** One turn of one element: what can be selected. */
export interface Target {
  readonly nodeId: NodeId;
  readonly recordPath: string;
}

/** An element under the pointer, as the chain of them is asked for: innermost first. */
export interface HitTarget extends Target {
  /** Exists only inside its parent: a row, a cell. */
  readonly isPart: boolean;
  /** Can be edited in place. */
  readonly isText: boolean;
}

/** Where a block would go. */
export interface Insertion {
  readonly parent: NodeId;
  readonly index: number;
  /** The line that shows the place. */
  readonly from: Point;
  readonly to: Point;
  /** Width that is free there. */
  readonly width: number;
}

export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

/** An element with a place of its own. */
export interface Placed {
  readonly nodeId: NodeId;
  /** As the template has it, relative to what holds it. */
  readonly box: Box;
  /** The same in the world. */
  readonly world: Box;
}

/** A line that edges and centres of moved elements stick to. */
export interface SnapLine {
  /** `x`: a vertical line at that x. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  /** Where it begins and ends along the other axis. */
  readonly from: number;
  readonly to: number;
}

/** What the chart may ask. */
export interface Scene {
  /** Whether elements may be made and moved; else only the words of the texts that are hit may be changed. */
  readonly canArrange: boolean;
  readonly tool: string;
  readonly selected: readonly NodeId[];
  /** The text being edited. */
  readonly editing: Target | null;
  /** CSS pixels per point. */
  readonly scale: number;
  /** Elements under a point of the world, innermost first. */
  hitsAt(world: Point): readonly HitTarget[];
  /** The text that a double click beside it means: the first one that the element holds. */
  textIn(target: Target): HitTarget | null;
  handleAt(world: Point): { readonly handle: Handle; readonly placed: Placed } | null;
  /** The element's place, where it has one and is not locked; on the page nearest to `page`. */
  placed(nodeId: NodeId, page: number): Placed | null;
  /** Whether the element is a block in a flow that may be moved within it. */
  isMovableBlock(nodeId: NodeId): boolean;
  isInside(nodeId: NodeId, ancestor: NodeId): boolean;
  parentOf(nodeId: NodeId): NodeId | null;
  masterOf(page: number): NodeId | null;
  snapLines(page: number, except: readonly NodeId[]): readonly SnapLine[];
  insertionAt(world: Point, moving?: NodeId): Insertion | null;
  /** Elements that a rectangle touches. */
  nodesIn(box: Box): readonly NodeId[];
}

export interface MovedBox {
  readonly nodeId: NodeId;
  readonly box: Box;
}

/** What the canvas is to do. */
export type Effect =
  | { readonly kind: 'select'; readonly nodeIds: readonly NodeId[]; readonly recordPath: string }
  | { readonly kind: 'hover'; readonly target: Target | null }
  | { readonly kind: 'editText'; readonly target: Target; readonly at: PointerInput }
  | {
      readonly kind: 'pointText';
      readonly at: PointerInput;
      readonly how: 'caret' | 'extend' | 'word' | 'paragraph';
    }
  | { readonly kind: 'leaveText' }
  /** Selects the field whose chip is there, if one is. */
  | { readonly kind: 'pickField'; readonly at: PointerInput }
  | { readonly kind: 'previewBoxes'; readonly label: 'move' | 'resize'; readonly boxes: readonly MovedBox[] }
  /** Makes what was previewed an edit. */
  | { readonly kind: 'commitBoxes'; readonly label: 'move' | 'resize'; readonly boxes: readonly MovedBox[] }
  | { readonly kind: 'dropPreview' }
  | { readonly kind: 'guides'; readonly guides: readonly SnapLine[] }
  | { readonly kind: 'marquee'; readonly box: Box | null }
  | { readonly kind: 'insertion'; readonly insertion: Insertion | null }
  | { readonly kind: 'outline'; readonly box: Box | null }
  | {
      readonly kind: 'place';
      readonly type: string;
      readonly page: number;
      readonly box: Box | null;
      readonly at: Point;
    }
  | { readonly kind: 'insert'; readonly type: string; readonly insertion: Insertion }
  | { readonly kind: 'moveBlock'; readonly nodeId: NodeId; readonly insertion: Insertion }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'cursor'; readonly cursor: string };

export type ToolState =
  | { readonly name: 'idle' }
  | { readonly name: 'panning'; readonly last: Point; readonly cursor: string }
  /** Pressed on an element; not yet decided whether it is a click or a drag. */
  | {
      readonly name: 'pointing';
      readonly start: PressEvent;
      readonly target: Target | null;
      /** What a click without a drag does. */
      readonly click: readonly Effect[];
    }
  | {
      readonly name: 'translating';
      readonly start: PressEvent;
      readonly elements: readonly Placed[];
      readonly boxes: readonly MovedBox[];
    }
  | {
      readonly name: 'resizing';
      readonly start: PressEvent;
      readonly handle: Handle;
      readonly element: Placed;
      readonly boxes: readonly MovedBox[];
    }
  | { readonly name: 'marquee'; readonly start: PressEvent; readonly before: readonly NodeId[] }
  | { readonly name: 'movingBlock'; readonly start: PressEvent; readonly nodeId: NodeId }
  | { readonly name: 'inserting'; readonly start: PressEvent; readonly type: string }
  | { readonly name: 'selectingText'; readonly start: PressEvent };

export interface Transition {
  readonly state: ToolState;
  readonly effects: readonly Effect[];
}

export const IDLE: ToolState = { name: 'idle' };

/** Pixels that the pointer may move before a click becomes a drag. */
const DRAG_THRESHOLD = 4;

export const isDrag = (start: PointerInput, now: PointerInput): boolean =>
  Math.abs(now.screen.x - start.screen.x) > DRAG_THRESHOLD ||
  Math.abs(now.screen.y - start.screen.y) > DRAG_THRESHOLD;

export const stay = (state: ToolState): Transition => ({ state, effects: [] });

export const goTo = (state: ToolState, ...effects: readonly Effect[]): Transition => ({ state, effects });
