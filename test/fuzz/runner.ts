/**
 * Runs cases one after the other in a thread of their own, and watches over it: what takes more than
 * {@link LIMIT_SECONDS} of processor time hangs, and is a finding like any other.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { hasQpdf, qpdfComplaints } from '../support';
import type { CaseResult } from './cases';
import type { Order } from './worker';

/** Of processor time, so that a busy machine makes no findings. */
const LIMIT_SECONDS = 20;
const LIMIT_MEGABYTES = 1500;
/** One PDF in so many is checked by qpdf, which takes longer than to write it. */
const PDFS_CHECKED = 5;

export class Runner {
  #worker: Worker | null = null;
  #written = 0;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'fumi-fuzz-'));

  constructor(private readonly script: string) {
    if (!existsSync(script)) throw new Error(`${script} is not built; npm run fuzz builds it.`);
  }

  /** @param isThorough Whether qpdf checks the PDF in any case. */
  async run(order: Order, isThorough = false): Promise<CaseResult> {
    const result = await this.#watched(order);
    if (!result.pdf || !hasQpdf) return result;
    this.#written += 1;
    if (!isThorough && this.#written % PDFS_CHECKED !== 0) return result;
    const file = path.join(this.#folder, 'case.pdf');
    writeFileSync(file, result.pdf);
    const complaints = await qpdfComplaints(file, result.password);
    if (complaints === '') return result;
    return { ...result, findings: [...result.findings, `qpdf: ${complaints.trim().slice(0, 600)}`] };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #watched(order: Order): Promise<CaseResult> {
    this.#worker ??= new Worker(this.script, {
      resourceLimits: { maxOldGenerationSizeMb: LIMIT_MEGABYTES },
    });
    const worker = this.#worker;
    const ended = await new Promise<CaseResult | string>((resolve) => {
      const start = process.cpuUsage();
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(start);
        if ((user + system) / 1e6 > LIMIT_SECONDS) finish(`it takes more than ${LIMIT_SECONDS} s`);
      }, 500);
      const hasFailed = (error: Error): void => finish(`the thread ended: ${error.message}`);
      const hasEnded = (code: number): void => finish(`the thread ended with code ${code}`);
      const finish = (answer: CaseResult | string): void => {
        clearInterval(watch);
        worker.off('message', finish).off('error', hasFailed).off('exit', hasEnded);
        resolve(answer);
      };
      worker.on('message', finish).on('error', hasFailed).on('exit', hasEnded);
      worker.postMessage(order);
    });
    if (typeof ended !== 'string') return ended;
    this.#worker = null;
    await worker.terminate();
    return { findings: [ended], subject: '', isComposed: false, pdf: null, password: '' };
  }
}
