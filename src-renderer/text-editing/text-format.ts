/** How the edited text looks: marks, paragraph styles, alignment, lists. */
import { type Marks, sliceText } from '../../shared/model';
import { applyEdit, updateTextEdit } from '../state';
import { applyChange, typingMarks } from './apply-change';
import { type EditedText, editedText } from './edited-text';
import { changeLevel, type ListUpdate, listOperations, toggleList } from './list-change';
import {
  changeMarks,
  isCaret,
  isMarked,
  markWith,
  type Position,
  plainMarks,
  selectionEnd,
  selectionStart,
  type ToggledMark,
  toggleMark as toggledMark,
  withPosition,
} from './text-change';

/** Sets or takes away a mark: on the selection, or for what is typed next. */
export function toggleMark(mark: ToggledMark): void {
  const text = editedText();
  if (!text) return;
  const change = toggledMark(text.paragraphs, text.selection, mark);
  if (change) {
    applyChange(text, change, 'format');
    return;
  }
  const marks = typingMarks(text);
  updateTextEdit({ pendingMarks: markWith(marks, mark, marks[mark] !== true) });
}

/** Raises or lowers the selection or what is typed next; what already is so goes back on the line. */
export function togglePosition(position: Position): void {
  const text = editedText();
  if (!text) return;
  const { position: before } = isCaret(text.selection) ? typingMarks(text) : firstMarks(text);
  changeEachMark(text, (marks) => withPosition(marks, before === position ? undefined : position));
}

/** Takes away what makes the selection look different from its paragraph. */
export function clearMarks(): void {
  const text = editedText();
  if (text) changeEachMark(text, plainMarks);
}

function changeEachMark(text: EditedText, change: (marks: Marks) => Marks): void {
  const changed = changeMarks(text.paragraphs, text.selection, change);
  if (changed) applyChange(text, changed, 'format');
  else updateTextEdit({ pendingMarks: change(typingMarks(text)) });
}

/** Marks of the first thing selected. */
function firstMarks({ paragraphs, selection }: EditedText): Marks {
  const stretch = sliceText(paragraphs, selectionStart(selection), selectionEnd(selection));
  const first = stretch.flatMap(({ inlines }) => inlines).find(({ kind }) => kind !== 'lineBreak');
  return (first && first.kind !== 'lineBreak' ? first.marks : undefined) ?? {};
}

/** Makes a list of the paragraphs of the selection, or plain paragraphs of such a list. */
export const toggleTextList = (style: string): boolean =>
  updateLists((text) => toggleList(text.paragraphs, text.selection, style));

/** Takes the items of the selection deeper (1) or out (-1). Answers false where there is none. */
export const changeTextLevel = (by: 1 | -1): boolean =>
  updateLists((text) => changeLevel(text.paragraphs, text.selection, by));

function updateLists(updatesOf: (text: EditedText) => readonly ListUpdate[]): boolean {
  const text = editedText();
  const updates = text ? updatesOf(text) : [];
  if (!text || updates.length === 0) return false;
  const { nodeId, language } = text.edit;
  return applyEdit({ label: 'format', operations: listOperations(nodeId, language, updates) });
}

/** Whether the selection has a mark, all of it; at a caret, whether the next character will. */
export function hasMark(text: EditedText, mark: ToggledMark): boolean {
  const { paragraphs, selection } = text;
  if (isCaret(selection)) return typingMarks(text)[mark] === true;
  return isMarked(sliceText(paragraphs, selectionStart(selection), selectionEnd(selection)), mark);
}
