/** Packages on their way in: checked, kept, and proved against what the studio composes. */
import path from 'node:path';
import type { JsonObject } from '../../../shared/base';
import type { DocumentFacts, DryRun, PublishedVersion } from '../../../shared/contract';
import { type Reason, reason, StudioError } from '../../../shared/diag';
import { writeFileAtomically } from '../../files';
import { composeFacts } from '../../workers';
import type { Caller } from '../access';
import { type CheckedPackage, type CheckSources, checkPackage } from './package-checks';
import type { PackageShelf } from './package-shelf';
import type { TemplateService } from './template-service';
import { findByDigest, findVersion, insertVersion } from './version-rows';

export interface PackageSources extends CheckSources {
  readonly shelf: PackageShelf;
  readonly templates: TemplateService;
  /** File of the compose worker. */
  readonly workerFile: string;
  readonly workers: number;
  /** How long a whole proof may take. */
  readonly proofLimitMs: number;
}

/** An uploaded package. */
export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class PackageService {
  constructor(private readonly sources: PackageSources) {}

  /** What publishing would do; changes nothing. */
  async check({ name, bytes }: PackageFile): Promise<DryRun> {
    const { checks, content, isOk } = await checkPackage(name, bytes, this.sources);
    const release = content?.manifest.release ?? null;
    const none = { test: null, production: null };
    return {
      isOk,
      checks: [...checks],
      release:
        content && release
          ? {
              templateId: release.templateId,
              version: release.version,
              name: content.manifest.name,
              digest: content.digest,
            }
          : null,
      isKnown: content !== null && findByDigest(this.sources.store.database, content.digest) !== null,
      replaces: release ? this.sources.templates.active(release.templateId) : none,
    };
  }

  /**
   * Takes a package: the file first, then the row that makes it a version. A package that is there already is
   * answered as it is. Throws `composer.refused` with what does not hold.
   */
  async publish({ name, bytes }: PackageFile, caller: Caller): Promise<PublishedVersion> {
    const { store, shelf } = this.sources;
    const checked = await checkPackage(name, bytes, this.sources);
    const version = this.#versionOf(checked, bytes, caller);
    const known = findByDigest(store.database, version.digest);
    if (known) return known;
    writeFileAtomically(shelf.fileOf(version.digest), bytes, { durable: true });
    return store.write(() => {
      const meanwhile = findVersion(store.database, version.templateId, version.version);
      if (!meanwhile) insertVersion(store.database, version);
      else if (meanwhile.digest !== version.digest) throw refusal([reason('version.meanwhile')]);
      return meanwhile ?? version;
    });
  }

  /** Composes records with a published package and keeps nothing. Throws `composer.notFound` or `composer.tooLong`. */
  async prove(
    digest: string,
    date: string,
    records: readonly JsonObject[],
    signal: AbortSignal | undefined,
  ): Promise<(DocumentFacts | null)[]> {
    const { store, shelf, workers, workerFile, proofLimitMs } = this.sources;
    if (!findByDigest(store.database, digest)) {
      throw new StudioError('composer.notFound', { what: reason('thing.package'), id: digest });
    }
    const { order } = await shelf.open(digest);
    const limit = AbortSignal.timeout(proofLimitMs);
    try {
      return await composeFacts({
        job: { ...order, today: date },
        records: records.map((record) => JSON.stringify(record)),
        workers,
        workerFile,
        folder: path.join(store.temporaryFolder, store.newId()),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
    } catch (error) {
      if (limit.aborted) throw new StudioError('composer.tooLong', { seconds: proofLimitMs / 1000 });
      throw error;
    }
  }

  #versionOf({ checks, content, isOk }: CheckedPackage, bytes: Uint8Array, caller: Caller): PublishedVersion {
    const approval = content?.approval;
    const release = content?.manifest.release;
    if (!isOk || !content || !approval || !release) {
      throw refusal(checks.flatMap(({ why }) => why ?? []));
    }
    const { approvedBy, approvedAt } = approval.statement;
    return {
      templateId: release.templateId,
      version: release.version,
      name: content.manifest.name,
      note: release.note,
      digest: content.digest,
      engine: content.manifest.engine,
      sizeBytes: bytes.length,
      approvedBy,
      approvedAt,
      publishedAt: this.sources.store.now(),
      publishedWith: caller.name,
    };
  }
}

const refusal = (reasons: readonly Reason[]): StudioError => new StudioError('composer.refused', { reasons });
