import { describe, expect, it, vi } from 'vitest';
import { createProveStore, type ProveApi, RECORDS_AT_ONCE } from './prove-store';

const place = { serverId: 's1', templateId: 't1', version: 1 };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

const proveOf = (prove: unknown) => createProveStore({ prove } as unknown as ProveApi);

const same = async ({ records }: { records: readonly number[] }) =>
  records.map((record) => ({ record, title: '', local: null, server: null, isSame: true }));

describe('prove store', () => {
  it('proves some records at a time, all of them', async () => {
    const prove = vi.fn(same);
    const proving = proveOf(prove);
    await proving.start(place, numbers(RECORDS_AT_ONCE * 2 + 1));
    expect(prove).toHaveBeenCalledTimes(3);
    const { rows, isRunning } = proving.store.getState();
    expect(rows.map(({ record }) => record)).toEqual(numbers(RECORDS_AT_ONCE * 2 + 1));
    expect(isRunning).toBe(false);
  });

  it('stops and keeps what was proved', async () => {
    const prove = vi.fn(same);
    const proving = proveOf(prove);
    prove.mockImplementationOnce(async (input) => {
      const rows = await same(input);
      setTimeout(() => proving.stop(), 0);
      return rows;
    });
    prove.mockImplementationOnce(() => new Promise(() => {}));
    void proving.start(place, numbers(RECORDS_AT_ONCE * 3));
    await vi.waitFor(() => expect(proving.store.getState().isRunning).toBe(false));
    expect(proving.store.getState()).toMatchObject({ total: RECORDS_AT_ONCE * 3, problem: null });
    expect(proving.store.getState().rows).toHaveLength(RECORDS_AT_ONCE);
  });

  it('ends at a failure and words it', async () => {
    const prove = vi.fn(same).mockRejectedValueOnce(new Error('it broke off'));
    const proving = proveOf(prove);
    await proving.start(place, numbers(RECORDS_AT_ONCE * 2));
    expect(prove).toHaveBeenCalledTimes(1);
    expect(proving.store.getState()).toMatchObject({ isRunning: false, rows: [] });
    expect(proving.store.getState().problem).toContain('it broke off');
  });

  it('drops the answers of a proof that another one replaced', async () => {
    let answer: (rows: unknown) => void = () => {};
    const prove = vi.fn(same).mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve as (rows: unknown) => void;
        }),
    );
    const proving = proveOf(prove);
    const first = proving.start(place, [0]);
    await proving.start({ ...place, version: 2 }, [1]);
    answer(await same({ records: [0] }));
    await first;
    expect(proving.store.getState()).toMatchObject({ place: { version: 2 }, rows: [{ record: 1 }] });
  });
});
