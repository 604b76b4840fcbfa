export { type CaretState, caretStore, type EditedText, editedText, isVertical } from './edited-text';
export { fieldExpression, fieldInline, fieldPath, type OutOfScope } from './field-expression';
export { linkRequests } from './link-request';
export { changeLevel, isList, type ListUpdate, listOperations, restartList, toggleList } from './list-change';
export { TextInput } from './TextInput';
export {
  isCaret,
  marksAt,
  plainMarks,
  selectionEnd,
  selectionStart,
  type ToggledMark,
} from './text-change';
export { focusText, focusTextSoon } from './text-focus';
export { hasMark, toggleMark } from './text-format';
export { TextGeometry } from './text-geometry';
export { editNote, insertField, insertNote, insertSelected, insertUnit, mayHoldNotes } from './text-insert';
export { instanceAt, instancesAmong, instancesOf, mapOf } from './text-instances';
export {
  beginTextEdit,
  isEditableText,
  leaveTextEdit,
  type PointerSelection,
  pointTo,
  setSelection,
} from './text-selection';
export { decimalsOf, usualFormat } from './usual-format';
