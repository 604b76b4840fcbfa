/** One worker thread and the conversation with it: tasks in, results out, and what it died of. */
import { Worker } from 'node:worker_threads';
import { foreignWords, type Reason, reason, reasonText, StudioError } from '../../shared/diag';
import type { ComposeJob, ComposeOrder, FromWorker, RecordResult, RecordTask, ToWorker } from './compose-job';
import { tuneHeap, YOUNG_MB } from './heap';
import { fontBytes, shaper } from './shared-files';

/** A thread ended by itself (out of memory, mostly) or was ended because a record took too long. */
export class ThreadLost extends Error {
  constructor(
    readonly reason: Reason,
    /** Results of the last chunk that had been told. */
    readonly done: number,
    /** Which task of the chunk it died of. */
    readonly at: number,
    readonly isLate: boolean,
  ) {
    super(reasonText(reason, 'en'));
  }
}

/** Called with results as they come. */
export type OnResults = (results: readonly RecordResult[]) => void;

export class ComposeThread {
  readonly #worker: Worker;
  readonly #at = new Int32Array(new SharedArrayBuffer(4));
  /** Why it is gone. */
  #end: Reason | null = null;
  #isLate = false;

  /** @param stop One 32-bit integer, not 0 once the worker is to stop between two records. */
  constructor(file: string, order: ComposeOrder, stop: SharedArrayBuffer) {
    const { assetsDir, ...rest } = order;
    const job: ComposeJob = {
      ...rest,
      fonts: order.fonts.map((font) => ({ ...font, bytes: fontBytes(font) })),
      harfbuzz: shaper(assetsDir),
      stop,
      at: this.#at.buffer as SharedArrayBuffer,
    };
    tuneHeap();
    this.#worker = new Worker(file, {
      workerData: job,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('error', (error) => {
      this.#end ??= foreignWords(error);
    });
    this.#worker.on('exit', (code) => {
      this.#end ??= reason('worker.ended', { exitCode: code });
    });
  }

  /**
   * Composes tasks. Rejects with {@link ThreadLost} where the thread is gone, or one task took longer than `limitMs`;
   * with a `StudioError` where the job cannot go on.
   */
  async compose(tasks: readonly RecordTask[], onResults: OnResults, limitMs?: number): Promise<void> {
    Atomics.store(this.#at, 0, 0);
    const watch = limitMs === undefined ? undefined : this.#watch(limitMs);
    try {
      await this.#ask({ kind: 'compose', tasks }, 'idle', onResults);
    } finally {
      clearInterval(watch);
    }
  }

  finish(isKept: boolean): Promise<void> {
    return this.#ask({ kind: 'finish', isKept }, 'finished', () => {});
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Ends the thread once it stays at one task for too long. */
  #watch(limitMs: number): NodeJS.Timeout {
    let at = -1;
    let since = performance.now();
    return setInterval(
      () => {
        const now = Atomics.load(this.#at, 0);
        if (now !== at) {
          at = now;
          since = performance.now();
        } else if (performance.now() - since > limitMs) {
          this.#end ??= reason('worker.late', { seconds: limitMs / 1000 });
          this.#isLate = true;
          void this.#worker.terminate();
        }
      },
      Math.min(limitMs / 4, 1000),
    );
  }

  #ask(question: ToWorker, answer: FromWorker['kind'], onResults: OnResults): Promise<void> {
    let done = 0;
    return new Promise((resolve, reject) => {
      const settle = (action: () => void): void => {
        this.#worker.off('message', receive).off('exit', lose);
        action();
      };
      const receive = (message: FromWorker): void => {
        if (message.kind === 'results') {
          done += message.results.length;
          try {
            onResults(message.results);
          } catch (error) {
            settle(() => reject(error));
          }
        } else if (message.kind === 'failed') {
          settle(() => reject(new StudioError(message.code, message.args)));
        } else if (message.kind === answer) {
          settle(resolve);
        }
      };
      const lose = (): void => {
        const at = Math.max(done, Atomics.load(this.#at, 0));
        settle(() => reject(new ThreadLost(this.#end ?? reason('worker.noResult'), done, at, this.#isLate)));
      };
      if (this.#end !== null) {
        lose();
        return;
      }
      this.#worker.on('message', receive).on('exit', lose);
      this.#worker.postMessage(question);
    });
  }
}
