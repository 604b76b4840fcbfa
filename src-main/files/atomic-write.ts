/**
 * Files that are either whole or not there: written under a temporary name in the same folder, then renamed over.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { writingFailure } from './system-failure';

/** The system calls a writer makes; tests hand in ones that fail. */
export interface FileSystem {
  readonly open: (file: string) => number;
  readonly write: (descriptor: number, bytes: Uint8Array) => number;
  readonly sync: (descriptor: number) => void;
  readonly close: (descriptor: number) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (file: string) => void;
}

export const nodeFileSystem: FileSystem = {
  open: (file) => openSync(file, 'w'),
  write: (descriptor, bytes) => writeSync(descriptor, bytes),
  sync: fsyncSync,
  close: closeSync,
  rename: renameSync,
  remove: (file) => rmSync(file, { force: true }),
};

export interface AtomicWriteOptions {
  /** Whether the bytes are on the disk before the answer; for what nothing could make again. */
  readonly durable?: boolean;
  readonly fileSystem?: FileSystem;
}

/** A file being written: bytes go in, and only {@link commit} gives it its name. */
export class AtomicFile {
  readonly #temporary: string;
  readonly #fileSystem: FileSystem;
  readonly #durable: boolean;
  #descriptor: number | undefined;
  /** Bytes written so far. */
  size = 0;

  constructor(
    readonly target: string,
    { durable = false, fileSystem = nodeFileSystem }: AtomicWriteOptions = {},
  ) {
    this.#temporary = `${target}.part`;
    this.#fileSystem = fileSystem;
    this.#durable = durable;
    this.#descriptor = this.#guarded(() => fileSystem.open(this.#temporary));
  }

  /** Appends bytes; throws `file.diskFull` or `file.unwritable` and leaves nothing behind. */
  write(bytes: Uint8Array): void {
    const descriptor = this.#descriptor;
    if (descriptor === undefined) throw new Error(`${this.target} is already closed`);
    this.#guarded(() => {
      for (let rest = bytes; rest.length > 0; ) {
        const written = this.#fileSystem.write(descriptor, rest);
        this.size += written;
        rest = rest.subarray(written);
      }
    });
  }

  commit(): void {
    const descriptor = this.#descriptor;
    if (descriptor === undefined) throw new Error(`${this.target} is already closed`);
    this.#guarded(() => {
      if (this.#durable) this.#fileSystem.sync(descriptor);
      this.#descriptor = undefined;
      this.#fileSystem.close(descriptor);
      this.#fileSystem.rename(this.#temporary, this.target);
    });
    if (this.#durable) syncFolder(path.dirname(this.target));
  }

  /** Gives the file up. Does nothing after {@link commit}. */
  discard(): void {
    if (this.#descriptor === undefined) return;
    this.#abandon();
  }

  #guarded<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      this.#abandon();
      throw writingFailure(this.target, error);
    }
  }

  #abandon(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    try {
      if (descriptor !== undefined) this.#fileSystem.close(descriptor);
    } finally {
      this.#fileSystem.remove(this.#temporary);
    }
  }
}

/** Writes a whole file. Throws `file.diskFull` or `file.unwritable`; what stood there before stays then. */
export function writeFileAtomically(
  target: string,
  bytes: Uint8Array,
  options: AtomicWriteOptions = {},
): void {
  const file = new AtomicFile(target, options);
  file.write(bytes);
  file.commit();
}

/** Makes a folder and those above it; throws `file.unwritable`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw writingFailure(folder, error);
  }
}

/** A renamed file survives a power cut only once its folder is on the disk. Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
