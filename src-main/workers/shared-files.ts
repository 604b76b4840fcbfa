/**
 * What every thread needs and none changes, once for the whole process: the bytes of fonts in memory that threads
 * share, and the shaper compiled. A thread of its own copies would take a dozen megabytes more and start later.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FontFile } from './installed-fonts';

/** Fonts by hash: as many as the installation has and jobs have asked for. */
const fonts = new Map<string, Uint8Array>();
const shapers = new Map<string, WebAssembly.Module>();

/** The bytes of a font file, which nobody may change. */
export function fontBytes({ path: file, hash }: Pick<FontFile, 'path' | 'hash'>): Uint8Array {
  const known = fonts.get(hash);
  if (known) return known;
  const bytes = readFileSync(file);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  fonts.set(hash, shared);
  return shared;
}

/** HarfBuzz of an installation. */
export function shaper(assetsDir: string): WebAssembly.Module {
  const file = path.join(assetsDir, 'harfbuzz.wasm');
  const known = shapers.get(file) ?? new WebAssembly.Module(readFileSync(file));
  shapers.set(file, known);
  return known;
}
