/** Checksums of TrueType and OpenType files (OpenType 1.9, "Calculating Checksums"). */

/** What the checksum of a whole file and `checkSumAdjustment` of its `head` table add up to. */
export const SFNT_CHECKSUM = 0xb1b0afba;

/** Sum of the big-endian words of a stretch of a file; what lacks of the last word counts as zeros. */
export function sfntChecksum(bytes: Uint8Array, offset = 0, length = bytes.length): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) {
    const word =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
    sum = (sum + word) | 0;
  }
  return sum >>> 0;
}
