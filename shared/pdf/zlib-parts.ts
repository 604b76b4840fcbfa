/**
 * zlib streams (RFC 1950) put together from parts that were deflated before, each on its own: what many files have in
 * common is compressed once.
 */
import { concatenate } from './byte-buffer';

/** A stretch of a stream; none of it refers to what comes before. */
export interface DeflatedPart {
  /** Whole blocks (RFC 1951) that end with a byte, none of them the last of the stream. */
  readonly bytes: Uint8Array;
  /** Of the bytes before deflating. */
  readonly length: number;
  readonly checksum: number;
}

/** Deflates a part: raw blocks, ended by a full flush. */
export type DeflatePart = (bytes: Uint8Array) => Uint8Array;

const MODULUS = 65521;
/** So many bytes are added up before the sums outgrow 32 bits. */
const MOST_BETWEEN = 5552;
const MOST_STORED = 0xffff;
/** Usual window, usual level. */
const HEADER = Uint8Array.of(0x78, 0x9c);
const HEADER_BYTES = 2;
const CHECKSUM_BYTES = 4;

/** Adler-32 (RFC 1950 section 8). */
export function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < bytes.length; from += MOST_BETWEEN) {
    const end = Math.min(from + MOST_BETWEEN, bytes.length);
    for (let index = from; index < end; index += 1) {
      low += bytes[index] ?? 0;
      high += low;
    }
    low %= MODULUS;
    high %= MODULUS;
  }
  return ((high << 16) | low) >>> 0;
}

/** The checksum of two stretches one after the other; `length` is that of the second. */
export function joinedChecksum(first: number, second: number, length: number): number {
  const rest = length % MODULUS;
  const low = ((first & 0xffff) + (second & 0xffff) + MODULUS - 1) % MODULUS;
  const high = (rest * ((first & 0xffff) + MODULUS - 1) + (first >>> 16) + (second >>> 16)) % MODULUS;
  return ((high << 16) | low) >>> 0;
}

export const deflatedPart = (bytes: Uint8Array, deflatePart: DeflatePart): DeflatedPart => ({
  bytes: deflatePart(bytes),
  length: bytes.length,
  checksum: adler32(bytes),
});

/** A short part as it is: at most 65,535 bytes. */
export function storedPart(bytes: Uint8Array): DeflatedPart {
  const { length } = bytes;
  if (length > MOST_STORED)
    throw new RangeError(`a stored block holds ${MOST_STORED} bytes at most, not ${length}`);
  const head = Uint8Array.of(0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255);
  return { bytes: concatenate([head, bytes]), length, checksum: adler32(bytes) };
}

/** The stream of the parts and of what follows them, which is a zlib stream already; `length` is its inflated length. */
export function joinParts(parts: readonly DeflatedPart[], rest: Uint8Array, length: number): Uint8Array {
  const end = rest.length - CHECKSUM_BYTES;
  const view = new DataView(rest.buffer, rest.byteOffset, rest.length);
  let checksum = 1;
  for (const part of parts) checksum = joinedChecksum(checksum, part.checksum, part.length);
  checksum = joinedChecksum(checksum, view.getUint32(end), length);
  const stream = concatenate([
    HEADER,
    ...parts.map(({ bytes }) => bytes),
    rest.subarray(HEADER_BYTES, end),
    new Uint8Array(CHECKSUM_BYTES),
  ]);
  new DataView(stream.buffer).setUint32(stream.length - CHECKSUM_BYTES, checksum);
  return stream;
}
