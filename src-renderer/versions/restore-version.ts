/** An earlier version becomes the draft again: by an edit like any other, so that it can be taken back. */
import type { VersionSummary } from '../../shared/contract';
import { editBetween, type Template } from '../../shared/model';
import { errorText } from '../rpc';
import { applyEdit, setMode, showToast, studioStore } from '../state';
import { strings } from './strings';
import { versionsStore } from './versions';

/** Answers false, with a toast, where the draft stays as it is. */
export async function restoreVersion(version: VersionSummary): Promise<boolean> {
  const { templateId, number, datasetId } = version;
  let restored: Template;
  try {
    restored = await versionsStore.template(templateId, number);
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
    return false;
  }
  const { document } = studioStore.getState();
  if (document?.id !== templateId) return false;
  // The draft stays bound to its data set, whose contract it has to keep.
  const isOtherData = (document.dataset?.id ?? null) !== datasetId;
  const target = isOtherData ? { ...restored, data: document.template.data } : restored;
  const edit = editBetween(document.template, target, 'restoreVersion');
  if (!edit) {
    showToast({ kind: 'info', text: strings.text('restoreSame', { version: number }) });
    return false;
  }
  setMode('design');
  if (!applyEdit(edit)) return false;
  showToast({ kind: 'info', text: strings.text('restored', { version: number }) });
  return true;
}
