/** The window of fonts: whether it is open, who uses what, which files were refused; and adding and removing. */
import { createStore } from 'zustand/vanilla';
import type { FontFace, FontOverview } from '../../shared/contract';
import { api, ConnectionLost, connectionStore, errorText, uploadFile } from '../rpc';
import { setFonts, showToast } from '../state';
import { strings } from './strings';

export interface FontsState {
  readonly isOpen: boolean;
  /** Who uses which family, and what of the workspace's folder cannot be used; null until it has come. */
  readonly overview: FontOverview | null;
  readonly isAdding: boolean;
  /** Why files that were brought last are not here, in words. */
  readonly refusals: readonly string[];
}

export const fontsStore = createStore<FontsState>(() => ({
  isOpen: false,
  overview: null,
  isAdding: false,
  refusals: [],
}));

/** Opens the window of fonts. */
export function showFonts(): void {
  fontsStore.setState({ isOpen: true });
  void refreshOverview();
}

export const hideFonts = (): void => fontsStore.setState({ isOpen: false, refusals: [] });

/** Brings font files into the workspace. Answers those that are here now; why others are not is told in the window. */
export async function addFonts(files: readonly File[]): Promise<readonly FontFace[]> {
  const added: FontFace[] = [];
  const refusals: string[] = [];
  fontsStore.setState({ isAdding: true, refusals: [] });
  for (const file of files) {
    try {
      added.push(await api.fonts.add({ token: await uploadFile(file) }));
    } catch (error) {
      refusals.push(errorText(error));
    }
  }
  await refresh();
  fontsStore.setState({ isAdding: false, refusals });
  if (refusals.length > 0) showFonts();
  if (added.length > 0) {
    const families = [...new Set(added.map(({ family }) => family))].join(strings.text('separator'));
    showToast({ kind: 'info', text: strings.text('added', { families }) });
  }
  return added;
}

/** Removes an own font; one that templates use takes `isConfirmed`. */
export async function removeFont({ hash, family }: FontFace, isConfirmed: boolean): Promise<void> {
  try {
    await api.fonts.remove({ hash, isConfirmed });
    showToast({ kind: 'info', text: strings.text('removed', { family }) });
  } catch (error) {
    fontsStore.setState({ refusals: [errorText(error)] });
  }
  await refresh();
}

/** Keeps the studio's fonts as the host has them, for as long as the line holds: another window may change them. */
export async function followFonts(): Promise<void> {
  try {
    for await (const fonts of await api.fonts.watch()) setFonts(fonts);
  } catch (error) {
    // A lost line ends the stream; it is asked for again when the line is back.
    if (connectionStore.getState().state === 'open') showToast({ kind: 'error', text: errorText(error) });
  }
}

/** What was just done has to be seen before anybody goes on; the stream may come a moment later. */
async function refresh(): Promise<void> {
  try {
    setFonts((await api.studio.info()).fonts);
    if (fontsStore.getState().isOpen) await refreshOverview();
  } catch (error) {
    tell(error);
  }
}

async function refreshOverview(): Promise<void> {
  try {
    fontsStore.setState({ overview: await api.fonts.overview() });
  } catch (error) {
    tell(error);
  }
}

/** A lost line is told by the notice at the top already. */
function tell(error: unknown): void {
  if (!(error instanceof ConnectionLost)) showToast({ kind: 'error', text: errorText(error) });
}
