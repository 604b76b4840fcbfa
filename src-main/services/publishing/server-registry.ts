/**
 * The composition servers of the workspace and the access tokens for them. A token is encrypted by the machine's
 * keychain; without one it stays in memory and is gone when the studio closes. It leaves this folder in the header of
 * a request and nowhere else.
 */
import type { ServerProfile } from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import type { AuditTrail } from '../audit';
import type { Keychain } from '../keychain';
import type { Workspace } from '../workspace';
import { type Connection, createComposerClient } from './composer-client';
import { serverAddress } from './server-address';

export interface ServerInput {
  /** Null adds a server. */
  readonly id: string | null;
  readonly name: string;
  readonly url: string;
  /** Absent keeps the one there is where the address stays the same; null or nothing in it forgets it. */
  readonly token?: string | null | undefined;
}

interface ServerRow {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly token: Uint8Array | null;
}

export class ServerRegistry {
  /** Tokens of this session by server, where there is no keychain. */
  readonly #sessionTokens = new Map<string, string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly audit: AuditTrail,
    private readonly keychain: Keychain | null,
  ) {}

  list(): ServerProfile[] {
    return this.workspace.database
      .prepare<[], ServerRow>('SELECT id, name, url, token FROM server ORDER BY name, id')
      .all()
      .map((row) => this.#profileOf(row));
  }

  /** Throws `server.badAddress` or `server.notFound`. */
  save({ id, name, url: text, token: given }: ServerInput): ServerProfile {
    const url = serverAddress(text);
    const serverId = id ?? this.workspace.newId();
    const known = id === null ? null : this.#row(id);
    // What was entered for one server is not sent to another.
    const isElsewhere = known !== null && known.url !== url;
    const token = given === '' || (given === undefined && isElsewhere) ? null : given;
    const kept = token === undefined ? (known?.token ?? null) : this.#encrypted(token);
    this.workspace.write(() => {
      this.workspace.database
        .prepare('INSERT OR REPLACE INTO server (id, name, url, token) VALUES (?, ?, ?, ?)')
        .run(serverId, name, url, kept);
      this.audit.record('server.changed', {
        serverId,
        serverName: name,
        url,
        isNew: known === null,
        isTokenChanged: token !== undefined,
      });
    });
    if (token === null) this.#sessionTokens.delete(serverId);
    else if (token !== undefined && this.keychain === null) this.#sessionTokens.set(serverId, token);
    return this.#profileOf(this.#row(serverId));
  }

  /** Throws `server.notFound`. */
  remove(id: string): void {
    const { name, url } = this.#row(id);
    this.workspace.write(() => {
      this.workspace.database.prepare('DELETE FROM server WHERE id = ?').run(id);
      this.audit.record('server.removed', { serverId: id, serverName: name, url });
    });
    this.#sessionTokens.delete(id);
  }

  /** Throws `server.notFound`, or `server.noToken` where there is none that can still be read. */
  connect(id: string): Connection {
    const row = this.#row(id);
    const token = this.#tokenOf(row);
    if (token === null) throw new StudioError('server.noToken', { server: row.name });
    const { name, url } = row;
    return { id, name, url, client: createComposerClient(url, token) };
  }

  #row(id: string): ServerRow {
    const row = this.workspace.database
      .prepare<[string], ServerRow>('SELECT id, name, url, token FROM server WHERE id = ?')
      .get(id);
    if (!row) throw new StudioError('server.notFound', { server: id });
    return row;
  }

  #profileOf(row: ServerRow): ServerProfile {
    const { id, name, url } = row;
    const isKept = row.token !== null && this.keychain !== null;
    return { id, name, url, token: isKept ? 'keychain' : this.#sessionTokens.has(id) ? 'session' : 'none' };
  }

  #encrypted(token: string | null): Uint8Array | null {
    return token === null || this.keychain === null ? null : this.keychain.encrypt(token);
  }

  /** A token that another machine or person encrypted counts as none: it is entered anew. */
  #tokenOf({ id, token }: ServerRow): string | null {
    if (token === null || this.keychain === null) return this.#sessionTokens.get(id) ?? null;
    try {
      return this.keychain.decrypt(token);
    } catch {
      return null;
    }
  }
}
