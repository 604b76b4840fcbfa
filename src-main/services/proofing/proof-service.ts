/**
 * Proofs: batches of a template over records of its data set, in worker threads, with everything about them kept.
 * The calendar day is fixed when a proof starts, so that its files do not depend on how long it takes.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  chosenStandard,
  formatOfOutput,
  type PdfOutput,
  type ProofException,
  type ProofSummary,
  type Selection,
} from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import { makeFolder, safeFileName } from '../../files';
import {
  Batch,
  type BatchEnd,
  type InstalledFonts,
  localDay,
  pdfSettings,
  type RecordResult,
  type RecordState,
  type RecordTask,
} from '../../workers';
import type { DatasetService } from '../datasets';
import { toStudioError } from '../failures';
import type { TemplateService } from '../templates';
import type { Workspace } from '../workspace';
import { composeNeeds } from './compose-needs';
import { type ProofEnd, ProofStore } from './proof-store';
import { taskMaker } from './record-files';

export interface ProofServiceOptions {
  readonly workspace: Workspace;
  readonly templates: TemplateService;
  readonly datasets: DatasetService;
  readonly fonts: InstalledFonts;
  readonly assetsDir: string;
  /** File of the compose worker. */
  readonly workerFile: string;
}

export interface StartProof {
  readonly templateId: string;
  readonly selection: Selection;
  readonly output: ProofSummary['output'];
  readonly pdf?: PdfOutput | undefined;
}

/** More threads than this wait for memory rather than compute. */
const MOST_WORKERS = 4;
const WATCH_INTERVAL_MS = 250;
const READ_AT_ONCE = 100;

/** A proof that is under way. */
interface Run {
  readonly batch: Batch;
  readonly startedAt: number;
  /** Settles when the end is kept. */
  readonly ended: Promise<void>;
}

export class ProofService {
  readonly #store: ProofStore;
  readonly #runs = new Map<string, Run>();
  #isClosing = false;

  constructor(private readonly options: ProofServiceOptions) {
    this.#store = new ProofStore(options.workspace);
    this.#markInterrupted();
    this.#removeStrayFolders();
  }

  /**
   * Throws `template.notFound`, `proof.noRecords`, `pdfOutput.*`, `profile.*`, `asset.notFound`, `file.unwritable` or
   * `file.diskFull`.
   */
  start({ templateId, selection, output, pdf = {} }: StartProof): ProofSummary {
    const { workspace, templates, datasets } = this.options;
    const { template, datasetId } = templates.stored(templateId);
    const total = datasetId === null ? 0 : datasets.summary(datasetId).recordCount;
    const indexes = selectedIndexes(selection, total);
    if (datasetId === null || indexes.count === 0) throw new StudioError('proof.noRecords');
    const needs = composeNeeds(template, this.options.fonts, workspace.blobs);
    const settings = pdfSettings(pdf, output === 'merged', needs);
    const id = workspace.newId();
    const workers = output === 'merged' ? 1 : Math.min(availableParallelism(), MOST_WORKERS, indexes.count);
    const jobDate = localDay(workspace.clock()).toString();
    makeFolder(workspace.proofFolder(id));
    const isProtected = pdf.protection !== undefined;
    const kind = { output, standard: chosenStandard(pdf), isProtected };
    this.#store.create({ id, templateId, jobDate, ...kind, records: indexes.count, workers });
    const mergedFile = `${safeFileName(template.name, 'proof')}.pdf`;
    const startedAt = performance.now();
    const batch = new Batch({
      job: {
        ...needs,
        assetsDir: this.options.assetsDir,
        today: jobDate,
        output,
        pdf: settings,
        folder: workspace.proofFolder(id),
        mergedFile,
      },
      tasks: this.#tasks(datasetId, indexes, taskMaker(total, formatOfOutput(output))),
      workers,
      workerFile: this.options.workerFile,
      onResults: (results) => this.#keepResults(id, results, startedAt),
    });
    const ended = batch.finished.then((end) => {
      const hasMerged = end.kind === 'done' && output === 'merged';
      this.#end(id, end, hasMerged ? mergedFile : null, startedAt);
    });
    this.#runs.set(id, { batch, startedAt, ended });
    return this.summary(id);
  }

  /** Throws `proof.notFound`. */
  summary(id: string): ProofSummary {
    const run = this.#runs.get(id);
    return this.#store.summary(id, run && secondsSince(run.startedAt));
  }

  /** The summary about four times a second, and once at the end. */
  async *watch(id: string, signal?: AbortSignal): AsyncGenerator<ProofSummary, void> {
    for (;;) {
      const summary = this.summary(id);
      yield summary;
      if (summary.state !== 'running' || signal?.aborted) return;
      await this.#nextChange(id, signal);
    }
  }

  /** Stops a proof; what is done is kept. A proof that has ended stays as it is. Throws `proof.notFound`. */
  async cancel(id: string): Promise<ProofSummary> {
    const run = this.#runs.get(id);
    run?.batch.cancel();
    await run?.ended;
    return this.summary(id);
  }

  list(templateId: string): ProofSummary[] {
    return this.#store
      .list(templateId)
      .map((proof) => (this.#runs.has(proof.id) ? this.summary(proof.id) : proof));
  }

  /** Throws `proof.notFound`. */
  results(id: string, offset: number, limit: number, state?: RecordState) {
    this.#store.summary(id);
    return this.#store.results(id, offset, limit, state);
  }

  /** Throws `proof.notFound`. */
  exceptions(id: string): ProofException[] {
    this.#store.summary(id);
    return this.#store.exceptions(id);
  }

  /** Stops a proof where it runs, and removes it with its files. Throws `proof.notFound`. */
  async remove(id: string): Promise<void> {
    await this.cancel(id);
    this.#store.remove(id);
    rmSync(this.options.workspace.proofFolder(id), { recursive: true, force: true });
  }

  /** Removes all proofs of a template that is about to go. */
  async removeAllOf(templateId: string): Promise<void> {
    for (const id of this.#store.ids(templateId)) await this.remove(id);
  }

  /** Path of a PDF that a proof has made. Throws `file.notFound`. */
  file(id: string, file: string): string {
    const place = path.join(this.options.workspace.proofFolder(id), file);
    if (this.#store.hasFile(id, file) && existsSync(place)) return place;
    throw new StudioError('file.notFound', { path: file });
  }

  /** Stops whatever runs; it counts as interrupted. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const runs = [...this.#runs.values()];
    for (const { batch } of runs) batch.cancel();
    await Promise.all(runs.map(({ ended }) => ended));
  }

  async #nextChange(id: string, signal: AbortSignal | undefined): Promise<void> {
    const ended = this.#runs.get(id)?.ended;
    if (!ended) return;
    let timer: NodeJS.Timeout | undefined;
    let wake: (() => void) | undefined;
    const waited = new Promise<void>((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, WATCH_INTERVAL_MS);
      signal?.addEventListener('abort', resolve as () => void, { once: true });
    });
    await Promise.race([ended, waited]);
    clearTimeout(timer);
    if (wake) signal?.removeEventListener('abort', wake);
  }

  #keepResults(id: string, results: readonly RecordResult[], startedAt: number): void {
    this.#store.addResults(id, results, secondsSince(startedAt));
  }

  #end(id: string, end: BatchEnd, mergedFile: string | null, startedAt: number): void {
    this.#runs.delete(id);
    try {
      this.#store.finish(id, this.#endOf(end, mergedFile), secondsSince(startedAt));
    } catch (error) {
      // A full disk may keep even this from being kept; the next start marks the proof as interrupted.
      toStudioError(error, this.options.workspace.folder);
    }
  }

  #endOf(end: BatchEnd, mergedFile: string | null): ProofEnd {
    if (end.kind === 'failed') return { state: 'failed', mergedFile: null, failure: end.error };
    if (end.kind === 'done') return { state: 'done', mergedFile, failure: null };
    return this.#isClosing ? INTERRUPTED : { state: 'cancelled', mergedFile: null, failure: null };
  }

  /** Proofs that a crash cut off. */
  #markInterrupted(): void {
    for (const id of this.#store.running()) {
      this.#store.finish(id, INTERRUPTED, null);
      const folder = this.options.workspace.proofFolder(id);
      for (const name of existsSync(folder) ? readdirSync(folder) : []) {
        if (name.endsWith('.part')) rmSync(path.join(folder, name), { force: true });
      }
    }
  }

  /** Folders whose proof is gone: a crash between the two. */
  #removeStrayFolders(): void {
    const { workspace } = this.options;
    const folder = path.dirname(workspace.proofFolder('any'));
    const known = new Set(workspace.database.prepare('SELECT id FROM proof').pluck().all() as string[]);
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (!known.has(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }

  *#tasks(datasetId: string, indexes: Indexes, taskOf: ReturnType<typeof taskMaker>): Generator<RecordTask> {
    for (const [from, count] of indexes.stretches()) {
      for (const { index, title, content } of this.options.datasets.range(datasetId, from, count)) {
        yield taskOf(index, title, content);
      }
    }
  }
}

const INTERRUPTED: ProofEnd = {
  state: 'failed',
  mergedFile: null,
  failure: new StudioError('proof.interrupted'),
};

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;

/** Chosen records: how many, and where to read them. */
export interface Indexes {
  readonly count: number;
  /** Stretches of records `[from, count]`, none longer than is read at once. */
  stretches(): Iterable<readonly [number, number]>;
}

/** What a selection means for a data set of `total` records; what lies beyond it is left out. */
export function selectedIndexes(selection: Selection, total: number): Indexes {
  if (selection.kind === 'picked') {
    const picked = [...new Set(selection.indexes)].filter((index) => index < total).sort((a, b) => a - b);
    return { count: picked.length, stretches: () => picked.map((index) => [index, 1] as const) };
  }
  const from = selection.kind === 'all' ? 0 : selection.from;
  const end = selection.kind === 'all' ? total : Math.min(selection.to + 1, total);
  return {
    count: Math.max(0, end - from),
    *stretches() {
      for (let at = from; at < end; at += READ_AT_ONCE) yield [at, Math.min(READ_AT_ONCE, end - at)] as const;
    },
  };
}
