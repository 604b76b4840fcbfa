/**
 * The zip around a package. Written with fixed times and order and without compression (zlib builds differ), so that
 * the same content is the same file on any machine; read as what it is, a file from a stranger: names that climb out,
 * doubles and bombs are refused before anything is used.
 */
import { type Entry, fromBufferPromise, type ZipFile as ZipReader } from 'yauzl';
import { ZipFile } from 'yazl';
import { fail, ok, type Result } from '../../../shared/base';
import { foreignWords, type Reason, reason } from '../../../shared/diag';
import type { PackageEntry, PackageFailure } from '../../../shared/package';

/** The time of every entry, on the wall clock as zip has it: the same digits in every time zone, and no news. */
const fixedTime = (): Date => new Date(2000, 0, 1);

/** Bounds of what is read: entries, bytes of one, bytes of all. */
export interface ZipLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 10_000, entryBytes: 256 * 1024 ** 2, totalBytes: 1024 ** 3 };

/** The bytes of a zip file with these entries, in their order. */
export async function writeZip(entries: readonly PackageEntry[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { path, bytes } of entries) {
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, {
      mtime: fixedTime(),
      mode: 0o100644,
      compress: false,
      // Else the time is also written in UTC and depends on the machine's time zone.
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return await collect(zip.outputStream);
}

/** All entries of a zip file. A file that is no zip is not ours; one that breaks off or lies is damaged. */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<Result<PackageEntry[], PackageFailure>> {
  if (!hasZipMark(bytes)) return notOurs(reason('package.notZip'));
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return await readEntries(await fromBufferPromise(buffer, { strictFileNames: true }), limits);
  } catch (error) {
    return corrupt(foreignWords(error));
  }
}

/** "PK" and the number of a local file header, or of the end of an empty zip (APPNOTE 4.3.7, 4.3.16). */
const hasZipMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

async function readEntries(
  zip: ZipReader,
  limits: ZipLimits,
): Promise<Result<PackageEntry[], PackageFailure>> {
  if (zip.entryCount > limits.entries) return corrupt(reason('package.entries', { count: zip.entryCount }));
  const entries: PackageEntry[] = [];
  const seen = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName;
    if (path.endsWith('/')) continue;
    if (seen.has(path)) return corrupt(reason('package.twice', { path }));
    seen.add(path);
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.entryBytes || total > limits.totalBytes) {
      return corrupt(reason('package.large', { path }));
    }
    if (!entry.canDecodeFileData()) return corrupt(reason('package.packing', { path }));
    entries.push({ path, bytes: await readEntry(zip, entry) });
  }
  return ok(entries);
}

/** The stream itself fails where an entry has more or fewer bytes than the directory says. */
const readEntry = async (zip: ZipReader, entry: Entry): Promise<Uint8Array> =>
  collect(await zip.openReadStreamPromise(entry));

async function collect(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

const notOurs = (why: Reason): Result<never, PackageFailure> =>
  fail({ code: 'package.notOurs', args: { reason: why } });

const corrupt = (why: Reason): Result<never, PackageFailure> =>
  fail({ code: 'package.corrupt', args: { reason: why } });
