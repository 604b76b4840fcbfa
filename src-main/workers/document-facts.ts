/**
 * What documents come out as: composed by the same workers as a batch's separate files, and measured. Studio and
 * composition server both measure through here, so that equal figures mean equal documents.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DocumentFacts } from '../../shared/contract';
import { makeFolder } from '../files';
import { Batch } from './batch';
import type { ComposeOrder, RecordResult } from './compose-job';

export interface FactsOptions {
  readonly job: Pick<ComposeOrder, 'template' | 'assets' | 'fonts' | 'assetsDir' | 'today'>;
  /** The records as JSON texts. */
  readonly records: readonly string[];
  readonly workers: number;
  /** File of the compose worker. */
  readonly workerFile: string;
  /** A folder of its own for the PDFs while they are measured; gone afterwards. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Composes records and answers what came out, in their order; null where a record could not be composed. Throws what
 * ended the batch, or the signal's reason.
 */
export async function composeFacts(options: FactsOptions): Promise<(DocumentFacts | null)[]> {
  const { job, records, folder, signal } = options;
  signal?.throwIfAborted();
  makeFolder(folder);
  const facts: (DocumentFacts | null)[] = records.map(() => null);
  const batch = new Batch({
    job: { ...job, output: 'separate', folder, mergedFile: '' },
    tasks: records.map((content, index) => ({ index, title: '', content, file: `${index}.pdf` })),
    workers: Math.min(options.workers, records.length),
    workerFile: options.workerFile,
    onResults: (results) => {
      for (const result of results) facts[result.record] = measured(result, folder);
    },
  });
  const stop = (): void => batch.cancel();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const end = await batch.finished;
    signal?.throwIfAborted();
    if (end.kind === 'failed') throw end.error;
    return facts;
  } finally {
    signal?.removeEventListener('abort', stop);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures a PDF and lets go of it: nothing but its figures is wanted. */
function measured({ pages, digest, file }: RecordResult, folder: string): DocumentFacts | null {
  if (digest === null || file === null) return null;
  const place = path.join(folder, file);
  const bytes = readFileSync(place);
  rmSync(place);
  const pdf = createHash('sha256').update(bytes).digest('hex');
  return { pages, digest, pdf, sizeBytes: bytes.length };
}
