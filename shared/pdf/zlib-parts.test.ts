import { constants, deflateRawSync, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { concatenate } from './byte-buffer';
import { adler32, deflatedPart, joinedChecksum, joinParts, storedPart } from './zlib-parts';

const deflatePart = (bytes: Uint8Array) =>
  new Uint8Array(deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH }));
const pattern = (length: number, factor: number) =>
  Uint8Array.from({ length }, (_, index) => (index * index * factor) >> 3);

describe('the checksum', () => {
  it.each([0, 1, 5552, 5553, 70_000])('of %i bytes is what zlib writes', (length) => {
    const bytes = pattern(length, 7);
    const stream = deflateSync(bytes);
    expect(adler32(bytes)).toBe(stream.readUInt32BE(stream.length - 4));
  });

  it.each([
    [0, 10],
    [10, 0],
    [3, 65_521],
    [70_000, 131_043],
  ])('of %i and %i bytes follows from theirs', (first, second) => {
    const [a, b] = [pattern(first, 3), pattern(second, 11)];
    expect(joinedChecksum(adler32(a), adler32(b), b.length)).toBe(adler32(concatenate([a, b])));
  });
});

describe('parts', () => {
  it('inflate to what they were, one after the other', () => {
    const [head, large, rest] = [pattern(156, 5), pattern(100_000, 13), pattern(4_000, 17)];
    const parts = [storedPart(head), deflatedPart(large, deflatePart), storedPart(new Uint8Array(0))];
    const stream = joinParts(parts, new Uint8Array(deflateSync(rest)), rest.length);
    expect(new Uint8Array(inflateSync(stream))).toEqual(concatenate([head, large, rest]));
  });

  it('refuse to be stored where a block does not hold them', () => {
    expect(() => storedPart(new Uint8Array(0x10000))).toThrow(RangeError);
  });
});
