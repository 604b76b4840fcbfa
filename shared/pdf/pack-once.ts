/** Bytes that many files have in common, compressed once. */
import type { PdfOptions } from './options';

type Deflate = PdfOptions['deflate'];

/** By the compressing function, since the result depends on it; an entry lives as long as the bytes do. */
const packed = new WeakMap<Deflate, WeakMap<Uint8Array, Uint8Array>>();

/** The bytes as `deflate` compresses them. They must not change. */
export function packOnce(bytes: Uint8Array, deflate: Deflate): Uint8Array {
  let byBytes = packed.get(deflate);
  if (!byBytes) {
    byBytes = new WeakMap();
    packed.set(deflate, byBytes);
  }
  let result = byBytes.get(bytes);
  if (!result) {
    result = deflate(bytes);
    byBytes.set(bytes, result);
  }
  return result;
}
