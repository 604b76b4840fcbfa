/** Selecting elements and fields, and editing a text in place. */
import type { NodeId } from '../../shared/model';
import { studioStore } from './store';
import { NO_SELECTION, type TextEdit } from './studio-state';

/** Selects elements; none clears the selection. Ends text editing unless the edited element stays selected. */
export function select(nodeIds: readonly NodeId[], recordPath = ''): void {
  const { textEdit } = studioStore.getState();
  const keepsEditing = textEdit !== null && nodeIds.length === 1 && nodeIds[0] === textEdit.nodeId;
  studioStore.setState({
    selection: { nodeIds, recordPath, field: null },
    ...(keepsEditing ? {} : { textEdit: null }),
  });
}

export function clearSelection(): void {
  studioStore.setState({ selection: NO_SELECTION, textEdit: null });
}

/** Selects a data field; the elements stay selected. */
export function selectField(path: string | null): void {
  studioStore.setState(({ selection }) => ({ selection: { ...selection, field: path } }));
}

/** Starts editing a text element in place, with the caret at `position` (default: its start). */
export function startTextEdit(start: {
  readonly nodeId: NodeId;
  readonly recordPath?: string;
  readonly language: string;
  readonly anchor?: number;
  readonly head?: number;
}): void {
  const { nodeId, recordPath = '', language, anchor = 0, head = anchor } = start;
  studioStore.setState({
    selection: { nodeIds: [nodeId], recordPath, field: null },
    textEdit: { nodeId, recordPath, language, anchor, head, composing: false, pendingMarks: null },
    tool: 'select',
  });
}

export function updateTextEdit(patch: Partial<Omit<TextEdit, 'nodeId'>>): void {
  studioStore.setState(({ textEdit }) => (textEdit ? { textEdit: { ...textEdit, ...patch } } : {}));
}

export function endTextEdit(): void {
  studioStore.setState({ textEdit: null });
}
