/** The people of a workspace: who they are, what they may do, who is at the desk, and their signing keys. */
import type { Person, Role } from '../../../shared/contract';
import { type Locale, StudioError } from '../../../shared/diag';
import type { AuditTrail } from '../audit';
import type { Workspace } from '../workspace';
import type { Desk } from './desk';
import { allPeople, personById } from './person-rows';
import type { SigningKeys } from './signing-keys';

/** Who a new workspace starts with, one of every role, so that the whole way from draft to approval can be walked. */
const FIRST_PEOPLE: { readonly [locale in Locale]: readonly { name: string; roles: Role[] }[] } = {
  en: [
    { name: 'Kate Tanner', roles: ['designer'] },
    { name: 'Hannah Moore', roles: ['businessUser'] },
    { name: 'Martin Salter', roles: ['reviewer'] },
  ],
  ja: [
    { name: '田中 恵', roles: ['designer'] },
    { name: '森 花', roles: ['businessUser'] },
    { name: '佐藤 誠', roles: ['reviewer'] },
  ],
};

export class PeopleService {
  constructor(
    private readonly workspace: Workspace,
    private readonly desk: Desk,
    private readonly audit: AuditTrail,
    private readonly keys: SigningKeys,
  ) {}

  /** Seats a first designer in a workspace that knows nobody. */
  install(locale: Locale): void {
    const { database } = this.workspace;
    if (database.prepare('SELECT count(*) FROM person').pluck().get() !== 0) return;
    this.workspace.write(() => {
      const ids = FIRST_PEOPLE[locale].map(({ name, roles }) => this.#insert(name, roles));
      this.desk.seat(ids[0] as string);
      this.audit.record('workspace.created', { people: ids.length });
    });
  }

  list(): { people: Person[]; currentId: string; hasKeychain: boolean } {
    return {
      people: allPeople(this.workspace.database),
      currentId: this.desk.current().id,
      hasKeychain: this.keys.keychain !== null,
    };
  }

  /** Seats somebody else. Throws `people.notFound` for somebody who is not there or no longer active. */
  switch(id: string): Person {
    const person = this.#get(id);
    if (!person.isActive) throw new StudioError('people.notFound', { person: person.name });
    this.workspace.write(() => {
      this.desk.seat(id);
      this.audit.record('person.switched', {});
    });
    return person;
  }

  /** Throws `people.nameTaken`. */
  create(name: string, roles: readonly Role[]): Person {
    const id = this.workspace.write(() => {
      const made = this.#insert(name, roles);
      this.audit.record('person.created', { id: made, name, roles: listed(roles) });
      return made;
    });
    return this.#get(id);
  }

  /** Throws `people.notFound`, `people.nameTaken` or `people.lastOne`. */
  update(change: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly roles?: readonly Role[] | undefined;
    readonly isActive?: boolean | undefined;
  }): Person {
    const before = this.#get(change.id);
    const { name = before.name, roles = before.roles, isActive = before.isActive } = change;
    if (!isActive && change.id === this.desk.current().id) throw new StudioError('people.lastOne');
    this.#checkName(name, change.id);
    this.workspace.write(() => {
      this.workspace.database
        .prepare('UPDATE person SET name = ?, roles = ?, is_active = ? WHERE id = ?')
        .run(name, JSON.stringify(inOrder(roles)), isActive ? 1 : 0, change.id);
      this.audit.record('person.changed', { id: change.id, name, roles: listed(roles), isActive });
    });
    return this.#get(change.id);
  }

  /** Makes the signing key of whoever is at the desk. Throws as {@link SigningKeys.create} does. */
  createKey(passphrase: string | null): Person {
    const { id } = this.desk.current();
    return this.workspace.write(() => {
      this.keys.create(this.desk.current(), passphrase);
      const person = this.#get(id);
      this.audit.record('key.created', { fingerprint: person.signingKey?.fingerprint ?? '' });
      return person;
    });
  }

  #get(id: string): Person {
    const person = personById(this.workspace.database, id);
    if (!person) throw new StudioError('people.notFound', { person: id });
    return person;
  }

  #insert(name: string, roles: readonly Role[]): string {
    this.#checkName(name, null);
    const id = this.workspace.newId();
    this.workspace.database
      .prepare('INSERT INTO person (id, name, roles, is_active, created_at) VALUES (?, ?, ?, 1, ?)')
      .run(id, name, JSON.stringify(inOrder(roles)), this.workspace.now());
    return id;
  }

  #checkName(name: string, except: string | null): void {
    const owner = this.workspace.database
      .prepare<[string], string>('SELECT id FROM person WHERE name = ?')
      .pluck()
      .get(name) as string | undefined;
    if (owner !== undefined && owner !== except) throw new StudioError('people.nameTaken', { name });
  }
}

const ORDER: readonly Role[] = ['designer', 'businessUser', 'reviewer'];

const inOrder = (roles: readonly Role[]): Role[] => ORDER.filter((role) => roles.includes(role));

const listed = (roles: readonly Role[]): string => inOrder(roles).join(', ');
