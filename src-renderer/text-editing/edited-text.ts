/** The text being edited, as the store, the template on show and the composed document together describe it. */

import { createStore } from 'zustand/vanilla';
import type { Affinity } from '../../shared/display';
import {
  type Marks,
  nodeOf,
  type Paragraph,
  type TemplateNode,
  type TextContent,
  textLength,
} from '../../shared/model';
import { type StudioState, studioStore, type TextEdit } from '../state';
import type { TextSelection } from './text-change';
import { TextGeometry } from './text-geometry';

/** What an input method is composing: shown as a preview, an edit of the document only when it is committed. */
export interface TextComposition {
  /** The stretch it replaces, in the text without it. */
  readonly from: number;
  readonly to: number;
  /** Where it ends in the text that is shown. */
  readonly shownTo: number;
  readonly marks: Marks;
}

/** What only the caret needs to know; everything others look at is in the studio's store. */
export interface CaretState {
  /** Which instance of the text is edited: from 0, in reading order. */
  readonly instance: number;
  /** At the end of a line: whether the caret stands there or before the first character of the next. */
  readonly affinity: Affinity;
  /** How far along its line movement over lines keeps to, in millipoints. */
  readonly goal: number | null;
  readonly composing: TextComposition | null;
}

export const caretStore = createStore<CaretState>(() => ({
  instance: 0,
  affinity: 'downstream',
  goal: null,
  composing: null,
}));

export interface EditedText {
  readonly edit: TextEdit;
  readonly paragraphs: readonly Paragraph[];
  /** Inside the text, whatever undo has done to it. */
  readonly selection: TextSelection;
  /** Null while the document does not show the text. */
  readonly geometry: TextGeometry | null;
}

/** Whether the lines of a text element run downwards. */
export const isVertical = ({ props }: TemplateNode): boolean => props.writing === 'vertical';

/** The text being edited; null when none is, or its element is gone. */
export function editedText(state: StudioState = studioStore.getState()): EditedText | null {
  const { textEdit: edit, composition } = state;
  const template = state.compiled?.template ?? state.document?.template;
  if (!edit || !template) return null;
  const node = nodeOf(template, edit.nodeId);
  const content = node?.props.content as TextContent | undefined;
  const paragraphs = content && Object.hasOwn(content, edit.language) ? content[edit.language] : undefined;
  if (!node || !paragraphs) return null;
  const { instance } = caretStore.getState();
  const place = { nodeId: edit.nodeId, recordPath: edit.recordPath, instance, isVertical: isVertical(node) };
  const length = textLength(paragraphs);
  return {
    edit,
    paragraphs,
    selection: { anchor: Math.min(edit.anchor, length), head: Math.min(edit.head, length) },
    geometry: composition ? TextGeometry.of(composition, paragraphs, place) : null,
  };
}
