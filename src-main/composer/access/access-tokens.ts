/**
 * Access tokens: 32 random bytes that a caller shows. The store has their SHA-256 only, so that whoever reads the
 * store cannot call the server; and a look-up by hash compares nothing byte by byte that a caller could time.
 */
import { createHash, randomBytes } from 'node:crypto';
import { SCOPES, type Scope } from '../../../shared/contract';
import { reason, StudioError } from '../../../shared/diag';
import { isDiskFull } from '../../files';
import type { ComposerStore } from '../store';

/** Whoever calls. */
export interface Caller {
  /** Name of the access token. */
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** A token without what makes it one. */
export interface TokenEntry extends Caller {
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

interface TokenRow {
  readonly name: string;
  readonly scopes: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
}

export const TOKEN_PREFIX = 'fumi_';
/** A token's last use is noted once in this time: noting it is a write to the disk. */
const USE_INTERVAL_MS = 60_000;

export class AccessTokens {
  constructor(private readonly store: ComposerStore) {}

  /** Makes a token; the answer is the only place where it is ever seen. Throws `composer.exists`. */
  create(name: string, scopes: readonly Scope[] = SCOPES): string {
    const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
    this.store.write(() => {
      if (this.#row(name))
        throw new StudioError('composer.exists', { what: reason('thing.token'), id: name });
      this.store.database
        .prepare('INSERT INTO access_token (name, hash, scopes, created_at) VALUES (?, ?, ?, ?)')
        .run(name, hashOf(token), JSON.stringify(scopes), this.store.now());
    });
    return token;
  }

  /** From now on nobody calls with it. Throws `composer.notFound`. */
  revoke(name: string): void {
    this.store.write(() => {
      if (!this.#row(name))
        throw new StudioError('composer.notFound', { what: reason('thing.token'), id: name });
      this.store.database
        .prepare('UPDATE access_token SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL')
        .run(this.store.now(), name);
    });
  }

  /** In the order in which they were made. */
  list(): TokenEntry[] {
    return this.store.database
      .prepare<[], TokenRow>('SELECT * FROM access_token ORDER BY rowid')
      .all()
      .map(entryOf);
  }

  /** Whose token it is; null where there is no such token or it was revoked. */
  callerOf(token: string): Caller | null {
    const row = this.store.database
      .prepare<[Buffer], TokenRow>('SELECT * FROM access_token WHERE hash = ? AND revoked_at IS NULL')
      .get(hashOf(token));
    if (!row) return null;
    this.#noteUse(row);
    const { name, scopes } = entryOf(row);
    return { name, scopes };
  }

  #noteUse({ name, last_used_at: last }: TokenRow): void {
    const now = this.store.clock().getTime();
    if (last !== null && now - Date.parse(last) < USE_INTERVAL_MS) return;
    try {
      this.store.database
        .prepare('UPDATE access_token SET last_used_at = ? WHERE name = ?')
        .run(this.store.now(), name);
    } catch (error) {
      // What was sent can be read again although the disk has no room for this.
      if (!isDiskFull(error)) throw error;
    }
  }

  #row(name: string): TokenRow | undefined {
    return this.store.database
      .prepare<[string], TokenRow>('SELECT * FROM access_token WHERE name = ?')
      .get(name);
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const entryOf = (row: TokenRow): TokenEntry => ({
  name: row.name,
  scopes: JSON.parse(row.scopes) as Scope[],
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
});
