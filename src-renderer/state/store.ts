import { startTransition, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { CLOSED, type OpenDocument, type StudioState } from './studio-state';

/** The one store. It is changed by the actions of this folder only, save for the engine's results. */
export const studioStore = createStore<StudioState>(() => ({
  info: null,
  person: null,
  mode: 'design',
  ...CLOSED,
}));

/** Reads from the store; the component is drawn again when the selected value changes. */
export const useStudio = <T>(selector: (state: StudioState) => T): T => useStore(studioStore, selector);

/**
 * Reads from the store for panels that describe the document. They are drawn again when there is time, and a key that
 * is pressed meanwhile comes first: typing on the canvas never waits for the inspector. `selector` must depend on the
 * state alone.
 */
export function useSettled<T>(selector: (state: StudioState) => T): T {
  const [value, setValue] = useState(() => selector(studioStore.getState()));
  const read = useRef(selector);
  useEffect(() => {
    const update = (state: StudioState) => {
      const next = read.current(state);
      startTransition(() => setValue(() => next));
    };
    update(studioStore.getState());
    return studioStore.subscribe(update);
  }, []);
  return value;
}

/** Changes the open document; does nothing when it was closed meanwhile or another one is open. */
export function patchDocument(id: string, patch: Partial<OpenDocument>): void {
  const { document } = studioStore.getState();
  if (document?.id === id) studioStore.setState({ document: { ...document, ...patch } });
}
