/** The window of fonts: whether it is open, who uses what, which files were refused; and adding and removing. */
import { createStore } from 'zustand/vanilla';
import { type FontFace, type FontOverview, inFontOrder } from '../../shared/contract';
import { api, ConnectionLost, connectionStore, errorText, uploadFile } from '../rpc';
import { setFonts, showToast, studioStore } from '../state';
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
      const brought = await api.fonts.add({ token: await uploadFile(file) });
      setFonts(brought.reduce(withFont, fontsHere()));
      added.push(...brought);
    } catch (error) {
      refusals.push(errorText(error));
    }
  }
  fontsStore.setState({ isAdding: false, refusals });
  if (refusals.length > 0) showFonts();
  else await refreshOverview();
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
    setFonts(fontsHere().filter((font) => font.hash !== hash));
    showToast({ kind: 'info', text: strings.text('removed', { family }) });
  } catch (error) {
    fontsStore.setState({ refusals: [errorText(error)] });
  }
  await refreshOverview();
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

const fontsHere = (): readonly FontFace[] => studioStore.getState().info?.fonts ?? [];

/**
 * The list as the host has it with one more font: whoever added it goes on with it before the stream of all fonts has
 * told of it, and the stream then says nothing new.
 */
function withFont(fonts: readonly FontFace[], font: FontFace): readonly FontFace[] {
  if (fonts.some(({ hash }) => hash === font.hash)) return fonts;
  const own = fonts.filter(({ isOwn }) => isOwn);
  return [...fonts.filter(({ isOwn }) => !isOwn), ...[...own, font].sort(inFontOrder)];
}

async function refreshOverview(): Promise<void> {
  if (!fontsStore.getState().isOpen) return;
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
