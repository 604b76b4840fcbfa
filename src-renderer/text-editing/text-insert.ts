/** What is no letter, put into the edited text: fields, page numbers, references, sums, notes. */
import { boxesOfNode } from '../../shared/display';
import { childrenOf, type Inline, nodeOf } from '../../shared/model';
import type { Format } from '../../shared/rules';
import { newNodeId, showToast, studioStore } from '../state';
import { applyChange, typingMarks } from './apply-change';
import { editedText } from './edited-text';
import { fieldInline } from './field-expression';
import { isInNote, newNote } from './notes';
import { strings } from './strings';
import { insertInline } from './text-change';
import { beginTextEdit, setSelection } from './text-selection';

/** Puts a data field (`account.closing`, `transactions[].amount`) in the selection's place. */
export function insertField(path: string, format?: Format): boolean {
  const text = editedText();
  const { document, record } = studioStore.getState();
  if (!text || !document) return false;
  const shown = record?.data ?? null;
  const inline = fieldInline(document.template, text.edit.nodeId, path, { record: shown, format });
  if ('list' in inline) {
    showToast({ kind: 'error', text: strings.text('outOfScope', { list: inline.list }) });
    return false;
  }
  return insertUnit(inline);
}

/** Puts a field or a page number in the selection's place, in the marks around it. */
export function insertUnit(inline: Inline): boolean {
  const text = editedText();
  if (!text) return false;
  const marks = typingMarks(text);
  const isPlain = inline.kind === 'lineBreak' || Object.keys(marks).length === 0;
  const change = insertInline(text.selection, isPlain ? inline : { ...inline, marks });
  return applyChange(text, change, 'insertField');
}

/** The same, and selects it, so that the inspector shows what it says. */
export function insertSelected(inline: Inline): boolean {
  if (!insertUnit(inline)) return false;
  const head = editedText()?.selection.head ?? 0;
  setSelection(head - 1, head);
  return true;
}

/** Whether the edited text may hold notes: those of notes may not. */
export function mayHoldNotes(): boolean {
  const { document, textEdit } = studioStore.getState();
  return document !== null && textEdit !== null && !isInNote(document.template, textEdit.nodeId);
}

/** Puts the mark of a new note in the selection's place and the caret into the note. */
export function insertNote(): boolean {
  const text = editedText();
  const template = studioStore.getState().document?.template;
  const node = template && text ? nodeOf(template, text.edit.nodeId) : undefined;
  if (!text || !template || !node || !mayHoldNotes()) return false;
  const { nodeId, language, recordPath } = text.edit;
  const { id, textId, nodes } = newNote(template, language, newNodeId);
  const change = insertInline(text.selection, { kind: 'footnote', node: id });
  const index = childrenOf(node).length;
  const before = [{ kind: 'insert', parent: nodeId, index, id, nodes } as const];
  if (!applyChange(text, change, 'insert', { before })) return false;
  const list = studioStore.getState().composition?.list;
  const page = (list && boxesOfNode(list, textId)[0]?.page) ?? 0;
  beginTextEdit({ nodeId: textId, recordPath, page });
  return true;
}

/** Goes into the note that a mark stands for. */
export function editNote(noteId: string): boolean {
  const { document, composition, textEdit } = studioStore.getState();
  const note = document ? nodeOf(document.template, noteId) : undefined;
  const [textId] = note ? childrenOf(note) : [];
  if (!composition || textId === undefined) return false;
  const page = boxesOfNode(composition.list, textId)[0]?.page ?? 0;
  return beginTextEdit({ nodeId: textId, recordPath: textEdit?.recordPath ?? '', page });
}
