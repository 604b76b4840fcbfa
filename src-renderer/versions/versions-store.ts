/**
 * The versions of the open template. How far the draft has gone since the newest one is counted from revisions, so
 * that the title bar is right after every edit without asking again.
 */
import { createStore } from 'zustand/vanilla';
import type { ReviewSummary, VersionSummary } from '../../shared/contract';
import type { Template } from '../../shared/model';
import { api, errorText } from '../rpc';

/** The calls this store makes; tests bring their own. */
export interface VersionsApi {
  readonly versions: Pick<(typeof api)['versions'], 'list' | 'save' | 'open' | 'exportPackage'>;
  readonly reviews: Pick<(typeof api)['reviews'], 'submit'>;
}

export interface VersionsState {
  readonly templateId: string | null;
  /** Newest first; null until they are listed. */
  readonly versions: readonly VersionSummary[] | null;
  /** Why they could not be listed, in words. */
  readonly problem: string | null;
}

/** Templates of versions that are kept: what a person compares within a few minutes. */
const MAX_TEMPLATES = 8;

export function createVersionsStore(calls: VersionsApi = api) {
  const store = createStore<VersionsState>(() => ({ templateId: null, versions: null, problem: null }));
  const templates = new Map<string, Promise<Template>>();

  const isOpen = (templateId: string): boolean => store.getState().templateId === templateId;

  async function refresh(): Promise<void> {
    const { templateId } = store.getState();
    if (templateId === null) return;
    try {
      const { versions } = await calls.versions.list({ templateId });
      if (isOpen(templateId)) store.setState({ versions, problem: null });
    } catch (error) {
      if (isOpen(templateId)) store.setState({ problem: errorText(error) });
    }
  }

  /** Saves the draft at a confirmed revision. Rejects with what the host says against it. */
  async function save(templateId: string, revision: number, note: string): Promise<VersionSummary> {
    const saved = await calls.versions.save({ templateId, revision, note });
    await refresh();
    return saved;
  }

  return {
    store,
    refresh,
    save,

    /** Lists the versions of a template; null for none. */
    async open(templateId: string | null): Promise<void> {
      if (!isOpen(templateId ?? '')) store.setState({ templateId, versions: null, problem: null });
      await refresh();
    },

    /** Hands a version in for review; its evidence is made in the background. */
    async submit(templateId: string, version: number, note: string): Promise<ReviewSummary> {
      const review = await calls.reviews.submit({ templateId, version, note });
      await refresh();
      return review;
    },

    /** The template as a version holds it. Versions never change, so the last few are kept. */
    template(templateId: string, number: number): Promise<Template> {
      const key = `${templateId} ${number}`;
      const kept = templates.get(key);
      const opened =
        kept ?? calls.versions.open({ templateId, number }).then(({ template }) => template as Template);
      templates.delete(key);
      templates.set(key, opened);
      // What could not be had is asked for again next time.
      if (!kept) opened.catch(() => templates.delete(key));
      for (const oldest of templates.keys()) {
        if (templates.size <= MAX_TEMPLATES) break;
        templates.delete(oldest);
      }
      return opened;
    },

    exportPackage: (templateId: string, number: number) =>
      calls.versions.exportPackage({ templateId, number }),
  };
}

export type VersionsStore = ReturnType<typeof createVersionsStore>;
