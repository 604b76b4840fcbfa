/** Makes edits of the document of what editing commands answer. */
import { type Edit, type Marks, nodeOf, type Operation, replaceText, sliceText } from '../../shared/model';
import { applyEdit, editRight, studioStore, wordingRefusal } from '../state';
import type { EditedText } from './edited-text';
import { notesIn, removeUnmarked } from './notes';
import { isCaret, marksAt, selectionStart, type TextChange } from './text-change';
import { nextCharacter } from './text-motion';
import { setSelection } from './text-selection';

/** Marks that the next typed character gets. */
export const typingMarks = ({ edit, paragraphs, selection }: EditedText): Marks =>
  edit.pendingMarks ??
  marksAt(
    paragraphs,
    isCaret(selection) ? selection.head : nextCharacter(paragraphs, selectionStart(selection)),
  );

/** The operation of a change. */
export const operationOf = ({ edit }: EditedText, { from, to, slice }: TextChange): Operation => ({
  kind: 'replaceText',
  id: edit.nodeId,
  language: edit.language,
  from,
  to,
  slice,
});

/** Notes that lose their last mark go with it. */
function removedNotes({ edit, paragraphs }: EditedText, { from, to, slice }: TextChange): Operation[] {
  const candidates = from < to ? notesIn(sliceText(paragraphs, from, to)) : [];
  const template = studioStore.getState().document?.template;
  const node = candidates.length > 0 && template ? nodeOf(template, edit.nodeId) : undefined;
  if (!node) return [];
  return removeUnmarked(node, candidates, edit.language, replaceText(paragraphs, from, to, slice));
}

export interface ApplyOptions {
  /** Whether the edit belongs to the one before: typing. */
  readonly join?: boolean;
  /** What has to be there before the text changes. */
  readonly before?: readonly Operation[];
}

/** Applies a change as one step of undo and selects what it leaves selected. */
export function applyChange(
  text: EditedText,
  change: TextChange,
  label: string,
  { join = false, before = [] }: ApplyOptions = {},
): boolean {
  const operations = [...before, operationOf(text, change), ...removedNotes(text, change)];
  if (!applyEdit({ label, operations }, { join })) return false;
  setSelection(change.anchor, change.head);
  return true;
}

/** Whether a change brings in what those who may only change words may not: its words alone may do. */
export function isForeign(text: EditedText, change: TextChange): boolean {
  const state = studioStore.getState();
  if (!state.document || editRight(state) === 'design') return false;
  const edit: Edit = { label: 'paste', operations: [operationOf(text, change)] };
  return wordingRefusal(state.document.template, edit)?.kind === 'foreign';
}
