/**
 * The thread in which records are composed. It gets its job as `workerData`, then tasks, and reports results several
 * times a second. Between two records it looks whether the batch is to stop.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { present } from '../../shared/base';
import { foreignWords, StudioError } from '../../shared/diag';
import { shownPdfPages } from '../../shared/engine';
import { drawPdfPages, openPdfAssets } from '../pdf-files';
import type { ComposeJob, FromWorker, RecordResult, RecordTask, ToWorker } from './compose-job';
import { type PdfPagesOfJob, RecordComposer } from './record-composer';

const REPORT_INTERVAL_MS = 100;

const port = present(parentPort, 'the compose worker runs in a thread');
const job = workerData as ComposeJob;
const stop = new Int32Array(job.stop);
const at = new Int32Array(job.at);

const post = (message: FromWorker): void => port.postMessage(message);

/** Runs what a message asks for; a failure ends the batch, not the thread. */
function guarded(action: () => void): void {
  try {
    action();
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : error;
    const { code, args } =
      error instanceof StudioError
        ? error
        : new StudioError('internal.failure', { reason: foreignWords(said) });
    post({ kind: 'failed', code, args });
  }
}

function composeAll(composer: RecordComposer, tasks: readonly RecordTask[]): void {
  let results: RecordResult[] = [];
  let reported = performance.now();
  const report = (): void => {
    if (results.length > 0) post({ kind: 'results', results });
    results = [];
    reported = performance.now();
  };
  try {
    for (const [index, task] of tasks.entries()) {
      if (Atomics.load(stop, 0) !== 0) break;
      Atomics.store(at, 0, index);
      results.push(composer.compose(task));
      if (performance.now() - reported > REPORT_INTERVAL_MS) report();
    }
  } finally {
    report();
  }
  post({ kind: 'idle' });
}

/** What takes waiting, before the first record: pages of PDF files, as the job's files take them. */
async function pdfPages(): Promise<PdfPagesOfJob> {
  const { output, template, assets } = job;
  if (output === 'html' || output === 'svg')
    return { pageImage: await drawPdfPages(shownPdfPages(template), (hash) => assets.get(hash)) };
  return output === 'separate' || output === 'merged' ? { importPage: await openPdfAssets(assets) } : {};
}

const pages = await pdfPages();

guarded(() => {
  const composer = new RecordComposer(job, pages);
  port.on('message', (message: ToWorker) => {
    guarded(() => {
      if (message.kind === 'compose') {
        composeAll(composer, message.tasks);
      } else {
        composer.finish(message.isKept);
        post({ kind: 'finished' });
      }
    });
  });
});
