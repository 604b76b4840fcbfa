/**
 * The proof that the server composes what the studio composes: the same records here and there, compared by their
 * digests. It is made a few records at a time, so that it shows how far it is and can be stopped.
 */
import { createStore } from 'zustand/vanilla';
import { api, errorText } from '../rpc';

/** The calls this store makes; tests bring their own. */
export type ProveApi = Pick<(typeof api)['publishing'], 'prove'>;

/** One record composed twice. */
export type ProvedRecord = Awaited<ReturnType<ProveApi['prove']>>[number];

/** What is proved: one version on one server. */
export interface ProvePlace {
  readonly serverId: string;
  readonly templateId: string;
  readonly version: number;
}

export interface ProveState {
  /** What the rows belong to; null before the first proof. */
  readonly place: ProvePlace | null;
  readonly rows: readonly ProvedRecord[];
  readonly total: number;
  readonly isRunning: boolean;
  readonly problem: string | null;
}

/** Records composed with one call: each call starts an engine on both sides. */
export const RECORDS_AT_ONCE = 10;

const NOTHING: ProveState = { place: null, rows: [], total: 0, isRunning: false, problem: null };

export function createProveStore(calls: ProveApi = api.publishing) {
  const store = createStore<ProveState>(() => NOTHING);
  let controller = new AbortController();

  return {
    store,

    /** Proves records one batch after the other; ends at the first failure. */
    async start(place: ProvePlace, records: readonly number[]): Promise<void> {
      controller.abort();
      const own = new AbortController();
      controller = own;
      store.setState({ place, rows: [], total: records.length, isRunning: true, problem: null });
      try {
        for (let from = 0; from < records.length; from += RECORDS_AT_ONCE) {
          const batch = records.slice(from, from + RECORDS_AT_ONCE);
          const proved = await calls.prove({ ...place, records: batch }, { signal: own.signal });
          if (own.signal.aborted) return;
          store.setState(({ rows }) => ({ rows: [...rows, ...proved] }));
        }
      } catch (error) {
        if (!own.signal.aborted) store.setState({ problem: errorText(error) });
      } finally {
        if (controller === own) store.setState({ isRunning: false });
      }
    },

    /** Stops; what was proved stays. */
    stop(): void {
      controller.abort();
      store.setState({ isRunning: false });
    },
  };
}

export type ProveStore = ReturnType<typeof createProveStore>;
