import { describe, expect, it, vi } from 'vitest';
import { entry, revealed } from './history.test-support';
import { createHistoryStore, type HistoryApi, NO_FILTER } from './history-store';

const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => entry(`c${from + index}`));

function host(total = 2) {
  return {
    search: vi.fn(async ({ offset, limit }: { offset: number; limit: number }) => ({
      total,
      entries: numbered(Math.min(limit, total - offset), offset),
    })),
    reveal: vi.fn(async ({ ids }: { ids: readonly string[] }) => ids.map((id) => revealed(entry(id)))),
    reprint: vi.fn(async () => ({ token: 'k', fileName: 'a.pdf' })),
  };
}

async function searched(calls: ReturnType<typeof host>) {
  const history = createHistoryStore(calls as unknown as HistoryApi);
  await history.search('s1', NO_FILTER);
  return { history, state: () => history.store.getState() };
}

describe('history store', () => {
  it('searches with what was asked and leaves open what was not', async () => {
    const calls = host();
    const { history } = await searched(calls);
    await history.search('s1', { customer: '1787', environment: 'test', from: '2026-01-01', to: '' });
    expect(calls.search).toHaveBeenLastCalledWith({
      serverId: 's1',
      customer: '1787',
      environment: 'test',
      from: '2026-01-01',
      to: null,
      offset: 0,
      limit: 100,
    });
  });

  it('adds older entries, none twice', async () => {
    const calls = host(150);
    const { history, state } = await searched(calls);
    expect(state().entries).toHaveLength(100);
    // A new entry has moved all others by one.
    calls.search.mockImplementationOnce(async () => ({ total: 151, entries: numbered(51, 99) }));
    await history.more();
    expect(state().entries).toHaveLength(150);
    expect(state().total).toBe(151);
  });

  it('reveals entries in steps that the host takes', async () => {
    const calls = host(250);
    const { history, state } = await searched(calls);
    await history.more();
    await history.more();
    const ids = (state().entries ?? []).map(({ id }) => id);
    expect(await history.reveal(ids, 'asked')).toBe(true);
    expect(calls.reveal.mock.calls.map(([input]) => input.ids.length)).toEqual([200, 50]);
    expect(state().entries?.every(({ isRevealed }) => isRevealed)).toBe(true);
  });

  it('masks again with a new search, also where a name comes late', async () => {
    const calls = host();
    const { history, state } = await searched(calls);
    let answer: () => void = () => {};
    calls.reveal.mockImplementationOnce(
      ({ ids }) =>
        new Promise((resolve) => {
          answer = () => resolve(ids.map((id) => revealed(entry(id))));
        }),
    );
    const late = history.reveal(['c0'], 'asked');
    await history.search('s1', NO_FILTER);
    answer();
    expect(await late).toBe(false);
    expect(state().entries?.some(({ isRevealed }) => isRevealed)).toBe(false);
  });

  it('drops the answer to an older search', async () => {
    const calls = host();
    const { history, state } = await searched(calls);
    let answer: (found: { total: number; entries: ReturnType<typeof numbered> }) => void = () => {};
    calls.search.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const late = history.search('s1', { ...NO_FILTER, customer: 'slow' });
    await history.search('s1', NO_FILTER);
    answer({ total: 0, entries: [] });
    await late;
    expect(state().total).toBe(2);
    expect(state().isBusy).toBe(false);
  });

  it('words what went wrong', async () => {
    const calls = host();
    const { history, state } = await searched(calls);
    calls.reprint.mockRejectedValueOnce(new Error('damaged'));
    expect(await history.reprint('c0', 'asked')).toBeNull();
    expect(state().problem).toContain('damaged');
    expect(await history.reprint('c0', 'asked')).toEqual({ token: 'k', fileName: 'a.pdf' });
    expect(state().problem).toBeNull();
    calls.search.mockRejectedValueOnce(new Error('nothing listens'));
    await history.search('s1', NO_FILTER);
    expect(state()).toMatchObject({ entries: null, isBusy: false });
    expect(state().problem).toContain('nothing listens');
  });
});
