/**
 * Has the evidence of reviews made in the background: one job after the other, so that it never takes more of the
 * machine than one. What a closed studio left unmade is made at its next start.
 */
import { failureReason, StudioError } from '../../../shared/diag';
import { type ReviewEvent, reviewTransition } from '../../../shared/review';
import { type InstalledFonts, localDay } from '../../workers';
import type { DatasetService } from '../datasets';
import { toStudioError } from '../failures';
import { composeNeeds } from '../proofing';
import type { VersionService } from '../versions';
import type { Workspace } from '../workspace';
import { type EvidenceEnd, EvidenceJob, type EvidenceRecords } from './evidence-job';
import type { ReviewRow } from './review-rows';
import type { ReviewStore } from './review-store';

/** What making evidence takes. */
export interface EvidenceSources {
  readonly workspace: Workspace;
  readonly versions: VersionService;
  readonly datasets: DatasetService;
  readonly fonts: InstalledFonts;
  readonly assetsDir: string;
  /** File of the compose worker. */
  readonly workerFile: string;
}

const READ_AT_ONCE = 100;

interface Waiting {
  readonly job: EvidenceJob;
  /** Settles when the job's end is kept. */
  readonly ended: Promise<void>;
}

export class EvidenceMaker {
  readonly #waiting = new Map<string, Waiting>();
  #last: Promise<void> = Promise.resolve();
  /** The review whose job has its turn. */
  #current: string | null = null;

  constructor(
    private readonly sources: EvidenceSources,
    private readonly store: ReviewStore,
  ) {
    for (const id of store.preparing()) this.prepare(id);
  }

  /** Has the evidence of a review made. What keeps it from being begun is why it failed. */
  prepare(id: string): void {
    let job: EvidenceJob;
    try {
      job = this.#jobOf(this.store.row(id));
    } catch (error) {
      this.#keep(id, { kind: 'failed', error: toStudioError(error, this.sources.workspace.folder) });
      return;
    }
    const ended = this.#last
      .then(() => {
        this.#current = id;
        return job.run();
      })
      .then((end) => {
        this.#current = null;
        this.#waiting.delete(id);
        this.#keep(id, end);
      });
    this.#waiting.set(id, { job, ended });
    this.#last = ended;
  }

  /** The documents composed for a review so far, of how many; null where nothing is being made. */
  progress(id: string): { done: number; total: number } | null {
    const job = this.#waiting.get(id)?.job;
    return job ? { done: job.done, total: job.total } : null;
  }

  /** Settles when a review's job has ended; at once where there is none. */
  async ended(id: string): Promise<void> {
    await this.#waiting.get(id)?.ended;
  }

  /** Stops a review's job, where there is one. */
  cancel(id: string): void {
    this.#waiting.get(id)?.job.cancel();
  }

  /** Stops a review's job and waits for it; not for its turn, where others are before it. */
  async stop(id: string): Promise<void> {
    this.cancel(id);
    if (this.#current === id) await this.ended(id);
  }

  /** Stops all jobs and waits for them. */
  async close(): Promise<void> {
    for (const { job } of this.#waiting.values()) job.cancel();
    await this.#last;
  }

  /** A data set that is still there; null for none and for one that is gone. */
  datasetOf({ datasetId }: { readonly datasetId: string | null }): string | null {
    return this.sources.datasets.list().some(({ id }) => id === datasetId) ? datasetId : null;
  }

  #jobOf(row: ReviewRow): EvidenceJob {
    const { workspace, versions, fonts, assetsDir, workerFile } = this.sources;
    const version = versions.open(row.template_id, row.version);
    return new EvidenceJob({
      version,
      base: row.base_version === null ? null : versions.open(row.template_id, row.base_version),
      records: this.#recordsOf(this.datasetOf(version.summary)),
      date: localDay(workspace.clock()).toString(),
      assetsDir,
      workerFile,
      needs: ({ template }) => composeNeeds(template, fonts, workspace.blobs),
    });
  }

  /** The records of a data set; one empty record where there are none. */
  #recordsOf(datasetId: string | null): EvidenceRecords {
    const { datasets } = this.sources;
    const count = datasetId === null ? 0 : datasets.summary(datasetId).recordCount;
    if (datasetId === null || count === 0) {
      return { count: 1, read: () => [{ index: 0, title: '', content: '{}', file: '' }] };
    }
    return {
      count,
      *read() {
        for (let from = 0; from < count; from += READ_AT_ONCE) {
          const records = datasets.range(datasetId, from, READ_AT_ONCE);
          // Evidence over fewer records than there were would not be what it says.
          const isWhole =
            records.length === Math.min(READ_AT_ONCE, count - from) && records[0]?.index === from;
          if (!isWhole) throw new StudioError('dataset.notFound', { dataset: datasetId });
          for (const record of records) yield { ...record, file: '' };
        }
      },
    };
  }

  /** Keeps the end of a job, unless the review was withdrawn or removed meanwhile, or the studio is closing. */
  #keep(id: string, end: EvidenceEnd): void {
    if (end.kind === 'cancelled') return;
    const event: ReviewEvent = end.kind === 'done' ? 'prepared' : 'broken';
    const { workspace } = this.sources;
    try {
      workspace.write(() => {
        const row = this.store.find(id);
        const next = row && reviewTransition(row.state, event);
        if (!next?.ok) return;
        if (end.kind === 'done') this.store.keepEvidence(id, next.value, end.evidence);
        else this.store.keepFailure(id, next.value, evidenceFailure(end.error));
      });
    } catch (error) {
      // A full disk may keep even this from being kept; the next start makes the evidence anew.
      toStudioError(error, workspace.folder);
    }
  }
}

const evidenceFailure = (error: StudioError): StudioError =>
  new StudioError('review.evidenceFailed', { reason: failureReason(error) });
