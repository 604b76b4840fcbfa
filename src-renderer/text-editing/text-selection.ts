/** Where the caret of the edited text is: editing begins and ends, the pointer selects. */
import type { Affinity } from '../../shared/display';
import type { Point } from '../../shared/geometry';
import { type NodeId, nodeOf, type TextContent, textLength } from '../../shared/model';
import { previewEdit } from '../engine';
import { endTextEdit, startTextEdit, studioStore, updateTextEdit } from '../state';
import { caretStore, editedText, isVertical } from './edited-text';
import { paragraphStretch } from './text-change';
import { TextGeometry } from './text-geometry';
import { instanceAt } from './text-instances';
import { wordAt } from './text-motion';

export interface TextStart {
  readonly nodeId: NodeId;
  readonly recordPath: string;
  /** Page of the instance that was pointed at. */
  readonly page: number;
  /** Where on that page, in millipoints; the end of the text where absent. */
  readonly point?: Point;
}

/** Starts editing a text at a point of a page. Answers false when the node is no text of the shown document. */
export function beginTextEdit({ nodeId, recordPath, page, point }: TextStart): boolean {
  const { composition, compiled } = studioStore.getState();
  const map = composition?.textMap(nodeId, recordPath, page);
  const node = compiled && nodeOf(compiled.template, nodeId);
  const content = node?.props.content as TextContent | undefined;
  const paragraphs = map && content?.[map.language];
  if (!composition || !node || !paragraphs) return false;
  const instance = instanceAt(composition.list, nodeId, recordPath, page, point);
  const place = { nodeId, recordPath, instance, isVertical: isVertical(node) };
  const geometry = TextGeometry.of(composition, paragraphs, place);
  const start =
    point && geometry
      ? geometry.positionAt(page, point)
      : { position: textLength(paragraphs), affinity: 'downstream' as const };
  caretStore.setState({ instance, affinity: start.affinity, goal: null, composing: null });
  startTextEdit({ nodeId, recordPath, language: map.language, anchor: start.position });
  return true;
}

/** Whether a node is a text that can be edited in place. */
export const isEditableText = (nodeId: NodeId, recordPath: string): boolean =>
  studioStore.getState().composition?.textMap(nodeId, recordPath) != null;

export type PointerSelection = 'caret' | 'extend' | 'word' | 'paragraph';

/** Puts the caret where the pointer is, or selects from the anchor to it, its word or its paragraph. */
export function pointTo(page: number, point: Point, how: PointerSelection): void {
  const { composition, textEdit } = studioStore.getState();
  // A selection does not go from one instance of a text to another.
  if (how !== 'extend' && composition && textEdit) {
    const { nodeId, recordPath } = textEdit;
    caretStore.setState({ instance: instanceAt(composition.list, nodeId, recordPath, page, point) });
  }
  const text = editedText();
  if (!text?.geometry) return;
  const { position, affinity } = text.geometry.positionAt(page, point);
  if (how === 'caret') setSelection(position, position, affinity);
  else if (how === 'extend') setSelection(text.selection.anchor, position, affinity);
  else {
    const stretch =
      how === 'word' ? wordAt(text.paragraphs, position) : paragraphStretch(text.paragraphs, position);
    setSelection(stretch.anchor, stretch.head);
  }
}

/** Selects a stretch of the edited text. */
export function setSelection(anchor: number, head: number, affinity: Affinity = 'downstream'): void {
  caretStore.setState({ affinity, goal: null });
  updateTextEdit({ anchor, head, pendingMarks: null });
}

/** Ends editing; a composition under way is given up. */
export function leaveTextEdit(): void {
  previewEdit(null);
  caretStore.setState({ composing: null, goal: null });
  endTextEdit();
}
