/**
 * Files under the hash of their content. The same image in ten templates is one file; a file once there never
 * changes.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FileSystem, makeFolder, nodeFileSystem, writeFileAtomically } from '../../files';

const HASH = /^[0-9a-f]{64}$/;

export class BlobStore {
  constructor(
    readonly folder: string,
    private readonly fileSystem: FileSystem = nodeFileSystem,
  ) {
    makeFolder(folder);
  }

  /** Keeps bytes and answers their SHA-256. They are on the disk then. Throws `file.diskFull`, `file.unwritable`. */
  add(bytes: Uint8Array): string {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const file = this.#fileOf(hash);
    if (existsSync(file)) return hash;
    makeFolder(path.dirname(file));
    writeFileAtomically(file, bytes, { durable: true, fileSystem: this.fileSystem });
    return hash;
  }

  get(hash: string): Uint8Array | undefined {
    if (!HASH.test(hash)) return undefined;
    const file = this.#fileOf(hash);
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  /** Two letters make the folder, so that none grows without bound. */
  #fileOf(hash: string): string {
    return path.join(this.folder, hash.slice(0, 2), hash);
  }
}
