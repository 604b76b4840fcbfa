/** What the keyboard does to the edited text: commands become edits of the document and movements of the caret. */
import {
  type Edit,
  locate,
  type Paragraph,
  positionOf,
  resolveTextStyle,
  sliceText,
  textLength,
} from '../../shared/model';
import { previewEdit } from '../engine';
import {
  applyEdit,
  editRight,
  newNodeId,
  redo,
  startTextEdit,
  studioStore,
  type TextEdit,
  undo,
  updateTextEdit,
} from '../state';
import { applyChange, isForeign, operationOf, typingMarks } from './apply-change';
import { moved } from './caret-motion';
import type { RichText, TextClip } from './clipboard';
import { caretStore, type EditedText, editedText } from './edited-text';
import type { Deletion, Motion } from './input-adapter';
import { askForLink } from './link-request';
import { itemAtStart, listOperations } from './list-change';
import { copiedNotes, type PastedNotes, pastedNotes } from './notes';
import {
  deleteStretch,
  insertInline,
  insertParagraphs,
  insertText,
  isCaret,
  selectionEnd,
  selectionStart,
  splitParagraph,
} from './text-change';
import { changeTextLevel, clearMarks, toggleMark, togglePosition, toggleTextList } from './text-format';
import type { TextGeometry } from './text-geometry';
import { insertNote } from './text-insert';
import { toTextOffset } from './text-map';
import { nextCharacter, nextWord, previousCharacter, previousWord } from './text-motion';
import { leaveTextEdit, setSelection } from './text-selection';

/** The commands of the keyboard. */
export const textCommands = {
  insertText(typed: string): void {
    const text = editedText();
    if (!text) return;
    const change = insertText(text.paragraphs, text.selection, typed, typingMarks(text));
    applyChange(text, change, 'typing', { join: isCaret(text.selection) });
  },

  splitParagraph(): void {
    const text = editedText();
    if (!text) return;
    const { paragraphs, selection } = text;
    // Enter in an empty item ends the list, level by level.
    const item = isCaret(selection) ? itemAtStart(paragraphs, selection.head) : null;
    if (item?.isEmpty && mayFormat()) changeTextLevel(-1);
    else applyChange(text, splitParagraph(paragraphs, selection, isHeading), 'typing');
  },

  tab(isBack: boolean): boolean {
    const text = editedText();
    if (!text) return false;
    const inList = text.paragraphs[locate(text.paragraphs, text.selection.head).paragraph]?.list;
    if (inList && mayFormat()) return changeTextLevel(isBack ? -1 : 1) || !isBack;
    if (isBack || !mayFormat()) return false;
    textCommands.insertText('\t');
    return true;
  },

  insertLineBreak(): void {
    const text = editedText();
    if (text) applyChange(text, insertInline(text.selection, { kind: 'lineBreak' }), 'typing');
  },

  delete(what: Deletion): void {
    const text = editedText();
    if (!text) return;
    const { paragraphs, selection } = text;
    const start = what === 'backward' && isCaret(selection) && itemAtStart(paragraphs, selection.head);
    if (start && mayFormat()) {
      leaveList(text, start.index);
      return;
    }
    const other = isCaret(selection) ? DELETIONS[what](paragraphs, selection.head) : selection.anchor;
    const from = Math.min(other, selection.head);
    const to = Math.max(other, selection.head);
    if (from < to) applyChange(text, deleteStretch(from, to), 'deletion', { join: isCaret(selection) });
  },

  move(motion: Motion, extend: boolean): void {
    const text = editedText();
    if (!text) return;
    const { position, affinity, goal } = moved(text, caretStore.getState(), motion, extend);
    setSelection(extend ? text.selection.anchor : position, position, affinity);
    caretStore.setState({ goal });
  },

  selectAll(): void {
    const text = editedText();
    if (text) setSelection(0, textLength(text.paragraphs));
  },

  toggleMark,
  togglePosition,

  clearMarks(): void {
    if (mayFormat()) clearMarks();
  },

  toggleList(style: string): void {
    if (mayFormat()) toggleTextList(style);
  },

  editLink(): void {
    const text = editedText();
    if (text && !isCaret(text.selection) && mayFormat()) askForLink();
  },

  insertNote(): void {
    if (mayFormat()) insertNote();
  },

  compose(composed: string, caret: number): void {
    const text = editedText();
    if (!text) return;
    const { from, to, marks } = caretStore.getState().composing ?? {
      from: selectionStart(text.selection),
      to: selectionEnd(text.selection),
      marks: typingMarks(text),
    };
    const { slice } = insertText(text.paragraphs, { anchor: from, head: from }, composed, marks);
    const operation = operationOf(text, { from, to, slice, anchor: from, head: from });
    caretStore.setState({
      composing: { from, to, marks, shownTo: from + textLength(slice) },
      affinity: 'downstream',
      goal: null,
    });
    updateTextEdit({ anchor: from + caret, head: from + caret, composing: true });
    previewEdit({ label: 'typing', operations: [operation] });
  },

  commit(committed: string): void {
    const { composing } = caretStore.getState();
    previewEdit(null);
    caretStore.setState({ composing: null });
    updateTextEdit({ composing: false });
    const text = editedText();
    if (!text || !composing) return;
    const selection = { anchor: composing.from, head: composing.to };
    const change = insertText(text.paragraphs, selection, committed, composing.marks);
    // Given up, or more than the text may hold: the caret is where it was before.
    if (!committed || !applyChange(text, change, 'typing')) setSelection(composing.from, composing.to);
  },

  copy(): TextClip | null {
    const text = editedText();
    return text ? clipOf(text) : null;
  },

  cut(): TextClip | null {
    const text = editedText();
    const clip = text && clipOf(text);
    if (!text || !clip) return null;
    applyChange(text, deleteStretch(selectionStart(text.selection), selectionEnd(text.selection)), 'cut');
    return clip;
  },

  paste(clip: TextClip): void {
    const text = editedText();
    if (!text) return;
    const plain = insertText(text.paragraphs, text.selection, clip.plain, typingMarks(text));
    const pasted = clip.rich && pastedRich(text, clip.rich);
    const rich = pasted && insertParagraphs(text.selection, pasted.paragraphs);
    if (!rich || isForeign(text, rich)) applyChange(text, plain, 'paste');
    else applyChange(text, rich, 'paste', { before: pasted.operations });
  },

  undo(): void {
    const before = studioStore.getState().textEdit;
    if (!undo()) return;
    placeCaretAfter(before, studioStore.getState().document?.history.undone.at(-1)?.inverse);
  },

  redo(): void {
    const before = studioStore.getState().textEdit;
    if (!redo()) return;
    placeCaretAfter(before, studioStore.getState().document?.history.done.at(-1)?.edit);
  },

  leave: leaveTextEdit,
};

const DELETIONS: {
  readonly [K in Deletion]: (paragraphs: readonly Paragraph[], position: number) => number;
} = {
  backward: previousCharacter,
  forward: nextCharacter,
  wordBackward: previousWord,
  wordForward: nextWord,
};

/** Puts the caret behind what undo or redo has changed; into another text where that is all that is left. */
function placeCaretAfter(before: TextEdit | null, edit: Edit | undefined): void {
  const { textEdit } = studioStore.getState();
  const last = edit?.operations.findLast((operation) => operation.kind === 'replaceText');
  if (!before || !last) return;
  const caret = last.from + textLength(last.slice);
  if (textEdit?.nodeId === last.id) setSelection(caret, caret);
  else if (!textEdit) {
    const { id: nodeId, language } = last;
    startTextEdit({ nodeId, recordPath: before.recordPath, language, anchor: caret });
  }
}

/** Whether more than words may be changed. */
const mayFormat = (): boolean => editRight(studioStore.getState()) === 'design';

/** Whether paragraphs in a style are headings; none is where styles may not be changed. */
function isHeading(style: string): boolean {
  const styles = studioStore.getState().document?.template.styles;
  return mayFormat() && styles !== undefined && resolveTextStyle(styles, style).style.role !== 'P';
}

function leaveList(text: EditedText, index: number): void {
  const { nodeId, language } = text.edit;
  applyEdit({ label: 'format', operations: listOperations(nodeId, language, [{ index, list: undefined }]) });
}

/** Pasted paragraphs with notes of their own; those who may only change words get none. */
function pastedRich(text: EditedText, { paragraphs, notes }: RichText): PastedNotes | null {
  const template = studioStore.getState().document?.template;
  if (!template) return null;
  return pastedNotes(template, text.edit.nodeId, paragraphs, mayFormat() ? notes : {}, newNodeId);
}

function clipOf({ paragraphs, selection, geometry }: EditedText): TextClip | null {
  if (isCaret(selection)) return null;
  const from = selectionStart(selection);
  const slice = sliceText(paragraphs, from, selectionEnd(selection));
  const plain = geometry ? shownText(geometry, from, selectionEnd(selection)) : '';
  const template = studioStore.getState().document?.template;
  return { plain, rich: { paragraphs: slice, notes: template ? copiedNotes(template, slice) : {} } };
}

/** The selected text as the document shows it: fields by their values. */
function shownText({ paragraphs, map }: TextGeometry, from: number, to: number): string {
  return paragraphs
    .flatMap((_, index) => {
      const start = positionOf(paragraphs, index, 0);
      const own = map.paragraphs[index];
      const next = index + 1 < paragraphs.length ? positionOf(paragraphs, index + 1, 0) : Infinity;
      if (!own || start > to || next <= from) return [];
      return own.text.slice(
        toTextOffset(own, Math.max(0, from - start)),
        toTextOffset(own, Math.min(to, next - 1) - start),
      );
    })
    .join('\n');
}
