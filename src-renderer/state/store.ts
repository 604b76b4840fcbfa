import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { CLOSED, type OpenDocument, type StudioState } from './studio-state';

/** The one store. It is changed by the actions of this folder only, save for the engine's results. */
export const studioStore = createStore<StudioState>(() => ({ info: null, ...CLOSED }));

/** Reads from the store; the component is drawn again when the selected value changes. */
export const useStudio = <T>(selector: (state: StudioState) => T): T => useStore(studioStore, selector);

/** Changes the open document; does nothing when it was closed meanwhile or another one is open. */
export function patchDocument(id: string, patch: Partial<OpenDocument>): void {
  const { document } = studioStore.getState();
  if (document?.id === id) studioStore.setState({ document: { ...document, ...patch } });
}
