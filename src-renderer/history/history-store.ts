/**
 * What customers received, as the last search answered it. Entries are masked until they are revealed; a new search
 * masks them again.
 */
import { createStore } from 'zustand/vanilla';
import type { Environment, HistoryEntry } from '../../shared/contract';
import { api, errorText } from '../rpc';

/** The calls this store makes; tests bring their own. */
export type HistoryApi = Pick<(typeof api)['history'], 'search' | 'reveal' | 'reprint'>;

export interface HistoryFilter {
  /** The whole number; empty finds everybody's. */
  readonly customer: string;
  readonly environment: Environment | null;
  /** Calendar days in UTC, `2026-01-31`; empty is open. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: HistoryFilter = { customer: '', environment: null, from: '', to: '' };

export interface HistoryState {
  readonly serverId: string | null;
  /** What the entries were searched with. */
  readonly filter: HistoryFilter;
  /** Newest first; null until the first answer. */
  readonly entries: readonly HistoryEntry[] | null;
  readonly total: number;
  readonly selectedId: string | null;
  readonly isBusy: boolean;
  /** What went wrong last, in words. */
  readonly problem: string | null;
}

const NOTHING: HistoryState = {
  serverId: null,
  filter: NO_FILTER,
  entries: null,
  total: 0,
  selectedId: null,
  isBusy: false,
  problem: null,
};

const PAGE = 100;
/** Entries that the host reveals at a time. */
const REVEALED_AT_ONCE = 200;

export function createHistoryStore(calls: HistoryApi = api.history) {
  const store = createStore<HistoryState>(() => NOTHING);
  /** Counts searches: an answer to an older one is dropped. */
  let turn = 0;

  /** Asks for entries from `offset` on; they replace or follow what is there. */
  async function fetchFrom(offset: number): Promise<void> {
    const { serverId, filter } = store.getState();
    if (serverId === null) return;
    turn += 1;
    const own = turn;
    store.setState({ isBusy: true, problem: null });
    try {
      const { total, entries } = await calls.search({
        serverId,
        customer: filter.customer,
        environment: filter.environment,
        from: filter.from === '' ? null : filter.from,
        to: filter.to === '' ? null : filter.to,
        offset,
        limit: PAGE,
      });
      if (own !== turn) return;
      store.setState((state) => ({
        total,
        entries: offset === 0 ? entries : appended(state.entries ?? [], entries),
        isBusy: false,
      }));
    } catch (error) {
      if (own === turn) store.setState({ problem: errorText(error), isBusy: false });
    }
  }

  return {
    store,

    /** Searches anew from the newest entry on. */
    async search(serverId: string, filter: HistoryFilter): Promise<void> {
      store.setState({ serverId, filter, entries: null, total: 0, selectedId: null });
      await fetchFrom(0);
    },

    /** Adds the entries before the oldest one. */
    more: (): Promise<void> => fetchFrom(store.getState().entries?.length ?? 0),

    select: (selectedId: string | null): void => store.setState({ selectedId }),

    /** Shows entries in full. Answers whether they were. */
    async reveal(ids: readonly string[], reason: string): Promise<boolean> {
      const { serverId, filter } = store.getState();
      if (serverId === null) return false;
      const customer = filter.customer === '' ? null : filter.customer;
      const own = turn;
      try {
        for (let from = 0; from < ids.length; from += REVEALED_AT_ONCE) {
          const some = ids.slice(from, from + REVEALED_AT_ONCE);
          const revealed = await calls.reveal({ serverId, customer, ids: some, reason });
          if (own !== turn) return false;
          const byId = new Map(revealed.map((entry) => [entry.id, entry]));
          store.setState(({ entries }) => ({
            entries: (entries ?? []).map((entry) => byId.get(entry.id) ?? entry),
            problem: null,
          }));
        }
        return true;
      } catch (error) {
        store.setState({ problem: errorText(error) });
        return false;
      }
    },

    /** The very document of an entry as a download; null where it could not be had. */
    async reprint(id: string, reason: string): Promise<{ token: string; fileName: string } | null> {
      const { serverId } = store.getState();
      if (serverId === null) return null;
      try {
        const download = await calls.reprint({ serverId, id, reason });
        store.setState({ problem: null });
        return download;
      } catch (error) {
        store.setState({ problem: errorText(error) });
        return null;
      }
    },
  };
}

export type HistoryStore = ReturnType<typeof createHistoryStore>;

/** The log may have grown meanwhile and moved entries: none is listed twice. */
function appended(shown: readonly HistoryEntry[], older: readonly HistoryEntry[]): HistoryEntry[] {
  const known = new Set(shown.map(({ id }) => id));
  return [...shown, ...older.filter(({ id }) => !known.has(id))];
}

/** What customers received, for the whole session. */
export const historyStore = createHistoryStore();
