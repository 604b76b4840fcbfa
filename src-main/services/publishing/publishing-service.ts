/**
 * Approved versions on their way to composition servers, and the proof that a server composes what the studio
 * composes. What changed on a server is audited when the server has confirmed it.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import type {
  AuditAction,
  DocumentFacts,
  DryRun,
  Environment,
  PublishedVersion,
  Scope,
  ServerTemplate,
} from '../../../shared/contract';
import { reason, StudioError } from '../../../shared/diag';
import { engineNeeds } from '../../../shared/engine';
import { composeFacts, type InstalledFonts, localDay } from '../../workers';
import type { AuditSubject, AuditTrail } from '../audit';
import type { DatasetService } from '../datasets';
import type { TemplateService } from '../templates';
import type { StoredVersion, VersionService } from '../versions';
import type { Workspace } from '../workspace';
import { type Connection, callServer, refusalOf } from './composer-client';
import type { ServerRegistry } from './server-registry';

export interface PublishingSources {
  readonly workspace: Workspace;
  readonly servers: ServerRegistry;
  readonly versions: VersionService;
  readonly templates: TemplateService;
  readonly datasets: DatasetService;
  readonly audit: AuditTrail;
  readonly fonts: InstalledFonts;
  readonly assetsDir: string;
  /** File of the compose worker. */
  readonly workerFile: string;
}

/** A version of a template at a server. */
export interface VersionPlace {
  readonly serverId: string;
  readonly templateId: string;
  readonly version: number;
}

export interface ServerStatus {
  name: string;
  version: string;
  engine: string;
  tokenName: string;
  scopes: Scope[];
  template: ServerTemplate | null;
}

export interface ProvedRecord {
  record: number;
  title: string;
  local: DocumentFacts | null;
  server: DocumentFacts | null;
  isSame: boolean;
}

/** A record of the version's data set. */
interface RecordToProve {
  readonly index: number;
  readonly title: string;
  readonly content: string;
}

/** The server composes at the same time, mostly on another machine, but not always. */
const MOST_WORKERS = 2;

export class PublishingService {
  readonly #closing = new AbortController();

  constructor(private readonly sources: PublishingSources) {}

  /** What the server says of itself and of a template. Throws `server.*` or what the server refused. */
  async status(serverId: string, templateId: string): Promise<ServerStatus> {
    return callServer(this.#connect(serverId), async (client) => {
      const [{ name, version, engine }, token] = await Promise.all([client.health(), client.token()]);
      const template = await unlessUnknown(client.templates.open({ templateId }));
      return { name, version, engine, tokenName: token.name, scopes: token.scopes, template };
    });
  }

  /** Throws `version.notApproved`, `server.*` or what the server refused. */
  async dryRun(place: VersionPlace): Promise<DryRun> {
    const connection = this.#connect(place.serverId);
    const body = await this.#packageOf(place);
    return callServer(connection, (client) => client.packages.check({ body }));
  }

  /** Publishing twice is publishing once. Throws as {@link dryRun} does. */
  async publish(place: VersionPlace): Promise<PublishedVersion> {
    const connection = this.#connect(place.serverId);
    const body = await this.#packageOf(place);
    const published = await callServer(connection, (client) => client.packages.publish({ body }));
    // The trail says what was published, not what a server claims.
    if (published.digest !== this.sources.versions.summary(place.templateId, place.version).digest) {
      throw new StudioError('server.unexpected', {
        server: connection.name,
        reason: reason('server.otherPackage'),
      });
    }
    const { templateId, version, digest } = published;
    const details = { templateId, templateName: published.name, version, digest };
    this.#record('publish.published', connection, details);
    return published;
  }

  /** Puts a version in force that was published before. Throws `server.*` or what the server refused. */
  async activate(place: VersionPlace, environment: Environment): Promise<ServerTemplate> {
    const connection = this.#connect(place.serverId);
    const { templateId, version } = place;
    const template = await callServer(connection, (client) =>
      client.templates.activate({ templateId, environment, version }),
    );
    const details = { templateId, templateName: template.name, version, environment };
    this.#record('publish.activated', connection, details);
    return template;
  }

  /** Puts the version in force that was before the present one. Throws `server.*` or what the server refused. */
  async rollBack(serverId: string, templateId: string, environment: Environment): Promise<ServerTemplate> {
    const connection = this.#connect(serverId);
    const template = await callServer(connection, (client) =>
      client.templates.rollBack({ templateId, environment }),
    );
    const version = template.active[environment];
    const details = { templateId, templateName: template.name, version, environment };
    this.#record('publish.rolledBack', connection, details);
    return template;
  }

  /**
   * Composes records of the version's data set here and there on the same day and compares what came out. Throws
   * `dataset.noRecord`, `server.*` or what the server refused; the signal's reason where it was given up.
   */
  async prove(
    place: VersionPlace,
    indexes: readonly number[],
    signal?: AbortSignal,
  ): Promise<ProvedRecord[]> {
    const connection = this.#connect(place.serverId);
    const { templateId, version } = place;
    const stored = this.sources.versions.open(templateId, version);
    const records = indexes.map((index) => this.#recordOf(stored, index));
    const date = localDay(this.sources.workspace.clock()).toString();
    const [local, server] = await this.#composeBoth(connection, stored, records, date, signal);
    const proved = records.map((record, at) => compared(record, local[at] ?? null, server[at] ?? null));
    const { name: templateName, digest } = stored.summary;
    const same = proved.filter(({ isSame }) => isSame).length;
    const details = { templateId, templateName, version, digest, date, records: proved.length, same };
    this.#record('publish.proved', connection, details);
    return proved;
  }

  /** Gives up whatever composes. */
  close(): void {
    this.#closing.abort();
  }

  /** Whichever side fails first stops the other. */
  async #composeBoth(
    connection: Connection,
    stored: StoredVersion,
    records: readonly RecordToProve[],
    date: string,
    signal: AbortSignal | undefined,
  ): Promise<[(DocumentFacts | null)[], (DocumentFacts | null)[]]> {
    const { digest } = stored.summary;
    const failed = new AbortController();
    const given = AbortSignal.any([failed.signal, this.#closing.signal, ...(signal ? [signal] : [])]);
    const contents = records.map(({ content }) => content);
    try {
      return await Promise.all([
        this.#composeHere(stored, contents, date, given),
        callServer(connection, (client) =>
          client.packages.prove(
            { digest, date, records: contents.map((content) => JSON.parse(content)) },
            { signal: given },
          ),
        ),
      ]);
    } finally {
      failed.abort();
    }
  }

  #connect(serverId: string): Connection {
    return this.sources.servers.connect(serverId);
  }

  async #packageOf({ templateId, version }: VersionPlace): Promise<File> {
    const { bytes, fileName } = await this.sources.versions.packageOf(templateId, version, {
      isApproved: true,
    });
    return new File([Uint8Array.from(bytes)], fileName, { type: 'application/zip' });
  }

  #recordOf({ summary }: StoredVersion, index: number): RecordToProve {
    const { datasets } = this.sources;
    const [record] = summary.datasetId === null ? [] : datasets.range(summary.datasetId, index, 1);
    if (record) return record;
    const count = summary.datasetId === null ? 0 : datasets.summary(summary.datasetId).recordCount;
    throw new StudioError('dataset.noRecord', { record: index + 1, count });
  }

  #composeHere(
    { template }: StoredVersion,
    records: readonly string[],
    today: string,
    signal: AbortSignal,
  ): Promise<(DocumentFacts | null)[]> {
    const { workspace, templates, fonts, assetsDir, workerFile } = this.sources;
    return composeFacts({
      job: {
        template,
        assets: templates.assetsOf(template),
        fonts: fonts.filesOf(engineNeeds(template).families),
        assetsDir,
        today,
      },
      records,
      workers: Math.min(availableParallelism(), MOST_WORKERS),
      workerFile,
      folder: path.join(workspace.temporaryFolder, `prove-${workspace.newId()}`),
      signal,
    });
  }

  #record(action: AuditAction, { id, name, url }: Connection, details: AuditSubject): void {
    this.sources.audit.record(action, { ...details, serverId: id, serverName: name, url });
  }
}

/** The answer, or null where the server has no such thing. */
async function unlessUnknown<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ORPCError && refusalOf(error)?.code === 'composer.notFound') return null;
    throw error;
  }
}

const compared = (
  { index, title }: RecordToProve,
  local: DocumentFacts | null,
  server: DocumentFacts | null,
): ProvedRecord => ({
  record: index,
  title,
  local,
  server,
  isSame: local !== null && server !== null && local.digest === server.digest && local.pdf === server.pdf,
});
