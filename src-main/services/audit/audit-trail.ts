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

/** What makes somebody's work of a template, as a list of SQL. */
const AUTHORING = "'template.created', 'template.imported', 'template.edited'";

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

  /** Everybody who made or changed a template: the trail knows them when the template is gone, too. */
  authorsOf(templateId: string): string[] {
    return this.workspace.database
      .prepare<[string], string>(
        `SELECT person_id FROM audit WHERE template_id = ? AND action IN (${AUTHORING})
         GROUP BY person_id ORDER BY min(sequence)`,
      )
      .pluck()
      .all(templateId) as string[];
  }

  /** The template that a package of this digest was exported from; null where none was. */
  exportedFrom(digest: string): string | null {
    const found = this.workspace.database
      .prepare<[string], string>(
        "SELECT template_id FROM audit WHERE action = 'template.exported' AND subject ->> '$.digest' = ?",
      )
      .pluck()
      .get(digest);
    return (found as string | undefined) ?? null;
  }

  verify(): AuditReport {
    return verifyTrail(this.workspace.database);
  }
}
