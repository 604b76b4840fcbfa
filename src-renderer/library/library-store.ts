/** What the workspace holds: templates and data sets, as last asked for. */
import { createStore } from 'zustand/vanilla';
import type { DatasetSummary, TemplateSummary } from '../../shared/contract';
import { api, ConnectionLost, errorText } from '../rpc';
import { showToast } from '../state';

export interface LibraryState {
  /** Null until they have come. */
  readonly templates: readonly TemplateSummary[] | null;
  readonly datasets: readonly DatasetSummary[] | null;
}

export const libraryStore = createStore<LibraryState>(() => ({ templates: null, datasets: null }));

/** Asks the workspace again. The newest template comes first. */
export async function refreshLibrary(): Promise<void> {
  await attempt(async () => {
    const [templates, datasets] = await Promise.all([api.templates.list(), api.datasets.list()]);
    const sorted = templates.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    libraryStore.setState({ templates: sorted, datasets });
  });
}

/** Duplicates a template under a new name. */
export async function duplicateTemplate(id: string, name: string): Promise<void> {
  await attempt(async () => {
    await api.templates.duplicate({ id, name });
    await refreshLibrary();
  });
}

export async function deleteTemplate(id: string): Promise<void> {
  await attempt(async () => {
    await api.templates.remove({ id });
    await refreshLibrary();
  });
}

export async function deleteDataset(id: string): Promise<void> {
  await attempt(async () => {
    await api.datasets.remove({ id });
    await refreshLibrary();
  });
}

/** A lost line is told by the notice at the top already. */
async function attempt(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ConnectionLost)) showToast({ kind: 'error', text: errorText(error) });
  }
}
