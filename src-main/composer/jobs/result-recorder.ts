/**
 * Takes over what the workers of a job come up with: documents into the store, then results and log entries in one
 * transaction. A record is recorded once; what is recorded has its document safe.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type ComposerJob, type ComposerJobResult, servedFormat } from '../../../shared/contract';
import type { RecordResult } from '../../workers';
import type { CommunicationLog, Recipient } from '../documents';
import type { OpenPackage } from '../packages';
import type { ComposerStore, DocumentFiles } from '../store';
import { insertResult } from './job-rows';

export interface RecorderSources {
  readonly store: ComposerStore;
  readonly files: DocumentFiles;
  readonly log: CommunicationLog;
}

/** Results that may wait to be recorded before the source is asked to wait. */
const MOST_PENDING = 400;

export class ResultRecorder {
  /** Recipients of the records under way, by number. */
  readonly #recipients = new Map<number, Recipient>();
  #queue: Promise<void> = Promise.resolve();
  #pending = 0;
  #failure: unknown;

  /** @param onFailure Called once where something could not be recorded: the job cannot go on. */
  constructor(
    private readonly sources: RecorderSources,
    private readonly job: ComposerJob,
    private readonly opened: OpenPackage,
    private readonly workFolder: string,
    private readonly onFailure: () => void,
  ) {}

  /** Says whom a record is for before it is composed; waits while too much is still to be recorded. */
  async expect(record: number, recipient: Recipient): Promise<void> {
    this.#recipients.set(record, recipient);
    if (this.#pending > MOST_PENDING) await this.#queue;
  }

  /** Records results, after those that came before. */
  add(results: readonly RecordResult[]): void {
    this.#pending += results.length;
    this.#queue = this.#queue.then(async () => {
      try {
        if (this.#failure === undefined) await this.#record(results);
      } catch (error) {
        this.#failure = error;
        this.onFailure();
      } finally {
        this.#pending -= results.length;
      }
    });
  }

  /** Settles when everything was recorded; throws what went wrong. */
  async settled(): Promise<void> {
    await this.#queue;
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #record(results: readonly RecordResult[]): Promise<void> {
    const { store, files } = this.sources;
    const entries: ComposerJobResult[] = [];
    for (const result of results) {
      const entry = this.#entryOf(result);
      const work = result.file === null ? null : path.join(this.workFolder, result.file);
      if (entry.document && work) await files.keep(work, entry.document.pdf, servedFormat(this.job.output));
      else if (work) await rm(work, { force: true });
      entries.push(entry);
    }
    store.write(() => {
      for (const entry of entries) this.#write(entry);
    });
    for (const { record } of entries) this.#recipients.delete(record);
  }

  #entryOf({ record, state, digest, pdf, pages, diagnostics }: RecordResult): ComposerJobResult {
    const recipient = this.#recipients.get(record) ?? {
      customer: String(record + 1),
      title: String(record + 1),
    };
    const isDelivered = state !== 'failed' && digest !== null && pdf;
    return {
      record,
      ...recipient,
      state,
      document: isDelivered ? { pages, digest, pdf: pdf.sha256, sizeBytes: pdf.sizeBytes } : null,
      diagnostics: [...diagnostics],
    };
  }

  #write(entry: ComposerJobResult): void {
    const { job, opened } = this;
    const { store, log } = this.sources;
    insertResult(store.database, job.id, entry);
    if (!entry.document) return;
    log.append({
      environment: job.environment,
      templateId: job.templateId,
      templateName: opened.manifest.name,
      version: job.version,
      package: opened.digest,
      customer: entry.customer,
      title: entry.title,
      date: job.date,
      format: servedFormat(job.output),
      jobId: job.id,
      record: entry.record,
      document: entry.document,
    });
  }
}
