/**
 * What every thread needs and none changes, once for the whole process: the bytes of fonts in memory that threads
 * share, and the shaper compiled. A thread of its own copies would take a dozen megabytes more and start later.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { foreignWords, reason, StudioError } from '../../shared/diag';
import type { FontFile } from './installed-fonts';
import { fontIn } from './own-font-file';

/** Fonts by hash: as many as the installation has and jobs have asked for. */
const fonts = new Map<string, Uint8Array>();
const shapers = new Map<string, WebAssembly.Module>();

/** The bytes of a font, which nobody may change. Throws `internal.failure` where they cannot be read. */
export function fontBytes(font: Pick<FontFile, 'path' | 'hash' | 'collectionIndex'>): Uint8Array {
  const { path: file, hash, collectionIndex } = font;
  const known = fonts.get(hash);
  if (known) return known;
  const bytes = fontIn(file, read(file), collectionIndex);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  fonts.set(hash, shared);
  return shared;
}

/** HarfBuzz of an installation. Throws `internal.failure` where it is incomplete. */
export function shaper(assetsDir: string): WebAssembly.Module {
  const file = path.join(assetsDir, 'harfbuzz.wasm');
  const known = shapers.get(file) ?? new WebAssembly.Module(read(file));
  shapers.set(file, known);
  return known;
}

function read(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    const unread = reason('system.unread', { file, problem: foreignWords(error) });
    throw new StudioError('internal.failure', { reason: unread }, { cause: error });
  }
}
