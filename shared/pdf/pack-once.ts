/** What many files have in common, made once. */
import type { PdfOptions } from './options';

type Deflate = PdfOptions['deflate'];

/**
 * Results by the compressing function, since they depend on it, and by the bytes they were made of, which must not
 * change; an entry lives as long as both do.
 */
export class MadeOfBytes<T> {
  readonly #known = new WeakMap<Deflate, WeakMap<Uint8Array, T>>();

  of(bytes: Uint8Array, deflate: Deflate, make: () => T): T {
    let byBytes = this.#known.get(deflate);
    if (!byBytes) {
      byBytes = new WeakMap();
      this.#known.set(deflate, byBytes);
    }
    let made = byBytes.get(bytes);
    if (made === undefined) {
      made = make();
      byBytes.set(bytes, made);
    }
    return made;
  }
}

const packed = new MadeOfBytes<Uint8Array>();

/** The bytes as `deflate` compresses them. They must not change. */
export const packOnce = (bytes: Uint8Array, deflate: Deflate): Uint8Array =>
  packed.of(bytes, deflate, () => deflate(bytes));
