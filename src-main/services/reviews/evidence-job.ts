/**
 * Makes the evidence for a review: every record composed with the base version and with the submitted one, in worker
 * threads and without files. One version after the other, and not on every processor: people go on working meanwhile.
 */
import { availableParallelism } from 'node:os';
import type { Evidence } from '../../../shared/contract';
import type { StudioError } from '../../../shared/diag';
import { ENGINE_VERSION } from '../../../shared/engine';
import { type Branch, branchesOf, EvidenceCollector } from '../../../shared/review';
import { Batch, type ComposeOrder, type RecordResult, type RecordTask } from '../../workers';
import { toStudioError } from '../failures';
import { ExceptionCounter } from '../proofing';
import type { StoredVersion } from '../versions';

/** The records that the evidence is taken over. */
export interface EvidenceRecords {
  readonly count: number;
  /** All of them from the first on. Throws where some are gone meanwhile. */
  read(): Iterable<RecordTask>;
}

export interface EvidenceOptions {
  readonly version: StoredVersion;
  readonly base: StoredVersion | null;
  readonly records: EvidenceRecords;
  /** What the documents take for today, ISO 8601. */
  readonly date: string;
  readonly assetsDir: string;
  /** File of the compose worker. */
  readonly workerFile: string;
  /** Fonts and images of a version. */
  readonly needs: (version: StoredVersion) => Pick<ComposeOrder, 'template' | 'fonts' | 'assets'>;
}

export type EvidenceEnd =
  | { readonly kind: 'done'; readonly evidence: Evidence }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: StudioError };

const MOST_WORKERS = 4;
/** A record that takes longer has failed: the evidence does not wait for it for ever. */
const RECORD_LIMIT_MS = 60_000;
/** Kinds of diagnostics that are kept, the gravest first: more than anybody reads. */
const MOST_DIAGNOSTICS = 500;

export class EvidenceJob {
  readonly total: number;
  #done = 0;
  #batch: Batch | null = null;
  #isCancelled = false;

  constructor(private readonly options: EvidenceOptions) {
    this.total = options.records.count * (options.base ? 2 : 1);
  }

  /** Documents composed so far, of both versions. */
  get done(): number {
    return this.#done;
  }

  /** Stops within a second. */
  cancel(): void {
    this.#isCancelled = true;
    this.#batch?.cancel();
  }

  /** Never rejects. */
  async run(): Promise<EvidenceEnd> {
    try {
      return await this.#run();
    } catch (error) {
      return { kind: 'failed', error: toStudioError(error, this.options.assetsDir) };
    }
  }

  async #run(): Promise<EvidenceEnd> {
    const { version, base, records, date } = this.options;
    const branches = branchesOf(version.template);
    const source = {
      engine: ENGINE_VERSION,
      date,
      base: base?.summary.digest ?? null,
      version: version.summary.digest,
    };
    const collector = new EvidenceCollector(source, records.count, branches);
    const exceptions = new ExceptionCounter();
    if (base) {
      const end = await this.#compose(base, [], (result) => collector.addBase(result));
      if (end) return end;
    }
    const end = await this.#compose(version, branches, (result) => {
      collector.add({ ...result, shown: result.shown ?? branches.map(() => false) });
      exceptions.add(result);
    });
    if (end) return end;
    return { kind: 'done', evidence: evidenceOf(collector, exceptions, date) };
  }

  /** Composes all records with one version; answers how it ended before its time, or null. */
  async #compose(
    version: StoredVersion,
    branches: readonly Branch[],
    take: (result: RecordResult) => void,
  ): Promise<Exclude<EvidenceEnd, { kind: 'done' }> | null> {
    if (this.#isCancelled) return { kind: 'cancelled' };
    const { records, needs, assetsDir, workerFile, date } = this.options;
    const processors = Math.min(availableParallelism() - 1, MOST_WORKERS, records.count);
    this.#batch = new Batch({
      job: {
        ...needs(version),
        assetsDir,
        today: date,
        output: 'none',
        watched: branches.map(({ nodeId }) => nodeId),
        folder: '',
        mergedFile: '',
      },
      tasks: records.read(),
      workers: Math.max(1, processors),
      workerFile,
      recordLimitMs: RECORD_LIMIT_MS,
      onResults: (results) => {
        for (const result of results) take(result);
        this.#done += results.length;
      },
    });
    const end = await this.#batch.finished;
    return end.kind === 'done' ? null : end;
  }
}

function evidenceOf(collector: EvidenceCollector, exceptions: ExceptionCounter, date: string): Evidence {
  const { branches, representatives, ...figures } = collector.finish();
  return {
    ...figures,
    date,
    engine: ENGINE_VERSION,
    diagnostics: exceptions.sorted
      .slice(0, MOST_DIAGNOSTICS)
      .map(({ diagnostic, records, example }) => ({ diagnostic, records, example })),
    branches: [...branches],
    representatives: representatives.map(({ reasons, ...sample }) => ({ ...sample, reasons: [...reasons] })),
  };
}
