/**
 * Proves the audit trail: computes the chain again, holds the journal of edits against what the trail says of it, and
 * looks for the entries that approvals signed, so that a trail whose end was cut off is found too.
 */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { AuditEntry } from '../../../shared/contract';
import { reason, StudioError } from '../../../shared/diag';
import { approvalSchema } from '../../../shared/package';
import { reasonOf } from '../../files';
import { APPLICATION_ID, type WorkspaceDatabase } from '../workspace';
import { type AuditRow, entryOf } from './audit-rows';
import { breachOf, type ChainState, FIRST_HASH } from './chain';

export interface AuditReport {
  /** How many there are. */
  readonly entries: number;
  /** The first one that does not fit and why, in English. */
  readonly broken: { readonly sequence: number; readonly reason: string } | null;
  /** Hash of the last one. */
  readonly head: string | null;
}

/** What stands for the edits of one call in the trail: SHA-256 over their JSON, a line each. */
export function editsDigest(edits: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const edit of edits) hash.update(edit).update('\n');
  return hash.digest('hex');
}

/** Verifies the trail of an open database. */
export function verifyTrail(database: WorkspaceDatabase): AuditReport {
  const journal = new Journal(database);
  const hashes = new Map<number, string>();
  const signed = signedEntries(database);
  let state: ChainState = { sequence: 0, hash: FIRST_HASH };
  const rows = database
    .prepare<[], AuditRow>(
      'SELECT sequence, at, person_id, person_name, action, subject, hash FROM audit ORDER BY sequence',
    )
    .iterate();
  let broken: AuditReport['broken'] = null;
  for (const row of rows) {
    const entry = entryOf(row);
    const reason = breachOf(state, entry) ?? journal.breachOf(entry);
    if (reason !== null) {
      broken = { sequence: Math.min(row.sequence, state.sequence + 1), reason };
      break;
    }
    state = { sequence: row.sequence, hash: row.hash };
    if (signed.has(row.sequence)) hashes.set(row.sequence, row.hash);
  }
  broken ??= missingSigned(signed, hashes);
  broken ??= journal.unrecorded(state.sequence + 1);
  const entries = database.prepare('SELECT count(*) FROM audit').pluck().get() as number;
  return { entries, broken, head: state.sequence === 0 ? null : state.hash };
}

/**
 * Verifies the trail of the workspace in `folder`, also while a studio has it open: nothing is written. Throws
 * `file.notFound` or `workspace.unreadable`.
 */
export function verifyWorkspaceTrail(folder: string, file: string): AuditReport {
  let database: WorkspaceDatabase | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    if (Number(database.pragma('application_id', { simple: true })) !== APPLICATION_ID) {
      throw new StudioError('workspace.unreadable', {
        path: folder,
        reason: reason('database.foreign', { file }),
      });
    }
    return database.transaction((opened: WorkspaceDatabase) => verifyTrail(opened))(database);
  } catch (error) {
    if (error instanceof StudioError) throw error;
    throw new StudioError(
      'workspace.unreadable',
      { path: folder, reason: reasonOf(error) },
      { cause: error },
    );
  } finally {
    database?.close();
  }
}

/** Entries that approvals name as the last one before them. */
function signedEntries(database: WorkspaceDatabase): Map<number, string> {
  const signed = new Map<number, string>();
  const approvals = database
    .prepare<[], string>('SELECT approval FROM review WHERE approval IS NOT NULL')
    .pluck()
    .all() as string[];
  for (const text of approvals) {
    const approval = approvalSchema.safeParse(JSON.parse(text));
    const head = approval.success ? approval.data.statement.audit : null;
    if (head) signed.set(head.sequence, head.hash);
  }
  return signed;
}

function missingSigned(
  signed: ReadonlyMap<number, string>,
  found: ReadonlyMap<number, string>,
): AuditReport['broken'] {
  for (const [sequence, hash] of [...signed].sort(([a], [b]) => a - b)) {
    if (found.get(sequence) === hash) continue;
    const reason = found.has(sequence)
      ? 'an approval signed another entry under this number.'
      : 'an approval signed it, and it is gone.';
    return { sequence, reason };
  }
  return null;
}

interface JournalRow {
  readonly content: string;
  readonly person_id: string | null;
}

/** The journal of edits against the trail. Templates that were removed took their journal with them. */
class Journal {
  readonly #rows;
  readonly #exists;
  /** Edits of each template that the trail speaks of. */
  readonly #recorded = new Map<string, number>();

  constructor(private readonly database: WorkspaceDatabase) {
    this.#rows = database.prepare<[string, number, number], JournalRow>(
      'SELECT content, person_id FROM edit WHERE template_id = ? AND revision > ? AND revision <= ? ORDER BY revision',
    );
    this.#exists = database.prepare<[string], number>('SELECT 1 FROM template WHERE id = ?').pluck();
  }

  breachOf({ action, subject, personId }: AuditEntry): string | null {
    if (action !== 'template.edited') return null;
    const { templateId, from, to, edits } = subject as {
      readonly templateId: string;
      readonly from: number;
      readonly to: number;
      readonly edits: string;
    };
    if (this.#exists.get(templateId) === undefined) return null;
    const rows = this.#rows.all(templateId, from, to);
    this.#recorded.set(templateId, (this.#recorded.get(templateId) ?? 0) + rows.length);
    const isSame =
      rows.length === to - from &&
      rows.every(({ person_id: author }) => author === personId) &&
      editsDigest(rows.map(({ content }) => content)) === edits;
    return isSame
      ? null
      : `the edits ${from + 1}–${to} of template ${templateId} are not those that were recorded.`;
  }

  /** Edits by somebody of which the trail says nothing: its end was cut off. Older ones are nobody's. */
  unrecorded(sequence: number): AuditReport['broken'] {
    const counts = this.database
      .prepare<[], { id: string; count: number }>(
        'SELECT template_id AS id, count(*) AS count FROM edit WHERE person_id IS NOT NULL GROUP BY template_id',
      )
      .all();
    const odd = counts.find(({ id, count }) => count !== (this.#recorded.get(id) ?? 0));
    return odd ? { sequence, reason: `edits of template ${odd.id} are recorded nowhere.` } : null;
  }
}
