/** Between the library and a document. */
import { refreshLibrary } from '../library';
import { errorText } from '../rpc';
import {
  closeDocument,
  discardDocument,
  hasUnsavedEdits,
  keepSteps,
  openDocument,
  showToast,
  studioStore,
} from '../state';
import { setPreferences } from './preferences';
import { setSheet } from './shell-store';

/** Opens a template; what is open is saved first. */
export async function openTemplate(id: string): Promise<void> {
  if (!(await leaveDocument())) return;
  try {
    await openDocument(id);
    void setPreferences({ lastTemplate: id });
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}

/** Goes back to the library. */
export async function openLibrary(): Promise<void> {
  if (!(await leaveDocument())) return;
  void setPreferences({ lastTemplate: null });
  void refreshLibrary();
}

/** Closes the document. Asks, and answers false, where it cannot be saved now. */
async function leaveDocument(): Promise<boolean> {
  const { document } = studioStore.getState();
  if (!document) return true;
  if (document.saveError !== null && hasUnsavedEdits()) {
    setSheet('unsaved');
    return false;
  }
  try {
    await closeDocument();
    return true;
  } catch {
    setSheet('unsaved');
    return false;
  }
}

/** Goes back to the library although something is not saved. */
export function leaveAnyway(): void {
  discardDocument();
  setSheet(null);
  void setPreferences({ lastTemplate: null });
  void refreshLibrary();
}

/** Has the browser ask before a window with unsaved edits closes, and keeps what can be undone for loading it anew. */
export function guardWindow(): () => void {
  const guard = (event: BeforeUnloadEvent): void => {
    if (hasUnsavedEdits()) event.preventDefault();
  };
  window.addEventListener('beforeunload', guard);
  window.addEventListener('pagehide', keepSteps);
  return () => {
    window.removeEventListener('beforeunload', guard);
    window.removeEventListener('pagehide', keepSteps);
  };
}
