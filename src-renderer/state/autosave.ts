/**
 * Sends edits to the workspace in the order they were made. One call is under way at a time; what is made meanwhile
 * goes with the next one. Nothing is ever dropped: while the host is gone the edits wait here and are tried again
 * with growing pauses.
 *
 * When an answer was lost on the way, the edits may or may not have been written. The queue then asks for the
 * workspace's revision: as many edits further means they were, unmoved means they were not, anything else is a
 * conflict with somebody else's change. A conflict and a refused edit stop the queue; only reloading goes on.
 */
import type { Edit } from '../../shared/model';

export interface AutosaveTarget {
  /** Writes edits on top of `revision`. */
  apply(revision: number, edits: readonly Edit[]): Promise<{ revision: number; updatedAt: string }>;
  /** The revision the workspace holds now. */
  currentRevision(): Promise<{ revision: number; updatedAt: string }>;
  /** Whether the host said no, as opposed to not having been reached. */
  isRefusal(error: unknown): boolean;
}

export interface AutosaveState {
  readonly save: 'saved' | 'saving' | 'failed';
  readonly revision: number;
  readonly savedAt: string | null;
  /** Why it does not go on. With `save: 'saving'` it is tried again, with `'failed'` it is not. */
  readonly error: unknown;
}

export interface Autosave {
  push(edit: Edit): void;
  /** Tries again now, where it is waiting for the host. */
  retry(): void;
  /** Resolves when everything is written; rejects where it cannot be. */
  flush(): Promise<void>;
  /** Edits that are not confirmed yet. */
  pending(): number;
  dispose(): void;
}

/** The contract takes that many edits in one call. */
const EDITS_PER_CALL = 1000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 8000;

/** Said when the workspace moved on without us. */
export class RevisionMoved extends Error {
  override readonly name = 'RevisionMoved';
}

export function createAutosave(
  start: { readonly revision: number; readonly savedAt: string | null },
  target: AutosaveTarget,
  onChange: (state: AutosaveState) => void,
): Autosave {
  let state: AutosaveState = { ...start, save: 'saved', error: null };
  let waiting: readonly Edit[] = [];
  let inFlight: readonly Edit[] = [];
  let isBusy = false;
  let isDisposed = false;
  let retryTimer: ReturnType<typeof setTimeout> | null = null;
  let retryAfterMs = FIRST_RETRY_MS;
  let listeners: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  const change = (patch: Partial<AutosaveState>): void => {
    state = { ...state, ...patch };
    if (!isDisposed) onChange(state);
  };

  const settle = (): void => {
    if (state.save === 'saving') return;
    const settled = listeners;
    listeners = [];
    for (const { resolve, reject } of settled) state.save === 'saved' ? resolve() : reject(state.error);
  };

  const confirmed = (answer: { revision: number; updatedAt: string }): void => {
    inFlight = [];
    retryAfterMs = FIRST_RETRY_MS;
    const save = waiting.length > 0 ? 'saving' : 'saved';
    change({ save, revision: answer.revision, savedAt: answer.updatedAt, error: null });
  };

  const stopped = (error: unknown): void => change({ save: 'failed', error });

  const waitAndRetry = (error: unknown): void => {
    change({ save: 'saving', error });
    retryTimer = setTimeout(() => {
      retryTimer = null;
      void run(true);
    }, retryAfterMs);
    retryAfterMs = Math.min(retryAfterMs * 2, LAST_RETRY_MS);
  };

  /** Sends one call's worth of edits. `isUnsure`: they may have been written already. */
  const sendOnce = async (isUnsure: boolean): Promise<void> => {
    if (inFlight.length === 0) {
      inFlight = waiting.slice(0, EDITS_PER_CALL);
      waiting = waiting.slice(EDITS_PER_CALL);
    }
    if (isUnsure) {
      const now = await target.currentRevision();
      if (now.revision === state.revision + inFlight.length) return confirmed(now);
      if (now.revision !== state.revision) throw new RevisionMoved('the template was changed elsewhere');
    }
    confirmed(await target.apply(state.revision, inFlight));
  };

  const run = async (isUnsure: boolean): Promise<void> => {
    if (isBusy || retryTimer || state.save === 'failed' || isDisposed) return;
    isBusy = true;
    try {
      let isRepeated = isUnsure;
      while (!isDisposed && (inFlight.length > 0 || waiting.length > 0)) {
        await sendOnce(isRepeated);
        isRepeated = false;
      }
    } catch (error) {
      if (error instanceof RevisionMoved || target.isRefusal(error)) stopped(error);
      else waitAndRetry(error);
    } finally {
      isBusy = false;
      settle();
    }
  };

  return {
    push(edit) {
      waiting = [...waiting, edit];
      if (state.save === 'saved') change({ save: 'saving' });
      void run(false);
    },
    retry() {
      if (!retryTimer) return;
      clearTimeout(retryTimer);
      retryTimer = null;
      retryAfterMs = FIRST_RETRY_MS;
      void run(true);
    },
    flush() {
      if (state.save === 'saved') return Promise.resolve();
      if (state.save === 'failed') return Promise.reject(state.error);
      return new Promise((resolve, reject) => listeners.push({ resolve, reject }));
    },
    pending: () => inFlight.length + waiting.length,
    dispose() {
      isDisposed = true;
      if (retryTimer) clearTimeout(retryTimer);
      for (const { reject } of listeners) reject(new Error('the document was closed'));
      listeners = [];
    },
  };
}
