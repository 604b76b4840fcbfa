/**
 * A data file as text, piece by piece, in constant memory. Bytes that are not of the encoding end the reading with
 * the line they stand on: records with wrong letters are worse than none.
 */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import encodingJapanese from 'encoding-japanese';
import iconv from 'iconv-lite';
import { StudioError } from '../../../shared/diag';
import { readingFailure } from '../../files';
import { byteOrderMark, detectEncoding, type Encoding, ICONV_NAMES } from './encoding';

const HEAD_BYTES = 256 * 1024;
const PIECE_BYTES = 1024 * 1024;

/** The part of a file that its encoding shows in. */
export interface Sample {
  readonly head: Uint8Array;
  readonly encoding: Encoding;
}

/** Reads the beginning of a file and finds its encoding. `name` is what messages call it. */
export function sampleFile(file: string, name: string): Sample {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const head = readPiece(descriptor, 0, HEAD_BYTES);
    return { head, encoding: detectEncoding(head, findStrange(descriptor)) };
  } catch (error) {
    throw readingFailure(name, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** A stretch of the file that begins at its first byte above ASCII; empty where all is ASCII. */
function findStrange(descriptor: number): Uint8Array {
  for (let position = 0; ; position += PIECE_BYTES) {
    const piece = readPiece(descriptor, position, PIECE_BYTES);
    const at = piece.findIndex((byte) => byte >= 0x80);
    if (at >= 0) return readPiece(descriptor, position + at, HEAD_BYTES);
    if (piece.length < PIECE_BYTES) return new Uint8Array();
  }
}

function readPiece(descriptor: number, position: number, length: number): Uint8Array {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, buffer, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

/** Turns bytes into text; throws where they are not of the encoding. The last call has no bytes. */
type Decode = (bytes?: Uint8Array) => string;

/**
 * The text of a file. Throws `dataset.unreadable` with the line where bytes are not of the encoding, or a failure of
 * reading.
 */
export async function* readText(file: string, name: string, encoding: Encoding): AsyncGenerator<string> {
  const decode = decoderOf(encoding);
  let line = 1;
  const decoded = (bytes?: Uint8Array): string => {
    let text: string;
    try {
      text = decode(bytes);
    } catch {
      const wrong = line + linesBeforeFailure(encoding, bytes);
      throw new StudioError('dataset.wrongEncoding', { file: name, line: wrong, encoding });
    }
    const lost = encoding in ICONV_NAMES ? text.indexOf('\ufffd') : -1;
    if (lost >= 0) {
      const wrong = line + countLines(text.slice(0, lost));
      throw new StudioError('dataset.wrongEncoding', { file: name, line: wrong, encoding });
    }
    line += countLines(text);
    return text;
  };
  let isFirst = true;
  try {
    const pieces = createReadStream(file, { highWaterMark: PIECE_BYTES / 4 });
    for await (const piece of pieces) {
      let bytes = piece as Uint8Array;
      if (isFirst) {
        const mark = byteOrderMark(bytes);
        if (mark && mark.encoding === encoding) bytes = bytes.subarray(mark.length);
        isFirst = false;
      }
      const text = decoded(bytes);
      if (text !== '') yield text;
    }
    const rest = decoded();
    if (rest !== '') yield rest;
  } catch (error) {
    throw readingFailure(name, error);
  }
}

function decoderOf(encoding: Encoding): Decode {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
    case 'utf-16be': {
      const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
    }
    case 'iso-2022-jp':
      return wholeDecoder();
    default: {
      const decoder = iconv.getDecoder(ICONV_NAMES[encoding]);
      return (bytes) => (bytes ? decoder.write(Buffer.from(bytes)) : (decoder.end() ?? ''));
    }
  }
}

/** ISO-2022-JP changes its meaning by escapes anywhere, so the file is read in one piece. */
function wholeDecoder(): Decode {
  const pieces: Uint8Array[] = [];
  return (bytes) => {
    if (bytes) {
      if (bytes.some((byte) => byte >= 0x80)) throw new RangeError('not ISO-2022-JP');
      pieces.push(bytes);
      return '';
    }
    return encodingJapanese.convert(Buffer.concat(pieces), { from: 'JIS', to: 'UNICODE', type: 'string' });
  };
}

/** Lines that were fine in the piece that a strict decoder refused. */
function linesBeforeFailure(encoding: Encoding, bytes: Uint8Array | undefined): number {
  if (!bytes) return 0;
  const lenient = new TextDecoder(encoding === 'iso-2022-jp' ? 'utf-8' : encoding).decode(bytes);
  // A character cut off at the start of the piece is not the fault.
  const at = lenient.indexOf('\ufffd', 2);
  return countLines(lenient.slice(0, at < 0 ? lenient.length : at));
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
