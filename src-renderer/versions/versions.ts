/** The session's versions, and what is done with the draft: saving it as a version and handing it in. */
import type { ReviewSummary, VersionSummary } from '../../shared/contract';
import { saveNow, studioStore } from '../state';
import { submittable } from './draft-state';
import { createVersionsStore } from './versions-store';

export const versionsStore = createVersionsStore();

/** Saves everything that was edited, then the draft as a version. Rejects with what the host says against it. */
export async function saveVersion(note: string): Promise<VersionSummary> {
  const { id, revision } = await savedDocument();
  return versionsStore.save(id, revision, note);
}

/** Hands the draft in for review: as a new version where it has changed. Null where there is nothing to hand in. */
export async function submitDraft(note: string): Promise<ReviewSummary | null> {
  const { id, revision } = await savedDocument();
  await versionsStore.open(id);
  const what = submittable(versionsStore.store.getState().versions ?? [], revision);
  if (!what) return null;
  const version =
    what.kind === 'version' ? what.number : (await versionsStore.save(id, revision, note)).number;
  return versionsStore.submit(id, version, note);
}

/** The open document with the revision that holds every edit. */
async function savedDocument(): Promise<{ readonly id: string; readonly revision: number }> {
  await saveNow();
  const { document } = studioStore.getState();
  if (!document) throw new Error('no document is open');
  return { id: document.id, revision: document.revision };
}
