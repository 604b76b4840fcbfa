/**
 * A workspace: one folder with everything the studio keeps.
 *
 *     workspace.db      templates, journal, data sets, proofs (SQLite)
 *     workspace.lock    held while a studio has the workspace open
 *     blobs/            images under their hash
 *     fonts/            fonts that people added, under their hash and name
 *     proofs/ID/        the PDFs of a proof
 *     temporary/        uploads and downloads of this session
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { idFromBytes } from '../../../shared/base';
import { lockStore } from '../../database';
import { isDiskFull, makeFolder } from '../../files';
import { toStudioError } from '../failures';
import { BlobStore } from './blob-store';
import { openDatabase, WORKSPACE_KIND, type WorkspaceDatabase } from './database';

export interface WorkspaceOptions {
  readonly folder: string;
  /** The host's clock and chance; tests hand in fixed ones. */
  readonly clock?: () => Date;
  readonly random?: (count: number) => Uint8Array;
}

export class Workspace {
  readonly folder: string;
  readonly name: string;
  readonly database: WorkspaceDatabase;
  readonly blobs: BlobStore;
  readonly temporaryFolder: string;
  readonly #clock: () => Date;
  readonly #random: (count: number) => Uint8Array;
  readonly #unlock: () => void;

  /** Throws `workspace.busy`, `workspace.tooNew`, `workspace.unreadable`, `file.unwritable` or `file.diskFull`. */
  constructor({ folder, clock = () => new Date(), random = randomBytes }: WorkspaceOptions) {
    this.folder = path.resolve(folder);
    this.name = path.basename(this.folder);
    this.#clock = clock;
    this.#random = random;
    makeFolder(this.folder);
    const { busy } = WORKSPACE_KIND.failures;
    this.#unlock = lockStore(path.join(this.folder, 'workspace.lock'), this.folder, busy);
    try {
      this.database = openDatabase(path.join(this.folder, 'workspace.db'), this.folder);
      this.blobs = new BlobStore(path.join(this.folder, 'blobs'));
      this.temporaryFolder = path.join(this.folder, 'temporary');
      rmSync(this.temporaryFolder, { recursive: true, force: true });
      makeFolder(this.temporaryFolder);
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  /** The moment as the host's clock has it, ISO 8601 in UTC. */
  now(): string {
    return this.#clock().toISOString();
  }

  clock(): Date {
    return this.#clock();
  }

  newId(): string {
    return idFromBytes(this.#random(16));
  }

  /** Folder of a proof's files; not made here. */
  proofFolder(proofId: string): string {
    return path.join(this.folder, 'proofs', proofId);
  }

  /**
   * Runs `change` in one transaction: all of it or nothing, on the disk before the answer. Must not wait for anything.
   * Throws `file.diskFull`; any other failure as it came.
   */
  write<T>(change: () => T): T {
    try {
      return this.database.transaction(change).immediate();
    } catch (error) {
      throw isDiskFull(error) ? toStudioError(error, this.folder) : error;
    }
  }

  /** Writes the journal back into the database and lets go of the workspace. */
  close(): void {
    try {
      this.database.pragma('wal_checkpoint(TRUNCATE)');
      this.database.close();
      rmSync(this.temporaryFolder, { recursive: true, force: true });
    } finally {
      this.#unlock();
    }
  }
}
