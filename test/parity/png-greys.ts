/**
 * Pictures of the browser's window by luminance. A reader of its own, because a page has twenty million pixels and a
 * picture of it is only wanted reduced: its rows are reduced while they are unpacked. PNG as in ISO/IEC 15948.
 */
import { createInflate } from 'node:zlib';
import { GreyRows, type Greys } from './greys';

/** Of the colour types (11.2.2) those that windows are kept in, with the bytes of a pixel. */
const CHANNELS: Readonly<Record<number, 3 | 4>> = { 2: 3, 6: 4 };
const SIGNATURE_LENGTH = 8;
/** Length, type and checksum around what a chunk holds. */
const CHUNK_FRAME = 12;
const PIECE_BYTES = 1 << 18;

/**
 * The luminance of every cell of `factor` × `factor` pixels of a PNG.
 *
 * @throws Error where it is no whole picture in 8 bits a channel, in colour and not interlaced
 */
export async function greysOfPng(png: Buffer, factor: number): Promise<Greys> {
  const header = png.subarray(SIGNATURE_LENGTH + 8);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9] ?? 0];
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('not a PNG as windows are kept in');
  const rows = new GreyRows(width, height, channels, factor);
  const inflate = createInflate({ chunkSize: PIECE_BYTES });
  for (const data of imageData(png)) inflate.write(data);
  inflate.end();
  let row = new Uint8Array(width * channels + 1);
  let above = new Uint8Array(row.length);
  let filled = 0;
  for await (const piece of inflate as AsyncIterable<Buffer>) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.subarray(at, at + row.length - filled);
      row.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < row.length) continue;
      unfilter(row, above, channels);
      rows.add(row.subarray(1));
      [row, above] = [above, row];
      filled = 0;
    }
  }
  if (!rows.isComplete) throw new Error('the PNG ends before its picture');
  return rows.greys;
}

/** What the IDAT chunks hold. */
function* imageData(png: Buffer): Generator<Buffer> {
  for (let at = SIGNATURE_LENGTH; at + CHUNK_FRAME <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') yield png.subarray(at + 8, at + 8 + length);
    at += length + CHUNK_FRAME;
  }
}

/** Puts a row right in place (9.2). The first byte of a row names its filter. */
function unfilter(row: Uint8Array, above: Uint8Array, channels: number): void {
  const filter = row[0] as number;
  if (filter > 4) throw new Error(`a PNG has no filter ${filter}`);
  if (filter === 0) return;
  if (filter !== 2) unfilterStart(row, above, channels, filter);
  for (let at = filter === 2 ? 1 : channels + 1; at < row.length; at += 1) {
    const left = row[at - channels] as number;
    const up = above[at] as number;
    let guess = up;
    if (filter === 1) guess = left;
    else if (filter === 3) guess = (left + up) >> 1;
    else if (filter === 4) guess = paeth(left, up, above[at - channels] as number);
    row[at] = (row[at] as number) + guess;
  }
}

/** The first pixel of a row has none to its left: it counts as 0. */
function unfilterStart(row: Uint8Array, above: Uint8Array, channels: number, filter: number): void {
  for (let at = 1; at <= channels; at += 1) {
    const up = above[at] as number;
    if (filter === 3) row[at] = (row[at] as number) + (up >> 1);
    else if (filter === 4) row[at] = (row[at] as number) + up;
  }
}

/** The neighbour that is nearest to `left + up - corner` (9.4). */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
