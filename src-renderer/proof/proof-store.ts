/**
 * The proofs of the open template: which one is looked at, and its summary while it runs. It outlives the mode, so
 * that a batch goes on and is found again when somebody looks at the design meanwhile.
 */
import { createStore } from 'zustand/vanilla';
import type { PdfOutput, ProofSummary, Selection } from '../../shared/contract';
import { api, errorText } from '../rpc';

/** The calls this store makes; tests bring their own. */
export type ProofsApi = Pick<(typeof api)['proofs'], 'start' | 'watch' | 'cancel' | 'list' | 'remove'>;

export interface ProofState {
  readonly templateId: string | null;
  /** Newest first; null until they are listed. */
  readonly proofs: readonly ProofSummary[] | null;
  /** The one that is looked at; null shows the set-up of a new one. */
  readonly selectedId: string | null;
  readonly isStarting: boolean;
  /** What went wrong last, in words. */
  readonly problem: string | null;
}

const CLOSED: ProofState = {
  templateId: null,
  proofs: null,
  selectedId: null,
  isStarting: false,
  problem: null,
};

export function createProofStore(calls: ProofsApi = api.proofs) {
  const store = createStore<ProofState>(() => CLOSED);
  const watched = new Set<string>();

  const put = (proof: ProofSummary): void =>
    store.setState(({ proofs, templateId }) => {
      if (templateId !== proof.templateId) return {};
      const others = (proofs ?? []).filter(({ id }) => id !== proof.id);
      const isNew = others.length === (proofs ?? []).length;
      return {
        proofs: isNew ? [proof, ...others] : (proofs ?? []).map((old) => (old.id === proof.id ? proof : old)),
      };
    });

  const fail = (error: unknown): void => store.setState({ problem: errorText(error), isStarting: false });

  /** Follows a running batch until it ends. A lost connection is tried again when the mode is opened next. */
  async function watch(id: string): Promise<void> {
    if (watched.has(id)) return;
    watched.add(id);
    try {
      for await (const summary of await calls.watch({ id })) put(summary);
    } catch (error) {
      fail(error);
    } finally {
      watched.delete(id);
    }
  }

  return {
    store,

    /** Lists the proofs of a template. A running batch is looked at and followed. */
    async open(templateId: string): Promise<void> {
      if (store.getState().templateId !== templateId) store.setState({ ...CLOSED, templateId });
      try {
        const proofs = await calls.list({ templateId });
        if (store.getState().templateId !== templateId) return;
        const sorted = proofs.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
        const running = sorted.filter(({ state }) => state === 'running');
        const { selectedId } = store.getState();
        const isKnown = sorted.some(({ id }) => id === selectedId);
        store.setState({
          proofs: sorted,
          selectedId: isKnown ? selectedId : (running[0]?.id ?? null),
          problem: null,
        });
        for (const { id } of running) void watch(id);
      } catch (error) {
        fail(error);
      }
    },

    /** @param pdf How the files are written; `null` for the usual way. */
    async start(
      selection: Selection,
      output: ProofSummary['output'],
      pdf: PdfOutput | null = null,
    ): Promise<void> {
      const { templateId } = store.getState();
      if (templateId === null) return;
      store.setState({ isStarting: true, problem: null });
      try {
        const proof = await calls.start({ templateId, selection, output, ...(pdf && { pdf }) });
        put(proof);
        store.setState({ selectedId: proof.id, isStarting: false });
        void watch(proof.id);
      } catch (error) {
        fail(error);
      }
    },

    async cancel(id: string): Promise<void> {
      try {
        put(await calls.cancel({ id }));
      } catch (error) {
        fail(error);
      }
    },

    async remove(id: string): Promise<void> {
      try {
        await calls.remove({ id });
        store.setState(({ proofs, selectedId }) => ({
          proofs: (proofs ?? []).filter((proof) => proof.id !== id),
          selectedId: selectedId === id ? null : selectedId,
        }));
      } catch (error) {
        fail(error);
      }
    },

    /** Shows the set-up of a new batch, unless one that is looked at still runs. */
    setUp(): void {
      const { proofs, selectedId } = store.getState();
      const isRunning = proofs?.some(({ id, state }) => id === selectedId && state === 'running');
      if (isRunning !== true) store.setState({ selectedId: null, problem: null });
    },

    select: (selectedId: string | null): void => store.setState({ selectedId, problem: null }),
  };
}

export type ProofStore = ReturnType<typeof createProofStore>;
