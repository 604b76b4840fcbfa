/** People as the database has them. */
import type { Person, Role } from '../../../shared/contract';
import type { PersonRef } from '../../../shared/package';
import { fingerprintOf } from '../../signing';
import type { WorkspaceDatabase } from '../workspace';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly roles: string;
  readonly is_active: number;
  readonly public_key: string | null;
  readonly protection: 'keychain' | 'passphrase' | null;
  readonly key_created_at: string | null;
}

const SELECT = `
  SELECT person.id, name, roles, is_active, public_key, protection, signing_key.created_at AS key_created_at
  FROM person LEFT JOIN signing_key ON person_id = person.id`;

export function personById(database: WorkspaceDatabase, id: string): Person | null {
  const row = database.prepare<[string], PersonRow>(`${SELECT} WHERE person.id = ?`).get(id);
  return row ? personOf(row) : null;
}

/** In the order they came to the workspace. */
export const allPeople = (database: WorkspaceDatabase): Person[] =>
  database.prepare<[], PersonRow>(`${SELECT} ORDER BY person.created_at, person.rowid`).all().map(personOf);

/** The people of these ids with their present names, in the order of the ids. */
export function refsOf(database: WorkspaceDatabase, ids: readonly string[]): PersonRef[] {
  const nameOf = database.prepare<[string], string>('SELECT name FROM person WHERE id = ?').pluck();
  return ids.map((id) => ({ id, name: (nameOf.get(id) as string | undefined) ?? id }));
}

const personOf = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  roles: JSON.parse(row.roles) as Role[],
  isActive: row.is_active === 1,
  signingKey:
    row.public_key === null || row.protection === null || row.key_created_at === null
      ? null
      : {
          publicKey: row.public_key,
          fingerprint: fingerprintOf(row.public_key),
          protection: row.protection,
          createdAt: row.key_created_at,
        },
});
