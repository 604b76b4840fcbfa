/** What a step of undo is called, for buttons and menus. Edits carry a key as their label. */
import { strings } from './strings';

const NAMES = {
  condition: 'editCondition',
  cut: 'editCut',
  delete: 'editDelete',
  deletion: 'editTyping',
  draw: 'editInsert',
  duplicate: 'editDuplicate',
  format: 'editFormat',
  insert: 'editInsert',
  insertField: 'editInsertField',
  move: 'editMove',
  nudge: 'editMove',
  paste: 'editPaste',
  properties: 'editProperties',
  rename: 'editRename',
  repeat: 'editRepeat',
  resize: 'editResize',
  restoreVersion: 'editRestoreVersion',
  style: 'editStyle',
  table: 'editTable',
  typing: 'editTyping',
  wrap: 'editWrap',
} as const;

export function editName(label: string): string {
  const key = Object.hasOwn(NAMES, label) ? NAMES[label as keyof typeof NAMES] : 'editChange';
  return strings.text(key);
}
