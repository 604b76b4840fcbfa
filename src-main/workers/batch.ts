/**
 * A batch: records in, PDFs out, over several worker threads. Memory does not depend on the number of records: the
 * source is read as workers become free. A merged batch is one file and therefore one worker.
 */
import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { foreignWords, StudioError } from '../../shared/diag';
import type { ComposeOrder, RecordResult, RecordTask } from './compose-job';
import { ComposeThread, ThreadLost } from './compose-thread';
import { failedResult } from './record-composer';

export interface BatchOptions {
  readonly job: ComposeOrder;
  readonly tasks: AsyncIterable<RecordTask> | Iterable<RecordTask>;
  /** Threads to use; a merged batch uses one. */
  readonly workers: number;
  /** File of the compose worker. */
  readonly workerFile: string;
  /** How long one record may take before its thread is given up with it; for ever where absent. */
  readonly recordLimitMs?: number;
  /** Called with results as they come, in no particular order. */
  readonly onResults: (results: readonly RecordResult[]) => void;
}

/** How a batch ended. Only a batch that is done has a merged file. */
export type BatchEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: StudioError };

/** Records handed to a worker at a time; fewer where they are large. */
const CHUNK_RECORDS = 50;
const CHUNK_CHARACTERS = 1024 * 1024;
/** Threads that may be lost before the batch is given up. */
const LOST_WORKERS = 5;
/** How long a worker may take to notice that it is to stop. */
const STOP_MS = 700;

export class Batch {
  /** Never rejects. */
  readonly finished: Promise<BatchEnd>;
  readonly #options: BatchOptions;
  readonly #stop = new SharedArrayBuffer(4);
  readonly #source: TaskSource;
  #lost = 0;
  #isCancelled = false;
  #stopped: () => void = () => {};
  /** Settles when the workers have had their time to notice that they are to stop. */
  readonly #tooLate = new Promise<void>((resolve) => {
    this.#stopped = resolve;
  }).then(() => sleep(STOP_MS));

  constructor(options: BatchOptions) {
    this.#options = options;
    this.#source = new TaskSource(options.tasks);
    this.finished = this.#run();
  }

  /** Stops within a second; records that are done stay done. */
  cancel(): void {
    this.#isCancelled = true;
    this.#halt();
  }

  #halt(): void {
    Atomics.store(new Int32Array(this.#stop), 0, 1);
    this.#stopped();
  }

  async #run(): Promise<BatchEnd> {
    const { job, workers } = this.#options;
    const count = job.output === 'merged' ? 1 : Math.max(1, workers);
    let failure: unknown;
    await Promise.all(
      Array.from({ length: count }, async () => {
        try {
          await this.#work();
        } catch (error) {
          failure ??= error;
          this.#halt();
        }
      }),
    );
    await this.#source.close();
    if (this.#isCancelled || failure !== undefined) await removeUnfinished(job.folder);
    if (this.#isCancelled) return { kind: 'cancelled' };
    if (failure === undefined) return { kind: 'done' };
    if (failure instanceof StudioError) return { kind: 'failed', error: failure };
    const reason = foreignWords(failure);
    return { kind: 'failed', error: new StudioError('internal.failure', { reason }, { cause: failure }) };
  }

  /** What one worker does: chunk after chunk until there are no more. */
  async #work(): Promise<void> {
    let thread: ComposeThread | null = null;
    const { workerFile, job, onResults, recordLimitMs } = this.#options;
    try {
      while (!this.#isHalted()) {
        const tasks = await this.#source.next();
        if (tasks === null || this.#isHalted()) break;
        thread ??= new ComposeThread(workerFile, job, this.#stop);
        try {
          await this.#within(thread.compose(tasks, onResults, recordLimitMs));
        } catch (error) {
          if (!(error instanceof ThreadLost)) throw error;
          thread = null;
          this.#recover(tasks, error);
        }
      }
      const isKept = !this.#isHalted();
      if (thread) await this.#within(thread.finish(isKept));
    } finally {
      await thread?.terminate();
    }
  }

  /** The record that a thread died of fails; the others go to another thread. */
  #recover(tasks: readonly RecordTask[], lost: ThreadLost): void {
    this.#lost += 1;
    if (this.#options.job.output === 'merged' || this.#lost > LOST_WORKERS) {
      throw new StudioError('proof.workerLost', { reason: lost.reason }, { cause: lost });
    }
    const guilty = tasks[lost.at];
    if (guilty) this.#options.onResults([failedResult(guilty, lost.reason, 0)]);
    // What was composed and not yet told is composed again: the same file.
    this.#source.giveBack(tasks.filter((task, index) => index >= lost.done && task !== guilty));
  }

  #isHalted(): boolean {
    return Atomics.load(new Int32Array(this.#stop), 0) !== 0;
  }

  /** Waits for a thread, but once the batch is to stop no longer than it has to. */
  async #within(work: Promise<void>): Promise<void> {
    await Promise.race([work, this.#tooLate]);
    work.catch(() => {});
  }
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

/** The tasks in chunks, one reader at a time. */
class TaskSource {
  readonly #iterator: AsyncIterator<RecordTask> | Iterator<RecordTask>;
  readonly #returned: RecordTask[][] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(tasks: BatchOptions['tasks']) {
    this.#iterator = Symbol.asyncIterator in tasks ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]();
  }

  /** The next tasks; null when there are none. */
  next(): Promise<RecordTask[] | null> {
    const read = this.#turn.then(() => this.#returned.pop() ?? this.#read());
    this.#turn = read.catch(() => {});
    return read;
  }

  giveBack(tasks: RecordTask[]): void {
    if (tasks.length > 0) this.#returned.push(tasks);
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#iterator.return?.();
  }

  async #read(): Promise<RecordTask[] | null> {
    const tasks: RecordTask[] = [];
    let characters = 0;
    while (tasks.length < CHUNK_RECORDS && characters < CHUNK_CHARACTERS) {
      const { done, value } = await this.#iterator.next();
      if (done) break;
      tasks.push(value);
      characters += value.content.length;
    }
    return tasks.length > 0 ? tasks : null;
  }
}

/** A thread that was ended while it wrote leaves a file without its name. */
async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (name.endsWith('.part')) rmSync(path.join(folder, name), { force: true });
  }
}
