/**
 * The documents that were sent, under the SHA-256 of their bytes. A file once there never changes; the same document sent
 * twice is one file.
 */
import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { MEDIA_TYPES, type ServedFormat } from '../../../shared/contract';
import { type Reason, reason, StudioError } from '../../../shared/diag';
import { reasonOf, writingFailure } from '../../files';

export class DocumentFiles {
  constructor(private readonly folder: string) {}

  /**
   * Takes a finished file of the same disk into the store; it is safe there before the answer. The file's own bytes
   * must have been synced. What is there already stays: somebody may be reading it. Throws `file.diskFull` or
   * `file.unwritable`.
   */
  async keep(file: string, sha256: string, format: ServedFormat): Promise<void> {
    const target = this.pathOf(sha256, format);
    const shelf = path.dirname(target);
    try {
      const isNew = (await mkdir(shelf, { recursive: true })) !== undefined;
      await moveUnlessThere(file, target);
      await syncFolder(shelf);
      if (isNew) await syncFolder(this.folder);
    } catch (error) {
      throw writingFailure(target, error);
    }
  }

  /** Where a document is. */
  pathOf(sha256: string, format: ServedFormat): string {
    return path.join(this.folder, sha256.slice(0, 2), `${sha256}.${format}`);
  }

  /** The document, read from the disk as it is sent. Throws `composer.documentLost` where it is not what it was. */
  async open(sha256: string, format: ServedFormat, id: string): Promise<Blob> {
    const file = this.pathOf(sha256, format);
    const lost = (why: Reason, cause?: unknown): StudioError =>
      new StudioError('composer.documentLost', { id, reason: why }, { cause });
    const hash = createHash('sha256');
    try {
      for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array);
    } catch (error) {
      throw lost(reasonOf(error), error);
    }
    if (hash.digest('hex') !== sha256) throw lost(reason('document.otherBytes'));
    return openAsBlob(file, { type: MEDIA_TYPES[format] });
  }
}

/** A second name that must not exist yet, then the first one gone: no moment at which the target is replaced. */
async function moveUnlessThere(file: string, target: string): Promise<void> {
  try {
    await link(file, target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // Disks without second names (exFAT) only move.
    if (code !== 'EEXIST') return rename(file, target);
  }
  await unlink(file);
}

/** A renamed file survives a power cut only once its folder is on the disk. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
