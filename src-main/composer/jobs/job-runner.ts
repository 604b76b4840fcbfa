/**
 * Runs jobs one after the other. A job that was cut off, by a crash, a shutdown or a full disk, goes on with the
 * records that have no result yet.
 */
import type { ComposerJob } from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import { answerTo } from '../failures';
import type { OpenPackage, PackageShelf } from '../packages';
import { composeRecords, mergeRecords } from './compose-records';
import { JobFolder } from './job-folder';
import { writeZipOutput } from './job-output';
import { markFinished, markRunning, nextJob } from './job-rows';
import type { RecorderSources } from './result-recorder';

export interface RunnerSources extends RecorderSources {
  readonly shelf: PackageShelf;
  /** Digest of a published version's package. */
  readonly digestOf: (templateId: string, version: number) => string;
  /** File of the compose worker. */
  readonly workerFile: string;
  readonly workers: number;
  readonly recordLimitMs: number;
  /** Tells the operator what no caller is to blame for. */
  readonly report: (error: unknown, what: 'jobs are held up' | 'a job failed') => void;
}

interface CurrentJob {
  readonly id: string;
  readonly stop: AbortController;
  /** Settles when it is no longer worked on. */
  readonly ended: Promise<void>;
}

/** How long a disk that was full, or a folder that could not be written, gets to recover. */
const RETRY_MS = 10_000;

export class JobRunner {
  #current: CurrentJob | null = null;
  #isClosed = false;
  #isTurning = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(private readonly sources: RunnerSources) {}

  /** Looks for jobs to run; call it whenever there may be one. */
  wake(): void {
    if (this.#isTurning || this.#isClosed) return;
    clearTimeout(this.#retry);
    this.#isTurning = true;
    void this.#turn();
  }

  /** Stops a job for good, whether it runs or waits; answers when nothing works on it any more. */
  async cancel(id: string): Promise<void> {
    const { store } = this.sources;
    store.write(() => markFinished(store.database, id, 'cancelled', store.now()));
    if (this.#current?.id !== id) return;
    this.#current.stop.abort();
    await this.#current.ended;
  }

  /** Stops the running job; it goes on when a server opens the store again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#current?.stop.abort();
    await this.#current?.ended;
  }

  /** One job after the other until there is none. Nothing is awaited between the last look and the end. */
  async #turn(): Promise<void> {
    try {
      while (!this.#isClosed) {
        const job = nextJob(this.sources.store.database);
        if (!job) break;
        const stop = new AbortController();
        const ended = this.#run(job, stop.signal);
        this.#current = { id: job.id, stop, ended: ended.catch(() => {}) };
        await ended;
      }
    } catch (error) {
      this.sources.report(error, 'jobs are held up');
      this.#retry = setTimeout(() => this.wake(), RETRY_MS).unref();
    } finally {
      this.#current = null;
      this.#isTurning = false;
    }
  }

  /** Rejects where the machine is to blame; the job stays as it is then. */
  async #run(job: ComposerJob, signal: AbortSignal): Promise<void> {
    const { store, shelf, digestOf } = this.sources;
    const folder = new JobFolder(store.jobsFolder, job.id);
    try {
      store.write(() => markRunning(store.database, job.id, store.now()));
      const opened = await shelf.open(digestOf(job.templateId, job.version));
      await composeRecords({ job, opened, folder, signal }, this.sources);
      await this.#writeOutput(job, opened, folder, signal);
      store.write(() => markFinished(store.database, job.id, 'done', store.now()));
    } catch (error) {
      if (signal.aborted) return;
      if (isMachineFailure(error)) throw error;
      const { code, data } = answerTo(error);
      if (code === 'FAILED') this.sources.report(error, 'a job failed');
      store.write(() => markFinished(store.database, job.id, 'failed', store.now(), data));
    } finally {
      folder.clearWork();
    }
  }

  async #writeOutput(
    job: ComposerJob,
    opened: OpenPackage,
    folder: JobFolder,
    signal: AbortSignal,
  ): Promise<void> {
    if (job.output === 'merged') await mergeRecords({ job, opened, folder, signal }, this.sources);
    else await writeZipOutput(job, folder, this.sources, signal);
  }
}

/** The disk is full or cannot be written: nothing is wrong with the job. */
const isMachineFailure = (error: unknown): boolean =>
  error instanceof StudioError && (error.code === 'file.diskFull' || error.code === 'file.unwritable');
