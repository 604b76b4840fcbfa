export { type CaretState, caretStore, type EditedText, editedText } from './edited-text';
export { fieldExpression, fieldInline, fieldPath, type OutOfScope } from './field-expression';
export { TextInput } from './TextInput';
export { isCaret, selectionEnd, selectionStart, type ToggledMark } from './text-change';
export { type CaretMark, lineBoxes, type PageBox, TextGeometry } from './text-geometry';
export {
  beginTextEdit,
  hasMark,
  insertField,
  insertUnit,
  isEditableText,
  leaveTextEdit,
  type PointerSelection,
  pointTo,
  setAlignment,
  setParagraphStyle,
  setSelection,
  toggleMark,
} from './text-session';
