/** What the pointer is doing on the canvas right now: drawn on the overlay, known to nobody else. */
import { createStore } from 'zustand/vanilla';
import type { Box } from '../../shared/geometry';
import type { Insertion, SnapLine, Target, ToolState } from '../tools';
import { IDLE } from '../tools';

export interface Interaction {
  readonly tool: ToolState;
  readonly hover: Target | null;
  readonly guides: readonly SnapLine[];
  readonly marquee: Box | null;
  readonly insertion: Insertion | null;
  /** The box being drawn for a new element. */
  readonly outline: Box | null;
  readonly cursor: string;
  /** Caret that shows where a dragged field would go, in the world. */
  readonly dropCaret: Box | null;
}

export const interactionStore = createStore<Interaction>(() => ({
  tool: IDLE,
  hover: null,
  guides: [],
  marquee: null,
  insertion: null,
  outline: null,
  cursor: 'default',
  dropCaret: null,
}));
