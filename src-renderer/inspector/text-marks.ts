/** Marks of the stretch that the inspector shows: what they are, and changing them, also for what is typed next. */
import type { Marks, NodeId } from '../../shared/model';
import { type TextEdit, updateTextEdit } from '../state';
import { marksAt, plainMarks } from '../text-editing';
import { change } from './change';
import type { Merged } from './merged-value';
import { changeMarks, markOf, markWith, setMark, type TextStretch, wholeText } from './text-edits';

/** A stretch of a text, and the editing of it in place, if it is edited. */
export interface MarkedStretch {
  readonly stretch: TextStretch;
  readonly textEdit: TextEdit | null;
}

/** The stretch that is selected; all of the text where it is not edited. */
export function stretchOf(
  id: NodeId,
  text: { readonly language: string; readonly paragraphs: TextStretch['paragraphs'] },
  edit: TextEdit | null,
): TextStretch {
  const whole = wholeText(id, text.language, text.paragraphs);
  if (!edit || edit.language !== text.language) return whole;
  const from = Math.min(edit.anchor, edit.head, whole.to);
  const to = Math.min(Math.max(edit.anchor, edit.head), whole.to);
  return { ...whole, from, to };
}

/** The mark over the stretch; at a caret what the next character gets. */
export function currentMark<K extends keyof Marks>(
  { stretch, textEdit }: MarkedStretch,
  key: K,
): Merged<NonNullable<Marks[K]>> {
  const pending = stretch.from === stretch.to ? textEdit?.pendingMarks : null;
  return pending
    ? { kind: 'same', value: pending[key] as NonNullable<Marks[K]> | undefined }
    : markOf(stretch, key);
}

/** Marks that what is typed next gets. */
const pendingAt = ({ stretch, textEdit }: MarkedStretch): Marks =>
  textEdit?.pendingMarks ?? marksAt(stretch.paragraphs, stretch.from);

/** Sets a mark over the stretch, or for what is typed next at a caret. */
export function applyMark<K extends keyof Marks>(marked: MarkedStretch, key: K, value: Marks[K]): void {
  const { stretch, textEdit } = marked;
  if (stretch.from < stretch.to) {
    change('format', setMark(stretch, key, value), `${stretch.nodeId} ${key}`);
  } else if (textEdit) {
    updateTextEdit({ pendingMarks: markWith(pendingAt(marked), key, value) });
  }
}

/** Takes away what makes the stretch look different from its paragraphs. */
export function clearMarks(marked: MarkedStretch): void {
  const { stretch, textEdit } = marked;
  if (stretch.from < stretch.to) change('format', changeMarks(stretch, plainMarks));
  else if (textEdit) updateTextEdit({ pendingMarks: plainMarks(pendingAt(marked)) });
}

/** Whether a node's text holds anything to mark. */
export const hasLetters = ({ from, to }: TextStretch): boolean => from < to;
