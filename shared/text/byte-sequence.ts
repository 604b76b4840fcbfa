/** A growing sequence of bytes with the number formats of CFF. */
export class ByteSequence {
  #bytes = new Uint8Array(256);
  length = 0;

  bytes(values: readonly number[]): void {
    this.#reserve(values.length);
    for (const value of values) this.#bytes[this.length++] = value;
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** An integer of a dictionary, always five bytes. */
  integer(value: number): void {
    this.bytes([29, (value >>> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255]);
  }

  /** A number of a charstring, as short as it goes; fractions are kept to 1/65536. */
  type2(value: number): void {
    if (!Number.isInteger(value)) {
      const fixed = Math.round(value * 65536);
      this.bytes([255, (fixed >>> 24) & 255, (fixed >> 16) & 255, (fixed >> 8) & 255, fixed & 255]);
    } else if (value >= -107 && value <= 107) this.bytes([value + 139]);
    else if (value >= 108 && value <= 1131) this.bytes([247 + ((value - 108) >> 8), (value - 108) & 255]);
    else if (value >= -1131 && value <= -108) this.bytes([251 + ((-value - 108) >> 8), (-value - 108) & 255]);
    else this.bytes([28, (value >> 8) & 255, value & 255]);
  }

  /** The bytes so far; valid until more follow. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.length + count));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
}
