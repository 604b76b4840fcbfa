/**
 * The people of the workspace and who of them is at the desk. Whoever is at the desk is the studio state's `person`,
 * which decides the modes and what may be changed; the list is kept here.
 */
import { createStore } from 'zustand/vanilla';
import type { Person, Role } from '../../shared/contract';
import { api } from '../rpc';
import { setPerson } from '../state';

/** The calls this store makes; tests bring their own. */
export type PeopleApi = Pick<(typeof api)['people'], 'list' | 'switch' | 'create' | 'update' | 'createKey'>;

export interface PeopleState {
  /** Null until they are listed. */
  readonly people: readonly Person[] | null;
  readonly currentId: string | null;
  /** Whether the host keeps keys in a keychain; else a new one needs a passphrase. */
  readonly hasKeychain: boolean;
}

export type PersonChange = Parameters<PeopleApi['update']>[0];

export function createPeopleStore(calls: PeopleApi = api.people) {
  const store = createStore<PeopleState>(() => ({ people: null, currentId: null, hasKeychain: false }));

  const put = (person: Person): void => {
    store.setState(({ people }) => {
      const known = people ?? [];
      const isNew = !known.some(({ id }) => id === person.id);
      return {
        people: isNew ? [...known, person] : known.map((old) => (old.id === person.id ? person : old)),
      };
    });
    if (person.id === store.getState().currentId) setPerson(person);
  };

  return {
    store,

    /** Asks who is there and who is at the desk. Rejects where the host does not answer. */
    async load(): Promise<void> {
      const listed = await calls.list();
      store.setState(listed);
      setPerson(listed.people.find(({ id }) => id === listed.currentId) ?? null);
    },

    /** Seats somebody else. What is open is saved before and read anew after it, by whoever calls this. */
    async switchTo(id: string): Promise<void> {
      const person = await calls.switch({ id });
      store.setState({ currentId: id });
      put(person);
    },

    async create(name: string, roles: readonly Role[]): Promise<void> {
      put(await calls.create({ name, roles: [...roles] }));
    },

    async update(change: PersonChange): Promise<void> {
      put(await calls.update(change));
    },

    /** Makes the signing key of the person at the desk. */
    async createKey(passphrase: string | null): Promise<void> {
      put(await calls.createKey({ passphrase }));
    },
  };
}

export type PeopleStore = ReturnType<typeof createPeopleStore>;
