/** A growing byte array with the number formats of PDF syntax: pages are written as bytes, never as strings. */
import { codeUnitAt } from '../base';

const FIRST_CAPACITY = 1 << 14;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const LETTER_A = 65;

export class ByteBuffer {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = FIRST_CAPACITY) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    let capacity = this.bytes.length * 2;
    while (capacity < needed) capacity *= 2;
    const grown = new Uint8Array(capacity);
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Appends a text of characters up to U+00FF, one byte each. */
  ascii(text: string): void {
    this.reserve(text.length);
    for (let index = 0; index < text.length; index += 1) {
      this.bytes[this.length + index] = codeUnitAt(text, index);
    }
    this.length += text.length;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A whole number below 2^31. */
  integer(value: number): void {
    this.reserve(12);
    let rest = value;
    if (rest < 0) {
      this.bytes[this.length++] = MINUS;
      rest = -rest;
    }
    this.#digits(rest);
  }

  /** A number given in hundredths, with as few decimals as it needs. */
  hundredths(value: number): void {
    this.reserve(14);
    let rest = value;
    if (rest < 0) {
      this.bytes[this.length++] = MINUS;
      rest = -rest;
    }
    const whole = (rest / 100) | 0;
    const fraction = rest - whole * 100;
    if (whole > 0 || fraction === 0) this.#digits(whole);
    if (fraction === 0) return;
    this.bytes[this.length++] = POINT;
    const tenths = (fraction / 10) | 0;
    this.bytes[this.length++] = ZERO + tenths;
    const last = fraction - tenths * 10;
    if (last > 0) this.bytes[this.length++] = ZERO + last;
  }

  /** Any number, rounded to so many decimals (at most 6). */
  decimal(value: number, decimals: number): void {
    this.ascii(formatDecimal(value, decimals));
  }

  /** Four upper-case hexadecimal digits. */
  hex4(value: number): void {
    this.reserve(4);
    for (let shift = 12; shift >= 0; shift -= 4) {
      const digit = (value >> shift) & 15;
      this.bytes[this.length++] = digit < 10 ? ZERO + digit : LETTER_A + digit - 10;
    }
  }

  /** What was written; valid until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  #digits(value: number): void {
    if (value < 10) {
      this.bytes[this.length++] = ZERO + value;
      return;
    }
    let size = 1;
    for (let power = 10; power <= value; power *= 10) size += 1;
    let at = this.length + size;
    this.length = at;
    let rest = value;
    while (size > 0) {
      const next = (rest / 10) | 0;
      at -= 1;
      this.bytes[at] = ZERO + rest - next * 10;
      rest = next;
      size -= 1;
    }
  }
}

const POWERS: readonly number[] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** A PDF number: no exponent, no negative zero, no trailing zeros; `decimals` at most 6. */
export function formatDecimal(value: number, decimals: number): string {
  const scaled = value * (POWERS[decimals] ?? 1);
  // What is whole in units of the last place needs no rounding.
  if (Number.isInteger(value)) return value === 0 ? '0' : String(value);
  if (Number.isInteger(scaled) && scaled < 1e15 && scaled > -1e15) {
    const text = String(value);
    if (!text.includes('e')) return text;
  }
  const fixed = value.toFixed(decimals);
  const short = decimals > 0 ? fixed.replace(/\.?0+$/, '') : fixed;
  return short === '-0' || short === '' ? '0' : short;
}

/** Pieces one after the other. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
