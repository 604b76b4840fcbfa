/**
 * The open template on its way to a server: its versions, what the server says of it, and what the last check or
 * change answered. Whatever the server answers replaces what was shown; nothing is assumed to have worked.
 */
import { createStore } from 'zustand/vanilla';
import type { DryRun, Environment, VersionSummary } from '../../shared/contract';
import { api, errorText } from '../rpc';

/** The calls this store makes; tests bring their own. */
export interface PublishApi {
  readonly publishing: Pick<
    (typeof api)['publishing'],
    'status' | 'dryRun' | 'publish' | 'activate' | 'rollBack'
  >;
  readonly versions: Pick<(typeof api)['versions'], 'list'>;
}

/** What the server says of itself and of the template. */
export type ServerStatus = Awaited<ReturnType<PublishApi['publishing']['status']>>;

export type StatusState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly status: ServerStatus }
  | { readonly kind: 'failed'; readonly reason: string };

/** What is under way. */
export type Action = 'dryRun' | 'publish' | 'activate' | 'rollBack';

export interface PublishState {
  readonly templateId: string | null;
  readonly serverId: string | null;
  /** Newest first; null until they are listed. */
  readonly versions: readonly VersionSummary[] | null;
  /** Number of the version that is looked at. */
  readonly selected: number | null;
  readonly status: StatusState | null;
  /** What the last dry run of the selected version answered. */
  readonly dryRun: DryRun | null;
  readonly busy: Action | null;
  /** What went wrong last, in words. */
  readonly problem: string | null;
}

const CLOSED: PublishState = {
  templateId: null,
  serverId: null,
  versions: null,
  selected: null,
  status: null,
  dryRun: null,
  busy: null,
  problem: null,
};

export function createPublishStore(calls: PublishApi = api) {
  const store = createStore<PublishState>(() => CLOSED);

  const isCurrent = (templateId: string, serverId: string | null): boolean => {
    const state = store.getState();
    return state.templateId === templateId && state.serverId === serverId;
  };

  /** Puts what the server now says of the template in the place of what it said before. */
  const showTemplate = (template: ServerStatus['template']): void =>
    store.setState(({ status }) =>
      status?.kind === 'answered'
        ? { status: { kind: 'answered', status: { ...status.status, template } } }
        : {},
    );

  /** Asks the selected server. */
  async function refresh(): Promise<void> {
    const { templateId, serverId } = store.getState();
    if (templateId === null || serverId === null) return;
    store.setState(({ status }) => (status?.kind === 'answered' ? {} : { status: { kind: 'asking' } }));
    try {
      const status = await calls.publishing.status({ serverId, templateId });
      if (isCurrent(templateId, serverId)) store.setState({ status: { kind: 'answered', status } });
    } catch (error) {
      if (!isCurrent(templateId, serverId)) return;
      store.setState({ status: { kind: 'failed', reason: errorText(error) } });
    }
  }

  /** One action at a time. After a failure the server is asked again: its answer may have been lost on the way. */
  async function run(
    action: Action,
    work: (place: { readonly serverId: string; readonly templateId: string }) => Promise<void>,
  ): Promise<void> {
    const { templateId, serverId, busy } = store.getState();
    if (templateId === null || serverId === null || busy !== null) return;
    store.setState({ busy: action, problem: null });
    try {
      await work({ serverId, templateId });
    } catch (error) {
      if (isCurrent(templateId, serverId)) store.setState({ problem: errorText(error) });
      void refresh();
    } finally {
      store.setState({ busy: null });
    }
  }

  return {
    store,

    /** Lists the versions of a template; the newest approved one is looked at first. */
    async open(templateId: string): Promise<void> {
      if (store.getState().templateId !== templateId) {
        store.setState(({ serverId }) => ({ ...CLOSED, serverId, templateId }));
        void refresh();
      }
      try {
        const { versions } = await calls.versions.list({ templateId });
        if (store.getState().templateId !== templateId) return;
        store.setState(({ selected }) => ({
          versions,
          selected: versions.some(({ number }) => number === selected) ? selected : firstShown(versions),
        }));
      } catch (error) {
        store.setState({ problem: errorText(error) });
      }
    },

    /** Turns to a server and asks it. */
    async connect(serverId: string | null): Promise<void> {
      store.setState({ serverId, status: null, dryRun: null, problem: null });
      await refresh();
    },

    refresh,

    select: (selected: number): void => store.setState({ selected, dryRun: null, problem: null }),

    dryRun: (version: number): Promise<void> =>
      run('dryRun', async (place) => {
        store.setState({ dryRun: null });
        const dryRun = await calls.publishing.dryRun({ ...place, version });
        if (isCurrent(place.templateId, place.serverId) && store.getState().selected === version) {
          store.setState({ dryRun });
        }
      }),

    publish: (version: number): Promise<void> =>
      run('publish', async (place) => {
        await calls.publishing.publish({ ...place, version });
        store.setState({ dryRun: null });
        await refresh();
      }),

    activate: (version: number, environment: Environment): Promise<void> =>
      run('activate', async (place) => {
        showTemplate(await calls.publishing.activate({ ...place, version, environment }));
      }),

    rollBack: (environment: Environment): Promise<void> =>
      run('rollBack', async (place) => {
        showTemplate(await calls.publishing.rollBack({ ...place, environment }));
      }),
  };
}

export type PublishStore = ReturnType<typeof createPublishStore>;

/** The newest approved version, else the newest. */
const firstShown = (versions: readonly VersionSummary[]): number | null =>
  (versions.find(({ review }) => review?.state === 'approved') ?? versions[0])?.number ?? null;
