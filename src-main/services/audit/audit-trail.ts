/** The trail of everything that was done in a workspace: who, when, what. It only grows. */
import { canonicalJson } from '../../../shared/base';
import type { AuditAction, AuditEntry } from '../../../shared/contract';
import type { PersonRef } from '../../../shared/package';
import type { Workspace } from '../workspace';
import { type AuditRow, entryOf } from './audit-rows';
import { entryHash, FIRST_HASH } from './chain';
import { type AuditReport, verifyTrail } from './verify';

/** What an action was done to. */
export type AuditSubject = AuditEntry['subject'];

export class AuditTrail {
  constructor(
    private readonly workspace: Workspace,
    /** Who is at the desk. */
    private readonly author: () => PersonRef,
  ) {}

  /**
   * Adds an entry in the name of whoever is at the desk. Called inside the transaction of what it records: both are
   * there, or neither.
   */
  record(action: AuditAction, subject: AuditSubject): void {
    const { database } = this.workspace;
    this.workspace.write(() => {
      const { sequence: before, hash: previous } = this.head() ?? { sequence: 0, hash: FIRST_HASH };
      const { id, name } = this.author();
      const entry = {
        sequence: before + 1,
        at: this.workspace.now(),
        personId: id,
        personName: name,
        action,
        subject,
      };
      const hash = entryHash(previous, entry);
      database
        .prepare(
          `INSERT INTO audit (sequence, at, person_id, person_name, action, subject, hash)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(entry.sequence, entry.at, id, name, action, canonicalJson(subject), hash);
    });
  }

  /** The last entry's number and hash; `null` while there is none. Read anew: a transaction may have been undone. */
  head(): { readonly sequence: number; readonly hash: string } | null {
    const row = this.workspace.database
      .prepare<[], { sequence: number; hash: string }>(
        'SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1',
      )
      .get();
    return row ?? null;
  }

  /** Newest first; of one template or of all. */
  list(templateId: string | null, offset: number, limit: number): { total: number; entries: AuditEntry[] } {
    const { database } = this.workspace;
    const where = templateId === null ? '' : 'WHERE template_id = @templateId';
    const parameters = templateId === null ? {} : { templateId };
    const total = database.prepare(`SELECT count(*) FROM audit ${where}`).pluck().get(parameters) as number;
    const rows = database
      .prepare<[object], AuditRow>(
        `SELECT sequence, at, person_id, person_name, action, subject, hash FROM audit ${where}
         ORDER BY sequence DESC LIMIT @limit OFFSET @offset`,
      )
      .all({ ...parameters, limit, offset });
    return { total, entries: rows.map(entryOf) };
  }

  verify(): AuditReport {
    return verifyTrail(this.workspace.database);
  }
}
