/** Files that come in over the window, and template packages in and out. */
import { isFontFileName } from '../../shared/contract';
import { addFonts, fontsStore, showFonts } from '../fonts';
import { refreshLibrary } from '../library';
import { api, errorText, saveDownload, uploadFile } from '../rpc';
import { saveNow, showToast, studioStore } from '../state';
import { openTemplate } from './navigation';
import { strings } from './strings';

export const PACKAGE_SUFFIX = '.fumi';

/** Takes in what was dropped on the window: fonts go to the fonts, everything else is taken for packages. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const areFontsOpen = fontsStore.getState().isOpen;
  const fonts = files.filter((file) => areFontsOpen || isFontFileName(file.name));
  if (fonts.length > 0) {
    showFonts();
    await addFonts(fonts);
  }
  await importPackages(files.filter((file) => !fonts.includes(file)));
}

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
    const { id, missingFonts } = await api.templates.importPackage({ token });
    void refreshLibrary();
    await openTemplate(id);
    if (missingFonts.length === 0) {
      showToast({ kind: 'info', text: strings.text('importedTemplate') });
    } else {
      const fonts = missingFonts.join(strings.text('separator'));
      showToast({ kind: 'error', text: strings.text('importedWithoutFonts', { fonts }) });
    }
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
