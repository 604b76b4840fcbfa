/**
 * Who is at the desk. A workspace is worked in by one person at a time; everything is done in their name until
 * somebody else is chosen.
 */
import type { Person, Role } from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import type { PersonRef } from '../../../shared/package';
import type { Workspace } from '../workspace';
import { personById } from './person-rows';

const KEY = 'currentPerson';

export class Desk {
  constructor(private readonly workspace: Workspace) {}

  /**
   * Read anew every time: a change of seat or roles that was undone with its transaction must not be remembered. Throws
   * `people.notFound` while nobody was chosen, which `PeopleService.install` sees to.
   */
  current(): Person {
    const id = this.workspace.database
      .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
      .pluck()
      .get(KEY) as string | undefined;
    const person = id === undefined ? null : personById(this.workspace.database, id);
    if (!person) throw new StudioError('people.notFound', { person: id ?? '–' });
    return person;
  }

  /** The person as records name them. */
  ref(): PersonRef {
    const { id, name } = this.current();
    return { id, name };
  }

  /** Seats somebody, within the caller's transaction. */
  seat(id: string): void {
    this.workspace.database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(KEY, id);
  }

  has(role: Role): boolean {
    return this.current().roles.includes(role);
  }

  /** Throws `people.notAllowed` unless the person has one of the roles. */
  demand(roles: readonly Role[]): void {
    const person = this.current();
    if (person.roles.some((role) => roles.includes(role))) return;
    throw new StudioError('people.notAllowed', { person: person.name, role: roles.join(' / ') });
  }
}
