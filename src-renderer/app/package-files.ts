/** Template packages in and out. */
import { refreshLibrary } from '../library';
import { api, errorText, saveDownload, uploadFile } from '../rpc';
import { saveNow, showToast, studioStore } from '../state';
import { openTemplate } from './navigation';
import { strings } from './strings';

export const PACKAGE_SUFFIX = '.fumi';

/** Imports packages and opens the last of them. Other files are named and left. */
export async function importPackages(files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (!file.name.toLowerCase().endsWith(PACKAGE_SUFFIX)) {
      showToast({ kind: 'error', text: strings.text('notFumi', { file: file.name }) });
      continue;
    }
    try {
      await importPackageToken(await uploadFile(file));
    } catch (error) {
      showToast({ kind: 'error', text: errorText(error) });
    }
  }
}

/** Imports an uploaded package and opens it. */
export async function importPackageToken(token: string): Promise<void> {
  try {
    const { id } = await api.templates.importPackage({ token });
    void refreshLibrary();
    await openTemplate(id);
    showToast({ kind: 'info', text: strings.text('importedTemplate') });
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}

/** Saves the open document as a package. */
export async function exportPackage(): Promise<void> {
  const id = studioStore.getState().document?.id;
  if (!id) return;
  try {
    await saveNow();
    const { token, fileName } = await api.templates.exportPackage({ id });
    saveDownload(token, fileName);
    showToast({ kind: 'info', text: strings.text('exported', { file: fileName }) });
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}
