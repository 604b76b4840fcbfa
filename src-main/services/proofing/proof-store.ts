/** Proofs in the database: what was asked for, how far it is, what became of each record. */
import type { ProofException, ProofResult, ProofSummary } from '../../../shared/contract';
import { type Diagnostic, StudioError } from '../../../shared/diag';
import type { RecordResult, RecordState } from '../../workers';
import type { Workspace } from '../workspace';
import { byGravity, ExceptionCounter } from './exceptions';

interface ProofRow {
  readonly id: string;
  readonly template_id: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly state: ProofSummary['state'];
  readonly output: ProofSummary['output'];
  readonly standard: string;
  readonly is_protected: number;
  readonly records: number;
  readonly done: number;
  readonly pages: number;
  readonly clean: number;
  readonly warned: number;
  readonly failed: number;
  readonly seconds: number;
  readonly workers: number;
  readonly merged_file: string | null;
  readonly failure: string | null;
}

interface ResultRow extends Omit<ProofResult, 'diagnostics'> {
  readonly diagnostics: string;
}

interface ExceptionRow extends Omit<ProofException, 'diagnostic'> {
  readonly diagnostic: string;
}

export interface NewProof {
  readonly id: string;
  readonly templateId: string;
  readonly jobDate: string;
  readonly output: ProofSummary['output'];
  readonly standard: string;
  readonly isProtected: boolean;
  readonly records: number;
  readonly workers: number;
}

export interface ProofEnd {
  readonly state: Exclude<ProofSummary['state'], 'running'>;
  readonly mergedFile: string | null;
  readonly failure: StudioError | null;
}

export class ProofStore {
  constructor(private readonly workspace: Workspace) {}

  create(proof: NewProof): void {
    this.workspace.write(() => {
      this.workspace.database
        .prepare(
          `INSERT INTO proof (id, template_id, started_at, job_date, state, output, standard, is_protected, records, workers)
           VALUES (@id, @templateId, @startedAt, @jobDate, 'running', @output, @standard, @isProtected, @records, @workers)`,
        )
        .run({ ...proof, isProtected: proof.isProtected ? 1 : 0, startedAt: this.workspace.now() });
    });
  }

  /** Keeps results and the progress they make. */
  addResults(id: string, results: readonly RecordResult[], seconds: number): void {
    const { database } = this.workspace;
    const insert = database.prepare(
      `INSERT INTO proof_result (proof_id, record, title, pages, milliseconds, state, digest, file, diagnostics)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const count = database.prepare(
      `INSERT INTO proof_exception (proof_id, key, diagnostic, records, example) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (proof_id, key) DO UPDATE SET
         records = records + excluded.records, example = min(example, excluded.example)`,
    );
    const exceptions = new ExceptionCounter();
    const states: Record<RecordState, number> = { clean: 0, warned: 0, failed: 0 };
    let pages = 0;
    for (const result of results) {
      exceptions.add(result);
      states[result.state] += 1;
      pages += result.pages;
    }
    this.workspace.write(() => {
      for (const { record, title, pages: own, milliseconds, state, digest, file, diagnostics } of results) {
        const texts = [state, digest, file, JSON.stringify(diagnostics)];
        insert.run(id, record, title, own, milliseconds, ...texts);
      }
      for (const [key, { diagnostic, records, example }] of exceptions.entries) {
        count.run(id, key, JSON.stringify(diagnostic), records, example);
      }
      database
        .prepare(
          `UPDATE proof SET done = done + @done, pages = pages + @pages, clean = clean + @clean,
             warned = warned + @warned, failed = failed + @failed, seconds = @seconds WHERE id = @id`,
        )
        .run({ id, done: results.length, pages, seconds, ...states });
    });
  }

  finish(id: string, { state, mergedFile, failure }: ProofEnd, seconds: number | null): void {
    const reason = failure && JSON.stringify({ code: failure.code, args: failure.args });
    this.workspace.write(() => {
      this.workspace.database
        .prepare(
          `UPDATE proof SET state = ?, merged_file = ?, failure = ?, finished_at = ?, seconds = coalesce(?, seconds)
           WHERE id = ?`,
        )
        .run(state, mergedFile, reason, this.workspace.now(), seconds, id);
    });
  }

  /** Ids of proofs that are marked as running. */
  running(): string[] {
    return this.workspace.database
      .prepare<[], string>("SELECT id FROM proof WHERE state = 'running'")
      .pluck()
      .all() as string[];
  }

  /** Throws `proof.notFound`. `seconds` is the time so far where it is known better. */
  summary(id: string, seconds?: number): ProofSummary {
    const row = this.workspace.database
      .prepare<[string], ProofRow>('SELECT * FROM proof WHERE id = ?')
      .get(id);
    if (!row) throw new StudioError('proof.notFound', { proof: id });
    return summaryOf(row, seconds);
  }

  list(templateId: string): ProofSummary[] {
    return this.workspace.database
      .prepare<[string], ProofRow>('SELECT * FROM proof WHERE template_id = ? ORDER BY started_at DESC, id')
      .all(templateId)
      .map((row) => summaryOf(row));
  }

  ids(templateId: string): string[] {
    return this.list(templateId).map(({ id }) => id);
  }

  results(id: string, offset: number, limit: number, state?: RecordState) {
    const { database } = this.workspace;
    const where = state === undefined ? 'proof_id = ?' : 'proof_id = ? AND state = ?';
    const values = state === undefined ? [id] : [id, state];
    const total = database
      .prepare<string[], number>(`SELECT count(*) FROM proof_result WHERE ${where}`)
      .pluck()
      .get(...values) as number;
    const rows = database
      .prepare<(string | number)[], ResultRow>(
        `SELECT record, title, pages, milliseconds, state, digest, file, diagnostics FROM proof_result
         WHERE ${where} ORDER BY record LIMIT ? OFFSET ?`,
      )
      .all(...values, limit, offset);
    const results = rows.map(
      (row): ProofResult => ({ ...row, diagnostics: JSON.parse(row.diagnostics) as Diagnostic[] }),
    );
    return { total, results };
  }

  exceptions(id: string): ProofException[] {
    return this.workspace.database
      .prepare<[string], ExceptionRow>(
        'SELECT diagnostic, records, example FROM proof_exception WHERE proof_id = ?',
      )
      .all(id)
      .map((row): ProofException => ({ ...row, diagnostic: JSON.parse(row.diagnostic) as Diagnostic }))
      .sort(byGravity);
  }

  /** Whether a proof has made a file of this name. */
  hasFile(id: string, file: string): boolean {
    const found = this.workspace.database
      .prepare<[string, string, string, string], number>(
        `SELECT 1 FROM proof_result WHERE proof_id = ? AND file = ?
         UNION SELECT 1 FROM proof WHERE id = ? AND merged_file = ?`,
      )
      .get(id, file, id, file);
    return found !== undefined;
  }

  remove(id: string): void {
    this.workspace.write(() => {
      this.workspace.database.prepare('DELETE FROM proof WHERE id = ?').run(id);
    });
  }
}

function summaryOf(row: ProofRow, measured = row.seconds): ProofSummary {
  const { done, records, pages, state } = row;
  const hasRate = done > 0 && measured > 0;
  return {
    id: row.id,
    templateId: row.template_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    state,
    output: row.output,
    standard: row.standard,
    isProtected: row.is_protected === 1,
    records,
    done,
    pages,
    clean: row.clean,
    warned: row.warned,
    failed: row.failed,
    pagesPerSecond: measured > 0 ? pages / measured : 0,
    secondsLeft: state === 'running' && hasRate ? ((records - done) * measured) / done : null,
    workers: row.workers,
    mergedFile: row.merged_file,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as ProofSummary['failure']),
  };
}
