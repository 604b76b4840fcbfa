/** What the shell itself remembers: where booting is, which panel is open, which sheet. */
import { createStore } from 'zustand/vanilla';

export type LeftPanel = 'structure' | 'data' | 'problems';

export interface ShellState {
  readonly boot: 'loading' | 'failed' | 'ready';
  /** Why booting failed, in words. */
  readonly bootError: string | null;
  readonly leftPanel: LeftPanel;
  readonly sheet: 'shortcuts' | 'unsaved' | 'people' | 'submit' | 'versions' | 'audit' | null;
}

export const shellStore = createStore<ShellState>(() => ({
  boot: 'loading',
  bootError: null,
  leftPanel: 'structure',
  sheet: null,
}));

export const setLeftPanel = (leftPanel: LeftPanel): void => shellStore.setState({ leftPanel });

export const setSheet = (sheet: ShellState['sheet']): void => shellStore.setState({ sheet });
