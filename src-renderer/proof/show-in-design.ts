import { nodeOf } from '../../shared/model';
import { select, setMode, showRecord, studioStore } from '../state';

/** Goes to the design with a record on show and an element selected, where it still exists. */
export function showInDesign(record: number, nodeId?: string): void {
  setMode('design');
  void showRecord(record);
  const template = studioStore.getState().document?.template;
  if (nodeId !== undefined && template && nodeOf(template, nodeId)) select([nodeId]);
}
