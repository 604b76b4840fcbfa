/** Files of TrueType and OpenType fonts: directory, tables and checksums (OpenType 1.9, "Font File"). */

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

/** How a file of TrueType outlines begins; those of CFF begin with `OTTO`. */
export const TRUETYPE = 0x00010000;

/** Bytes of the directory of so many tables, and what stands before it. */
export const directoryLength = (tables: number): number => 12 + 16 * tables;

/** A font file of the tables in the order given, with a directory in that of their names and all checksums right. */
export function writeSfnt(
  unsorted: readonly (readonly [tag: string, content: Uint8Array])[],
  flavour: number = TRUETYPE,
): Uint8Array {
  const tables = [...unsorted].sort(([a], [b]) => (a < b ? -1 : 1));
  let length = directoryLength(tables.length);
  for (const [, content] of tables) length += (content.length + 3) & ~3;
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  const power = 31 - Math.clz32(tables.length);
  view.setUint32(0, flavour);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tables.length - (16 << power));
  let offset = directoryLength(tables.length);
  let headAt = 0;
  let total = 0;
  for (const [tag, content] of unsorted) {
    const record = directoryLength(tables.findIndex(([each]) => each === tag));
    for (let k = 0; k < 4; k++) file[record + k] = tag.charCodeAt(k);
    file.set(content, offset);
    // The checksum of the table is that without the one of the file, which stands in it.
    if (tag === 'head') {
      headAt = offset;
      view.setUint32(headAt + 8, 0);
    }
    const padded = (content.length + 3) & ~3;
    const sum = sfntChecksum(file, offset, padded);
    total = (total + sum) | 0;
    view.setUint32(record + 4, sum);
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, content.length);
    offset += padded;
  }
  total = (total + sfntChecksum(file, 0, directoryLength(tables.length))) | 0;
  if (headAt > 0) view.setUint32(headAt + 8, (SFNT_CHECKSUM - total) >>> 0);
  return file;
}

/** A table of a font file. */
export interface SfntTable {
  readonly tag: string;
  readonly checksum: number;
  readonly content: Uint8Array;
}

/** The tables of a file that {@link writeSfnt} made, in the order of its directory. */
export function sfntTables(file: Uint8Array): SfntTable[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = directoryLength(index);
    const offset = view.getUint32(at + 8);
    return {
      tag: String.fromCharCode(...file.subarray(at, at + 4)),
      checksum: view.getUint32(at + 4),
      content: file.slice(offset, offset + view.getUint32(at + 12)),
    };
  });
}
