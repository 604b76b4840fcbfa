/** What customers received, from a composition server's log: masked, revealed with a reason, printed again. */
import { createHash } from 'node:crypto';
import type { Communication, Environment, HistoryEntry } from '../../../shared/contract';
import { MASK, maskIdentifier } from '../../../shared/data';
import { reason, StudioError } from '../../../shared/diag';
import { safeFileName } from '../../files';
import type { AuditTrail } from '../audit';
import { type Connection, callServer, type ServerRegistry } from '../publishing';
import type { Transfers } from '../uploads';
import { EntryMemory } from './entry-memory';

export interface HistorySearch {
  readonly serverId: string;
  /** Empty finds everybody's. */
  readonly customer: string;
  readonly environment: Environment | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly offset: number;
  readonly limit: number;
}

const OTHER_DOCUMENT = reason('document.otherHash');

export interface Reveal {
  readonly serverId: string;
  /** Whose entries they are, where that is known: they are found sooner. */
  readonly customer: string | null;
  readonly ids: readonly string[];
  readonly reason: string;
}

export interface Reprint {
  readonly serverId: string;
  readonly id: string;
  readonly reason: string;
}

/** Entries asked of a server at a time while some are looked for. */
const PAGE = 500;

export class HistoryService {
  readonly #memory = new EntryMemory();

  constructor(
    private readonly servers: ServerRegistry,
    private readonly audit: AuditTrail,
    private readonly transfers: Transfers,
  ) {}

  /** Newest first, masked. Throws `server.*` or what the server refused. */
  async search(search: HistorySearch): Promise<{ total: number; entries: HistoryEntry[] }> {
    const { customer, environment, from, to, offset, limit } = search;
    const connection = this.servers.connect(search.serverId);
    const { total, entries } = await callServer(connection, (client) =>
      client.communications.list({
        ...(customer !== '' && { customer }),
        ...(environment !== null && { environment }),
        ...(from !== null && { from }),
        ...(to !== null && { to }),
        offset,
        limit,
      }),
    );
    this.#memory.keep(connection.id, entries);
    return { total, entries: entries.map(masked) };
  }

  /** The entries in full. Throws `composer.notFound` where one is not in the log, `server.*` or what was refused. */
  async reveal({ serverId, customer, ids, reason }: Reveal): Promise<HistoryEntry[]> {
    const connection = this.servers.connect(serverId);
    const entries = await this.#entries(connection, ids, customer);
    this.audit.record('history.revealed', {
      serverId,
      serverName: connection.name,
      entries: entries.length,
      communications: ids.join(' '),
      reason,
    });
    return entries.map((entry) => ({ ...entry, isRevealed: true }));
  }

  /**
   * The exact document that was sent, as a download. Throws `composer.documentLost` where it is no longer that one,
   * `composer.notFound`, `server.*` or what the server refused.
   */
  async reprint({ serverId, id, reason }: Reprint): Promise<{ token: string; fileName: string }> {
    const connection = this.servers.connect(serverId);
    const [entry] = await this.#entries(connection, [id], null);
    if (!entry) throw unknownEntry(id);
    const file = await callServer(connection, (client) => client.communications.document({ id }));
    const bytes = new Uint8Array(await callServer(connection, () => file.arrayBuffer()));
    const pdf = createHash('sha256').update(bytes).digest('hex');
    if (pdf !== entry.document.pdf) {
      throw new StudioError('composer.documentLost', {
        id,
        reason: OTHER_DOCUMENT,
      });
    }
    const { templateId, templateName, version, date, format } = entry;
    this.audit.record('history.reprinted', {
      templateId,
      templateName,
      version,
      serverId,
      serverName: connection.name,
      communications: id,
      pdf,
      reason,
    });
    const fileName = `${safeFileName(`${templateName} v${version} ${date} ${id}`, 'document')}.${format}`;
    return { token: this.transfers.offer({ fileName, bytes }), fileName };
  }

  /** Entries by their ids, in that order: remembered ones, or looked for in the log. */
  async #entries(
    connection: Connection,
    ids: readonly string[],
    customer: string | null,
  ): Promise<Communication[]> {
    if (!this.#memory.hasAll(connection.id, ids)) await this.#lookFor(connection, ids, customer);
    return ids.map((id) => {
      const entry = this.#memory.get(connection.id, id);
      if (!entry) throw unknownEntry(id);
      return entry;
    });
  }

  /** Reads the log from its newest entry on until all of them were there. */
  async #lookFor(connection: Connection, ids: readonly string[], customer: string | null): Promise<void> {
    const missing = new Set(ids);
    for (let offset = 0; missing.size > 0; offset += PAGE) {
      const { total, entries } = await callServer(connection, (client) =>
        client.communications.list({ ...(customer !== null && { customer }), offset, limit: PAGE }),
      );
      const found = entries.filter(({ id }) => missing.delete(id));
      this.#memory.keep(connection.id, found);
      if (offset + PAGE >= total) return;
    }
  }
}

const unknownEntry = (id: string): StudioError =>
  new StudioError('composer.notFound', { what: reason('thing.communication'), id });

/** Titles are names, mostly; of a customer's number its end is left, so that entries can be told apart. */
const masked = (entry: Communication): HistoryEntry => ({
  ...entry,
  customer: maskIdentifier(entry.customer),
  title: entry.title === '' ? '' : MASK,
  isRevealed: false,
});
