/**
 * The composition servers of the workspace, and which one is worked with. Publish and History share it; it outlives
 * both modes. A token only passes through on its way to the host and is never kept here.
 */
import { createStore } from 'zustand/vanilla';
import type { ServerProfile } from '../../shared/contract';
import { api, errorText } from '../rpc';

/** The calls this store makes; tests bring their own. */
export type ServersApi = Pick<(typeof api)['publishing'], 'servers' | 'saveServer' | 'removeServer'>;

export type ServerInput = Parameters<ServersApi['saveServer']>[0];

export interface ServersState {
  /** Null until they are listed. */
  readonly servers: readonly ServerProfile[] | null;
  readonly selectedId: string | null;
  /** Why they could not be listed or removed, in words. */
  readonly problem: string | null;
}

export function createServersStore(calls: ServersApi = api.publishing) {
  const store = createStore<ServersState>(() => ({ servers: null, selectedId: null, problem: null }));

  const show = (servers: readonly ServerProfile[], wanted: string | null): void =>
    store.setState({
      servers,
      selectedId: servers.some(({ id }) => id === wanted) ? wanted : (servers[0]?.id ?? null),
      problem: null,
    });

  async function load(wanted: string | null = store.getState().selectedId): Promise<void> {
    try {
      show(await calls.servers(), wanted);
    } catch (error) {
      store.setState({ problem: errorText(error) });
    }
  }

  return {
    store,
    load: (): Promise<void> => load(),

    /** Saves a server and selects it. Answers why it was refused, in words; null where it was not. */
    async save(input: ServerInput): Promise<string | null> {
      try {
        const { id } = await calls.saveServer(input);
        await load(id);
        return null;
      } catch (error) {
        return errorText(error);
      }
    },

    async remove(id: string): Promise<void> {
      try {
        await calls.removeServer({ id });
        await load();
      } catch (error) {
        store.setState({ problem: errorText(error) });
      }
    },

    select: (selectedId: string): void => store.setState({ selectedId }),
  };
}

export type ServersStore = ReturnType<typeof createServersStore>;
