/** Jobs and their results as the database has them. */
import type { ComposerJob, ComposerJobResult, DocumentFacts, StudioFailure } from '../../../shared/contract';
import type { Diagnostic } from '../../../shared/diag';
import type { StoreDatabase } from '../../database';

export type JobState = ComposerJob['state'];

interface JobRow extends Omit<ComposerJob, 'failure' | 'pdf' | 'envelope'> {
  readonly pdf: string;
  readonly envelope: string;
  readonly failure: string | null;
}

const JOBS = `
  SELECT id, environment, template_id AS templateId, version, output, state, accepted_at AS acceptedAt,
    started_at AS startedAt, finished_at AS finishedAt, accepted_with AS acceptedWith, date, records, done, failed,
    warned, pages, failure, pdf, envelope
  FROM job`;

export function insertJob(database: StoreDatabase, job: ComposerJob): void {
  database
    .prepare(
      `INSERT INTO job (id, environment, template_id, version, output, state, accepted_at, accepted_with, date, records, pdf,
         envelope)
       VALUES (@id, @environment, @templateId, @version, @output, @state, @acceptedAt, @acceptedWith, @date, @records,
         @pdf, @envelope)`,
    )
    .run({ ...job, pdf: JSON.stringify(job.pdf), envelope: JSON.stringify(job.envelope) });
}

export function findJob(database: StoreDatabase, id: string): ComposerJob | null {
  const row = database.prepare<[string], JobRow>(`${JOBS} WHERE id = ?`).get(id);
  return row ? jobOf(row) : null;
}

/** Newest first. */
export const listJobs = (database: StoreDatabase, offset: number, limit: number): ComposerJob[] =>
  database
    .prepare<[number, number], JobRow>(`${JOBS} ORDER BY sequence DESC LIMIT ? OFFSET ?`)
    .all(limit, offset)
    .map(jobOf);

/** The job whose turn it is: one that was cut off before those that wait, in the order of acceptance. */
export function nextJob(database: StoreDatabase): ComposerJob | null {
  const row = database
    .prepare<[], JobRow>(
      `${JOBS} WHERE state IN ('running', 'queued') ORDER BY state = 'queued', sequence LIMIT 1`,
    )
    .get();
  return row ? jobOf(row) : null;
}

export const countJobs = (database: StoreDatabase, state?: JobState): number =>
  (state === undefined
    ? database.prepare('SELECT count(*) FROM job').pluck().get()
    : database.prepare('SELECT count(*) FROM job WHERE state = ?').pluck().get(state)) as number;

export const markRunning = (database: StoreDatabase, id: string, now: string): void =>
  void database
    .prepare("UPDATE job SET state = 'running', started_at = coalesce(started_at, ?) WHERE id = ?")
    .run(now, id);

/** Ends a job, unless it has ended already. */
export const markFinished = (
  database: StoreDatabase,
  id: string,
  state: 'done' | 'cancelled' | 'failed',
  now: string,
  failure: StudioFailure | null = null,
): void =>
  void database
    .prepare(
      "UPDATE job SET state = ?, finished_at = ?, failure = ? WHERE id = ? AND state IN ('queued', 'running')",
    )
    .run(state, now, failure && JSON.stringify(failure), id);

/** Adds a result and counts it. */
export function insertResult(database: StoreDatabase, jobId: string, result: ComposerJobResult): void {
  const { record, customer, title, state, document, diagnostics } = result;
  database
    .prepare(
      `INSERT INTO job_result (job_id, record, customer, title, state, document, diagnostics)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      jobId,
      record,
      customer,
      title,
      state,
      document && JSON.stringify(document),
      JSON.stringify(diagnostics),
    );
  database
    .prepare(
      'UPDATE job SET done = done + 1, failed = failed + ?, warned = warned + ?, pages = pages + ? WHERE id = ?',
    )
    .run(state === 'failed' ? 1 : 0, state === 'warned' ? 1 : 0, document?.pages ?? 0, jobId);
}

interface ResultRow {
  readonly record: number;
  readonly customer: string;
  readonly title: string;
  readonly state: ComposerJobResult['state'];
  readonly document: string | null;
  readonly diagnostics: string;
}

/** In the order of the records. */
export function listResults(
  database: StoreDatabase,
  jobId: string,
  page: { readonly offset: number; readonly limit: number; readonly state?: string | undefined },
): { total: number; results: ComposerJobResult[] } {
  const { offset, limit, state = null } = page;
  const where = 'WHERE job_id = @jobId AND (@state IS NULL OR state = @state)';
  const total = database
    .prepare(`SELECT count(*) FROM job_result ${where}`)
    .pluck()
    .get({ jobId, state }) as number;
  const rows = database
    .prepare<[object], ResultRow>(
      `SELECT * FROM job_result ${where} ORDER BY record LIMIT @limit OFFSET @offset`,
    )
    .all({ jobId, state, limit, offset });
  return { total, results: rows.map(resultOf) };
}

/** What was delivered, in the order of the records, read piece by piece: other statements may run in between. */
export function* deliveredResults(database: StoreDatabase, jobId: string): Generator<ComposerJobResult> {
  const next = database.prepare<[string, number], ResultRow>(
    'SELECT * FROM job_result WHERE job_id = ? AND record > ? AND document IS NOT NULL ORDER BY record LIMIT 500',
  );
  for (let last = -1; ; ) {
    const rows = next.all(jobId, last);
    yield* rows.map(resultOf);
    const end = rows.at(-1);
    if (!end) return;
    last = end.record;
  }
}

/** Numbers of the records that have a result. */
export const recordedOf = (database: StoreDatabase, jobId: string): number[] =>
  database
    .prepare<[string], number>('SELECT record FROM job_result WHERE job_id = ?')
    .pluck()
    .all(jobId) as number[];

const jobOf = ({ failure, pdf, envelope, ...row }: JobRow): ComposerJob => ({
  ...row,
  envelope: JSON.parse(envelope) as ComposerJob['envelope'],
  pdf: JSON.parse(pdf) as ComposerJob['pdf'],
  failure: failure === null ? null : (JSON.parse(failure) as StudioFailure),
});

const resultOf = ({
  record,
  customer,
  title,
  state,
  document,
  diagnostics,
}: ResultRow): ComposerJobResult => ({
  record,
  customer,
  title,
  state,
  document: document === null ? null : (JSON.parse(document) as DocumentFacts),
  diagnostics: JSON.parse(diagnostics) as Diagnostic[],
});
