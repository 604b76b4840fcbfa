import type { AuditAction, AuditEntry } from '../../../shared/contract';

/** An entry of the trail as the database has it. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly action: string;
  readonly subject: string;
  readonly hash: string;
}

export const entryOf = (row: AuditRow): AuditEntry => ({
  sequence: row.sequence,
  at: row.at,
  personId: row.person_id,
  personName: row.person_name,
  action: row.action as AuditAction,
  subject: JSON.parse(row.subject) as AuditEntry['subject'],
  hash: row.hash,
});
