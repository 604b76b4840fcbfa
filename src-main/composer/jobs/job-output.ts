/** What a job came to as a zip of its documents. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type ComposerJob, servedFormat } from '../../../shared/contract';
import { writingFailure } from '../../files';
import { taskMaker } from '../../services';
import type { ComposerStore, DocumentFiles } from '../store';
import type { JobFolder } from './job-folder';
import { deliveredResults } from './job-rows';

/** The time of every entry: the same digits in every time zone, so that the same documents are the same zip. */
const fixedTime = (): Date => new Date(2000, 0, 1);

/**
 * Writes the zip of a job's documents, named by position and customer. They are read from the disk one after the other
 * and stored as they are: PDFs are compressed already. Throws `file.diskFull`, `file.unwritable`, or the signal's
 * reason.
 */
export async function writeZipOutput(
  job: ComposerJob,
  folder: JobFolder,
  { store, files }: { readonly store: ComposerStore; readonly files: DocumentFiles },
  signal: AbortSignal,
): Promise<void> {
  const target = folder.outputFile('separate');
  const zip = new ZipFile();
  const format = servedFormat(job.output);
  const nameOf = taskMaker(job.records, format);
  for (const { record, customer, document } of deliveredResults(store.database, job.id)) {
    if (!document) continue;
    const options = {
      size: document.sizeBytes,
      mtime: fixedTime(),
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    };
    zip.addReadStreamLazy(nameOf(record, customer, '').file, options, (take) =>
      take(null, createReadStream(files.pathOf(document.pdf, format))),
    );
  }
  zip.end();
  const part = `${target}.part`;
  try {
    await pipeline(zip.outputStream, createWriteStream(part, { flush: true }), { signal });
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    signal.throwIfAborted();
    throw writingFailure(target, error);
  }
}
