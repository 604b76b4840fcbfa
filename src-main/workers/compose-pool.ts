/**
 * Threads for single documents. A thread has one job compiled and stays warm for the next record of the same job; the
 * one that was idle longest makes room for another. No record holds a thread longer than its limit.
 */
import { reason, StudioError } from '../../shared/diag';
import type { ComposeOrder, RecordResult, RecordTask } from './compose-job';
import { ComposeThread, ThreadLost } from './compose-thread';
import { failedResult } from './record-composer';

export interface PoolOptions {
  /** File of the compose worker. */
  readonly workerFile: string;
  readonly threads: number;
  /** How long one record may take, its thread's start included. */
  readonly recordLimitMs: number;
  /** How many may wait for a thread. */
  readonly waiting: number;
}

/** One record to compose. */
export interface PoolRequest {
  /** Requests of one key have the same order. */
  readonly key: string;
  readonly order: ComposeOrder;
  readonly task: RecordTask;
}

interface Slot {
  readonly key: string;
  readonly thread: ComposeThread;
  isBusy: boolean;
}

interface Waiting {
  readonly request: PoolRequest;
  readonly resolve: (result: RecordResult) => void;
  readonly reject: (error: unknown) => void;
}

export class ComposePool {
  /** The one used last stands last. */
  #slots: Slot[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #never = new SharedArrayBuffer(4);
  #isClosed = false;

  constructor(private readonly options: PoolOptions) {}

  /**
   * Composes a record; one that breaks its thread is a failed record. Rejects with `composer.tooLong`,
   * `composer.tooMany` where too many wait already, `composer.stopping` after {@link close}, or with what the file
   * could not be written for.
   */
  compose(request: PoolRequest): Promise<RecordResult> {
    if (this.#isClosed) return Promise.reject(new StudioError('composer.stopping'));
    if (this.#waiting.length >= this.options.waiting) {
      return Promise.reject(new StudioError('composer.tooMany', { seconds: 1 }));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#dispatch();
    });
  }

  /** Ends every thread; what was being composed is given up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new StudioError('composer.stopping'));
    await Promise.all(this.#slots.splice(0).map(({ thread }) => thread.terminate()));
  }

  #dispatch(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      let slot: Slot | null;
      try {
        slot = this.#slotFor(next.request);
      } catch (error) {
        this.#waiting.shift();
        next.reject(error);
        continue;
      }
      if (!slot) return;
      this.#waiting.shift();
      void this.#run(slot, next);
    }
  }

  /**
   * A warm thread of the key, else a new one where there is or can be made room. Throws where the installation lacks what
   * threads need.
   */
  #slotFor({ key, order }: PoolRequest): Slot | null {
    const warm = this.#slots.find((slot) => slot.key === key && !slot.isBusy);
    if (warm) return warm;
    if (this.#slots.length >= this.options.threads) {
      const idle = this.#slots.find((slot) => !slot.isBusy);
      if (!idle) return null;
      this.#remove(idle);
    }
    const slot = {
      key,
      thread: new ComposeThread(this.options.workerFile, order, this.#never),
      isBusy: false,
    };
    this.#slots.push(slot);
    return slot;
  }

  async #run(slot: Slot, { request, resolve, reject }: Waiting): Promise<void> {
    slot.isBusy = true;
    let result: RecordResult | undefined;
    try {
      const keep = ([first]: readonly RecordResult[]): void => {
        result = first;
      };
      await slot.thread.compose([request.task], keep, this.options.recordLimitMs);
      this.#slots = [...this.#slots.filter((other) => other !== slot), slot];
      if (result) resolve(result);
      else reject(new StudioError('internal.failure', { reason: reason('worker.noResult') }));
    } catch (error) {
      this.#remove(slot);
      this.#lose(error, request, resolve, reject);
    } finally {
      slot.isBusy = false;
      this.#dispatch();
    }
  }

  #lose(error: unknown, { task }: PoolRequest, resolve: Waiting['resolve'], reject: Waiting['reject']): void {
    if (!(error instanceof ThreadLost)) reject(error);
    else if (this.#isClosed) reject(new StudioError('composer.stopping'));
    else if (error.isLate) {
      reject(new StudioError('composer.tooLong', { seconds: this.options.recordLimitMs / 1000 }));
    } else resolve(failedResult(task, error.reason, 0));
  }

  #remove(slot: Slot): void {
    this.#slots = this.#slots.filter((other) => other !== slot);
    void slot.thread.terminate();
  }
}
