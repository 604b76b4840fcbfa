/**
 * Everything a composition server keeps: one folder.
 *
 *     composer.db             tokens, approvers, versions, activations, jobs, communications (SQLite)
 *     composer.lock           held while a server runs
 *     packages/DIGEST.fumi    what was published
 *     documents/AB/SHA.pdf    what was sent, under the SHA-256 of its bytes
 *     jobs/ID/                records and output of a job
 *     temporary/              requests and documents under way
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { idFromBytes } from '../../../shared/base';
import { StudioError } from '../../../shared/diag';
import { lockStore, openDatabase, type StoreDatabase } from '../../database';
import { isDiskFull, makeFolder } from '../../files';
import { COMPOSER_KIND } from './schema';

export interface ComposerStoreOptions {
  readonly folder: string;
  /**
   * Whether this process is the server: it holds the store alone and empties what was under way. Commands beside it
   * (tokens, approvers) only open the database.
   */
  readonly isServer: boolean;
  /** The host's clock; tests hand in a fixed one. */
  readonly clock?: () => Date;
}

export class ComposerStore {
  readonly folder: string;
  readonly database: StoreDatabase;
  readonly #clock: () => Date;
  readonly #unlock: () => void;

  /** Throws `composer.storeBusy`, `composer.storeTooNew`, `composer.storeUnreadable`, `file.unwritable` or `file.diskFull`. */
  constructor({ folder, isServer, clock = () => new Date() }: ComposerStoreOptions) {
    this.folder = path.resolve(folder);
    this.#clock = clock;
    makeFolder(this.folder);
    this.#unlock = isServer
      ? lockStore(path.join(this.folder, 'composer.lock'), this.folder, COMPOSER_KIND.failures.busy)
      : () => {};
    try {
      const file = path.join(this.folder, 'composer.db');
      this.database = openDatabase({ file, place: this.folder, kind: COMPOSER_KIND });
      if (isServer) this.#makeFolders();
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  get packagesFolder(): string {
    return path.join(this.folder, 'packages');
  }

  get documentsFolder(): string {
    return path.join(this.folder, 'documents');
  }

  get jobsFolder(): string {
    return path.join(this.folder, 'jobs');
  }

  get temporaryFolder(): string {
    return path.join(this.folder, 'temporary');
  }

  /** The moment, ISO 8601 in UTC. */
  now(): string {
    return this.#clock().toISOString();
  }

  clock(): Date {
    return this.#clock();
  }

  newId(): string {
    return idFromBytes(randomBytes(16));
  }

  /**
   * Runs `change` in one transaction: all of it or nothing, on the disk before the answer. Must not wait for anything.
   * Throws `file.diskFull`; any other failure as it came.
   */
  write<T>(change: () => T): T {
    try {
      return this.database.transaction(change).immediate();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      throw new StudioError('file.diskFull', { path: this.folder }, { cause: error });
    }
  }

  close(): void {
    try {
      this.database.close();
    } finally {
      this.#unlock();
    }
  }

  #makeFolders(): void {
    rmSync(this.temporaryFolder, { recursive: true, force: true });
    const { packagesFolder, documentsFolder, jobsFolder, temporaryFolder } = this;
    for (const folder of [packagesFolder, documentsFolder, jobsFolder, temporaryFolder]) makeFolder(folder);
  }
}
