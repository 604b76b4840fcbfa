/**
 * Files on their way between the interface and the studio. The interface holds tokens, never paths: an upload is kept
 * for the session under a random token, a download waits under one until it is fetched.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { StudioError } from '../../../shared/diag';
import { readingFailure, writingFailure } from '../../files';

/** Largest file that is taken in. */
export const UPLOAD_LIMIT_BYTES = 2 * 1024 ** 3;

/** Files kept at a time; the oldest goes. */
const KEPT = 64;

export interface Upload {
  /** Name of the file as the person knows it. */
  readonly name: string;
  /** Where its bytes are. */
  readonly file: string;
  readonly size: number;
}

export interface Download {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

interface Kept extends Upload {
  /** Whether the file is a copy of ours, to be deleted with its token. */
  readonly isOurs: boolean;
}

export class Transfers {
  readonly #uploads = new Map<string, Kept>();
  readonly #downloads = new Map<string, Download>();

  /** @param folder An existing folder for the files of this session. */
  constructor(
    private readonly folder: string,
    private readonly limitBytes: number = UPLOAD_LIMIT_BYTES,
  ) {}

  /** Takes bytes in as they arrive. Throws `upload.tooLarge` or `file.diskFull` and keeps nothing then. */
  async receive(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
    const token = newToken();
    const file = path.join(this.folder, token);
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'wx');
      let size = 0;
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > this.limitBytes) {
          throw new StudioError('upload.tooLarge', {
            file: name,
            limit: Math.floor(this.limitBytes / 1024 ** 2),
          });
        }
        for (let rest = chunk; rest.length > 0; ) rest = rest.subarray(writeSync(descriptor, rest));
      }
      closeSync(descriptor);
      this.#keep(token, { name, file, size, isOurs: true });
      return token;
    } catch (error) {
      if (descriptor !== undefined) closeSync(descriptor);
      rmSync(file, { force: true });
      throw writingFailure(name, error);
    }
  }

  /** Hands out a token for a file of the machine that the person chose; the file stays where it is. */
  reference(file: string): string {
    try {
      const { size } = statSync(file);
      const token = newToken();
      this.#keep(token, { name: path.basename(file), file, size, isOurs: false });
      return token;
    } catch (error) {
      throw readingFailure(file, error);
    }
  }

  /** Throws `upload.notFound`. */
  upload(token: string): Upload {
    const upload = this.#uploads.get(token);
    if (!upload) throw new StudioError('upload.notFound');
    return upload;
  }

  offer(download: Download): string {
    const token = newToken();
    this.#downloads.set(token, download);
    for (const oldest of this.#downloads.keys()) {
      if (this.#downloads.size <= KEPT) break;
      this.#downloads.delete(oldest);
    }
    return token;
  }

  download(token: string): Download | undefined {
    return this.#downloads.get(token);
  }

  #keep(token: string, upload: Kept): void {
    this.#uploads.set(token, upload);
    for (const [oldest, { file, isOurs }] of this.#uploads) {
      if (this.#uploads.size <= KEPT) break;
      this.#uploads.delete(oldest);
      if (isOurs) rmSync(file, { force: true });
    }
  }
}

/** A token gives access to a file, so it is drawn from the system's own source and not from the studio's ids. */
const newToken = (): string => randomBytes(24).toString('hex');
