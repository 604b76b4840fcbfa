import { describe, expect, it, vi } from 'vitest';
import type { ProofSummary } from '../../shared/contract';
import { createProofStore, type ProofsApi } from './proof-store';

const summary = (change: Partial<ProofSummary> = {}): ProofSummary => ({
  id: 'p1',
  templateId: 't1',
  startedAt: '2026-01-01T10:00:00Z',
  finishedAt: null,
  state: 'running',
  output: 'separate',
  standard: 'pdfa-2a+ua-1',
  isProtected: false,
  records: 10,
  done: 0,
  pages: 0,
  clean: 0,
  warned: 0,
  failed: 0,
  pagesPerSecond: 0,
  secondsLeft: null,
  workers: 2,
  mergedFile: null,
  failure: null,
  ...change,
});

const finished = (id: string, startedAt: string): ProofSummary =>
  summary({ id, startedAt, finishedAt: startedAt, state: 'done' });

/** A host whose running batch reports what it is given. */
function host(list: ProofSummary[], progress: ProofSummary[] = []) {
  async function* events() {
    yield* progress;
  }
  return {
    list: vi.fn(async () => list),
    start: vi.fn(async () => summary()),
    watch: vi.fn(async () => events()),
    cancel: vi.fn(async () => summary({ state: 'cancelled' })),
    remove: vi.fn(async () => undefined),
  };
}

const open = async (calls: ReturnType<typeof host>) => {
  const proofs = createProofStore(calls as unknown as ProofsApi);
  await proofs.open('t1');
  return proofs;
};

describe('proof store', () => {
  it('lists newest first and shows the set-up when nothing runs', async () => {
    const proofs = await open(
      host([finished('a', '2026-01-01T08:00:00Z'), finished('b', '2026-01-01T09:00:00Z')]),
    );
    expect(proofs.store.getState().proofs?.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(proofs.store.getState().selectedId).toBeNull();
  });

  it('sets up another batch once the one on show has ended', async () => {
    const proofs = await open(host([finished('a', '2026-01-01T08:00:00Z')], [summary()]));
    proofs.select('a');
    proofs.setUp();
    expect(proofs.store.getState().selectedId).toBeNull();
    await proofs.start({ kind: 'all' }, 'separate');
    proofs.setUp();
    expect(proofs.store.getState().selectedId).toBe('p1');
  });

  it('shows and follows a batch that still runs', async () => {
    const proofs = await open(
      host([summary()], [summary({ done: 5 }), summary({ done: 10, state: 'done' })]),
    );
    expect(proofs.store.getState().selectedId).toBe('p1');
    await vi.waitFor(() => expect(proofs.store.getState().proofs?.[0]?.state).toBe('done'));
  });

  it('starts a batch, shows it and follows it once', async () => {
    const calls = host([], [summary({ done: 10, state: 'done' })]);
    const proofs = await open(calls);
    await proofs.start({ kind: 'all' }, 'separate');
    expect(calls.start).toHaveBeenCalledWith({
      templateId: 't1',
      selection: { kind: 'all' },
      output: 'separate',
    });
    await vi.waitFor(() => expect(proofs.store.getState().proofs?.[0]?.done).toBe(10));
    expect(proofs.store.getState().proofs).toHaveLength(1);
    expect(calls.watch).toHaveBeenCalledTimes(1);
  });

  it('goes back to the set-up when the shown batch is removed', async () => {
    const proofs = await open(host([finished('a', '2026-01-01T08:00:00Z')]));
    proofs.select('a');
    await proofs.remove('a');
    expect(proofs.store.getState()).toMatchObject({ selectedId: null, proofs: [] });
  });

  it('words what went wrong and allows another try', async () => {
    const calls = host([]);
    calls.start.mockRejectedValueOnce(new Error('no room'));
    const proofs = await open(calls);
    await proofs.start({ kind: 'all' }, 'merged');
    expect(proofs.store.getState().problem).toContain('no room');
    expect(proofs.store.getState().isStarting).toBe(false);
  });

  it('forgets the proofs of another template', async () => {
    const calls = host([finished('a', '2026-01-01T08:00:00Z')]);
    const proofs = await open(calls);
    proofs.select('a');
    calls.list.mockResolvedValueOnce([]);
    await proofs.open('t2');
    expect(proofs.store.getState()).toMatchObject({ templateId: 't2', selectedId: null, proofs: [] });
  });
});
