/**
 * The records of a job through the workers. Every record becomes a document of its own, kept and logged; a merged job
 * is composed once more into one file when all of these are safe, so that each document can also be printed again
 * alone.
 */
import type { JsonObject } from '../../../shared/base';
import type { ComposerJob } from '../../../shared/contract';
import { Batch, type BatchEnd, type BatchOptions, pdfSettings, type RecordTask } from '../../workers';
import { recipientReader } from '../documents';
import type { OpenPackage } from '../packages';
import type { JobFolder } from './job-folder';
import { deliveredResults, recordedOf } from './job-rows';
import { type RecorderSources, ResultRecorder } from './result-recorder';

/** A job that is being worked on. */
export interface JobRun {
  readonly job: ComposerJob;
  readonly opened: OpenPackage;
  readonly folder: JobFolder;
  readonly signal: AbortSignal;
}

export interface ComposeSources extends RecorderSources {
  /** File of the compose worker. */
  readonly workerFile: string;
  readonly workers: number;
  readonly recordLimitMs: number;
}

/** Composes, keeps and logs the records without a result. Throws what ended the batch, or the signal's reason. */
export async function composeRecords(run: JobRun, sources: ComposeSources): Promise<void> {
  const { job, opened, folder, signal } = run;
  const recorded = new Uint8Array(job.records);
  for (const record of recordedOf(sources.store.database, job.id)) recorded[record] = 1;
  if (!recorded.includes(0)) return;
  folder.prepareWork();
  const broken = new AbortController();
  const recorder = new ResultRecorder(sources, job, opened, folder.workFolder, () => broken.abort());
  const { workerFile, workers, recordLimitMs } = sources;
  const end = await runBatch(
    {
      job: {
        ...opened.order,
        today: job.date,
        output: job.output === 'merged' ? 'separate' : job.output,
        envelope: job.envelope,
        pdf: pdfSettings(job.pdf, false, opened.order),
        folder: folder.workFolder,
        mergedFile: '',
        isKept: true,
      },
      tasks: tasksWithoutResult(run, recorded, recorder),
      workers,
      workerFile,
      recordLimitMs,
      onResults: (results) => recorder.add(results),
    },
    AbortSignal.any([signal, broken.signal]),
  );
  await recorder.settled();
  signal.throwIfAborted();
  if (end.kind === 'failed') throw end.error;
}

/** Writes the delivered records of a job as one PDF; none where none was delivered. Throws as {@link composeRecords}. */
export async function mergeRecords(run: JobRun, sources: ComposeSources): Promise<void> {
  const { job, opened, folder, signal } = run;
  const delivered = new Uint8Array(job.records);
  for (const { record } of deliveredResults(sources.store.database, job.id)) delivered[record] = 1;
  const { workerFile, recordLimitMs } = sources;
  const end = await runBatch(
    {
      job: {
        ...opened.order,
        today: job.date,
        output: 'merged',
        pdf: pdfSettings(job.pdf, true, opened.order),
        folder: folder.folder,
        mergedFile: folder.outputName('merged'),
        isKept: true,
      },
      tasks: tasksOf(folder, delivered, 1),
      workers: 1,
      workerFile,
      recordLimitMs,
      // What came out of them is recorded already.
      onResults: () => {},
    },
    signal,
  );
  signal.throwIfAborted();
  if (end.kind === 'failed') throw end.error;
}

async function runBatch(options: BatchOptions, signal: AbortSignal): Promise<BatchEnd> {
  const batch = new Batch(options);
  const stop = (): void => batch.cancel();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await batch.finished;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function* tasksWithoutResult(
  { folder, opened }: JobRun,
  recorded: Uint8Array,
  recorder: ResultRecorder,
): AsyncGenerator<RecordTask> {
  const recipientOf = recipientReader(opened.template);
  for await (const task of tasksOf(folder, recorded, 0)) {
    await recorder.expect(task.index, recipientOf(JSON.parse(task.content) as JsonObject, task.index));
    yield task;
  }
}

/** The records that have this mark, in their order. */
async function* tasksOf(folder: JobFolder, marks: Uint8Array, wanted: 0 | 1): AsyncGenerator<RecordTask> {
  let index = 0;
  for await (const content of folder.records()) {
    if (marks[index] === wanted) yield { index, title: '', content, file: `${index}.pdf` };
    index += 1;
  }
}
