/**
 * Reads big-endian numbers from font tables. A read past the end answers 0 and is remembered in `overrun`, so that a
 * damaged font can neither throw nor read foreign bytes; whoever parses looks at `overrun` when it is done.
 */
export class ByteReader {
  /** A read fell outside the bytes. */
  overrun = false;
  readonly #view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    const value = this.bytes[at];
    if (value === undefined) return this.#outside();
    return value;
  }

  u16(at: number): number {
    if (at < 0 || at + 2 > this.bytes.length) return this.#outside();
    return this.#view.getUint16(at);
  }

  i16(at: number): number {
    if (at < 0 || at + 2 > this.bytes.length) return this.#outside();
    return this.#view.getInt16(at);
  }

  u32(at: number): number {
    if (at < 0 || at + 4 > this.bytes.length) return this.#outside();
    return this.#view.getUint32(at);
  }

  i32(at: number): number {
    if (at < 0 || at + 4 > this.bytes.length) return this.#outside();
    return this.#view.getInt32(at);
  }

  /** Four bytes as a tag, `head`. */
  tag(at: number): string {
    return String.fromCharCode(this.u8(at), this.u8(at + 1), this.u8(at + 2), this.u8(at + 3));
  }

  #outside(): number {
    this.overrun = true;
    return 0;
  }
}
