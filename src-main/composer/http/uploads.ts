/**
 * Files on their way in: written to the disk as they arrive, never held in memory, never larger than they may be. What
 * is handed on reads from the disk, and is gone when its request has been answered.
 */
import { createWriteStream, openAsBlob, rmSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StudioError } from '../../../shared/diag';
import { writingFailure } from '../../files';

/** A file that was received. */
export class UploadedFile extends File {
  constructor(
    content: Blob,
    name: string,
    /** Where it is until its request has been answered. */
    readonly path: string,
  ) {
    super([content], name, { type: 'application/octet-stream' });
  }

  discard(): void {
    rmSync(this.path, { force: true });
  }
}

export interface UploadPlace {
  readonly folder: string;
  readonly limitBytes: number;
  readonly newId: () => string;
}

/** The headers that are looked at. */
export interface UploadHeaders {
  readonly 'content-length'?: string | undefined;
  readonly 'content-disposition'?: string | undefined;
}

/** Receives a body. Throws `composer.tooLarge`, `file.diskFull` or `file.unwritable` and leaves nothing behind. */
export async function receiveFile(
  body: Readable,
  headers: UploadHeaders,
  { folder, limitBytes, newId }: UploadPlace,
): Promise<UploadedFile> {
  if (Number(headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const file = path.join(folder, newId());
  try {
    await pipeline(body, limiter(limitBytes), createWriteStream(file));
    return new UploadedFile(await openAsBlob(file), fileNameOf(headers) ?? 'upload', file);
  } catch (error) {
    rmSync(file, { force: true });
    throw error instanceof Error && 'syscall' in error ? writingFailure(folder, error) : error;
  }
}

export const tooLarge = (limitBytes: number): StudioError =>
  new StudioError('composer.tooLarge', { limit: Math.floor(limitBytes / 1024 ** 2) });

function limiter(limitBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      size += chunk.length;
      if (size > limitBytes) next(tooLarge(limitBytes));
      else next(null, chunk);
    },
  });
}

/** The file's name as its sender has it (RFC 6266), where it is told; only its last part. */
function fileNameOf(headers: UploadHeaders): string | null {
  const disposition = headers['content-disposition'] ?? '';
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  const [, plain] = /filename="([^"]+)"/i.exec(disposition) ?? [];
  const name = encoded === undefined ? plain : decoded(encoded);
  return name === undefined ? null : path.posix.basename(name.replaceAll('\\', '/'));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
