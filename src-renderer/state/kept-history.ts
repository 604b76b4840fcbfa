/**
 * Undo that outlives leaving the document and loading the window anew: the steps of the document left last, kept by
 * the browser for as long as this window is there. They hold only for the very revision that they lead up to.
 */
import { z } from 'zod';
import { EMPTY_HISTORY, editSchema, type History } from '../../shared/model';

const KEY = 'fumi.history';

const stepsSchema = z.array(z.object({ edit: editSchema, inverse: editSchema }));

const keptSchema = z.object({
  id: z.string(),
  revision: z.int(),
  done: stepsSchema,
  undone: stepsSchema,
});

/** Keeps the steps of a document at a revision; the later half of them, and so on, where the browser has no room. */
export function keepHistory(id: string, revision: number, { done, undone }: History): void {
  for (let kept = done; ; kept = kept.slice(Math.ceil(kept.length / 2))) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ id, revision, done: kept, undone }));
      return;
    } catch {
      if (kept.length > 0) continue;
      sessionStorage.removeItem(KEY);
      return;
    }
  }
}

/** The steps that were kept of a document; none where it is at another revision now. */
export function keptHistory(id: string, revision: number): History {
  const text = sessionStorage.getItem(KEY);
  const kept = text === null ? null : keptSchema.safeParse(parsed(text));
  if (!kept?.success || kept.data.id !== id || kept.data.revision !== revision) return EMPTY_HISTORY;
  return { done: kept.data.done, undone: kept.data.undone };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
