/**
 * The log of communications: who got which version of what, when. An entry is in the log before anybody has the
 * document. The log only grows; the database refuses anything else.
 */
import {
  CHANNEL_OF_FORMAT,
  type Communication,
  type DocumentFacts,
  type Environment,
  type ServedFormat,
} from '../../../shared/contract';
import { reason, StudioError } from '../../../shared/diag';
import type { ComposerStore } from '../store';

/** What an entry says besides its id and time. */
export interface NewCommunication extends Omit<Communication, 'id' | 'at' | 'channel'> {
  /** Place in the job, counted from 0. */
  readonly record: number | null;
}

export interface CommunicationFilter {
  readonly customer?: string | undefined;
  readonly environment?: Environment | undefined;
  readonly templateId?: string | undefined;
  /** Days, ISO 8601, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

interface CommunicationRow extends DocumentFacts {
  readonly id: string;
  readonly at: string;
  readonly environment: Environment;
  readonly channel: Communication['channel'];
  readonly format: ServedFormat;
  readonly templateId: string;
  readonly templateName: string;
  readonly version: number;
  readonly package: string;
  readonly customer: string;
  readonly title: string;
  readonly date: string;
  readonly jobId: string | null;
}

const ROWS = `
  SELECT id, at, environment, channel, format, template_id AS templateId, template_name AS templateName, version, package, customer,
    title, date, job_id AS jobId, pages, digest, pdf, size_bytes AS sizeBytes
  FROM communication`;

export class CommunicationLog {
  constructor(private readonly store: ComposerStore) {}

  /** Appends an entry, within the caller's transaction; answers its id. */
  append({ document, ...entry }: NewCommunication): string {
    const id = this.store.newId();
    this.store.database
      .prepare(
        `INSERT INTO communication (id, at, environment, channel, format, template_id, template_name, version,
           package, customer, title, date, job_id, record, pages, digest, pdf, size_bytes)
         VALUES (@id, @at, @environment, @channel, @format, @templateId, @templateName, @version, @package, @customer, @title,
           @date, @jobId, @record, @pages, @digest, @pdf, @sizeBytes)`,
      )
      .run({ ...entry, ...document, channel: CHANNEL_OF_FORMAT[entry.format], id, at: this.store.now() });
    return id;
  }

  /** Newest first. */
  list({ offset, limit, ...filter }: CommunicationFilter): { total: number; entries: Communication[] } {
    const { where, values } = conditionsOf(filter);
    const { database } = this.store;
    const total = database
      .prepare<[typeof values], number>(`SELECT count(*) FROM communication ${where}`)
      .pluck()
      .get(values) as number;
    const rows = database
      .prepare<[object], CommunicationRow>(
        `${ROWS} ${where} ORDER BY sequence DESC LIMIT @limit OFFSET @offset`,
      )
      .all({ ...values, limit, offset });
    return { total, entries: rows.map(communicationOf) };
  }

  /** Throws `composer.notFound`. */
  entry(id: string): Communication {
    const row = this.store.database.prepare<[string], CommunicationRow>(`${ROWS} WHERE id = ?`).get(id);
    if (!row) throw new StudioError('composer.notFound', { what: reason('thing.communication'), id });
    return communicationOf(row);
  }
}

type Values = { readonly [name: string]: string };

function conditionsOf(filter: Omit<CommunicationFilter, 'offset' | 'limit'>): {
  where: string;
  values: Values;
} {
  const { customer, environment, templateId, from, to } = filter;
  const conditions: (readonly [string, string, string | undefined])[] = [
    ['customer = @customer', 'customer', customer],
    ['environment = @environment', 'environment', environment],
    ['template_id = @templateId', 'templateId', templateId],
    ['at >= @from', 'from', from],
    // Every moment of a day sorts before its 24th hour.
    ['at < @end', 'end', to === undefined ? undefined : `${to}T24`],
  ];
  const given = conditions.filter(([, , value]) => value !== undefined);
  return {
    where: given.length === 0 ? '' : `WHERE ${given.map(([condition]) => condition).join(' AND ')}`,
    values: Object.fromEntries(given.map(([, name, value]) => [name, value ?? ''])),
  };
}

const communicationOf = ({ pages, digest, pdf, sizeBytes, ...row }: CommunicationRow): Communication => ({
  ...row,
  document: { pages, digest, pdf, sizeBytes },
});
