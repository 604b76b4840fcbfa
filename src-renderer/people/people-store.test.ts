import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../shared/contract';
import { setPerson, studioStore } from '../state';
import { createPeopleStore, type PeopleApi } from './people-store';

const kate: Person = { id: 'k', name: 'Kate', roles: ['designer'], isActive: true, signingKey: null };
const martin: Person = { id: 'm', name: 'Martin', roles: ['reviewer'], isActive: true, signingKey: null };

const calls = {
  list: vi.fn<PeopleApi['list']>(),
  switch: vi.fn<PeopleApi['switch']>(),
  create: vi.fn<PeopleApi['create']>(),
  update: vi.fn<PeopleApi['update']>(),
  createKey: vi.fn<PeopleApi['createKey']>(),
};
const people = createPeopleStore(calls);
const atTheDesk = () => studioStore.getState().person;

beforeEach(async () => {
  calls.list.mockResolvedValue({ people: [kate, martin], currentId: 'k', hasKeychain: false });
  await people.load();
});
afterEach(() => {
  setPerson(null);
  vi.clearAllMocks();
});

describe('people', () => {
  it('are listed, and the one at the desk decides the modes', () => {
    expect(people.store.getState().people).toEqual([kate, martin]);
    expect(atTheDesk()).toEqual(kate);
  });

  it('change seats', async () => {
    calls.switch.mockResolvedValue(martin);
    await people.switchTo('m');
    expect(people.store.getState().currentId).toBe('m');
    expect(atTheDesk()).toEqual(martin);
    expect(studioStore.getState().mode).toBe('review');
  });

  it('keep their seats when the host says no', async () => {
    calls.switch.mockRejectedValue(new Error('no'));
    await expect(people.switchTo('m')).rejects.toThrow('no');
    expect(people.store.getState().currentId).toBe('k');
    expect(atTheDesk()).toEqual(kate);
  });

  it('are added and changed in place', async () => {
    const ada = { ...martin, id: 'a', name: 'Ada' };
    calls.create.mockResolvedValue(ada);
    await people.create('Ada', ['reviewer']);
    calls.update.mockResolvedValue({ ...kate, name: 'Kate T.' });
    await people.update({ id: 'k', name: 'Kate T.' });
    expect(people.store.getState().people?.map(({ name }) => name)).toEqual(['Kate T.', 'Martin', 'Ada']);
    expect(atTheDesk()?.name).toBe('Kate T.');
  });

  it('get a signing key, with the passphrase that was typed', async () => {
    const signingKey = {
      publicKey: 'AAAA',
      fingerprint: '0000 1111',
      protection: 'passphrase',
      createdAt: '2026-01-01T00:00:00Z',
    } as const;
    calls.createKey.mockResolvedValue({ ...kate, signingKey });
    await people.createKey('correct horse');
    expect(calls.createKey).toHaveBeenCalledWith({ passphrase: 'correct horse' });
    expect(atTheDesk()?.signingKey).toEqual(signingKey);
  });
});
