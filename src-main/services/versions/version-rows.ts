/** Versions as the database has them. */
import type { ReviewState, VersionSummary } from '../../../shared/contract';
import { refsOf } from '../people';
import type { WorkspaceDatabase } from '../workspace';

export interface VersionRow {
  readonly template_id: string;
  readonly number: number;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly note: string;
  readonly revision: number;
  readonly dataset_id: string | null;
  readonly changed_by: string;
  readonly digest: string;
  readonly manifest: string;
  readonly content: string;
  readonly review_id: string | null;
  readonly review_state: ReviewState | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly approval: string | null;
}

/** Versions with their latest review. */
export const VERSION_ROWS = `
  SELECT version.*, review.id AS review_id, review.state AS review_state, review.decided_by, review.decided_at,
    review.approval
  FROM version LEFT JOIN review ON review.rowid = (
    SELECT max(latest.rowid) FROM review AS latest
    WHERE latest.template_id = version.template_id AND latest.version = version.number
  )`;

export function summaryOf(database: WorkspaceDatabase, row: VersionRow): VersionSummary {
  const { name } = JSON.parse(row.manifest) as { readonly name: string };
  const refs = (ids: readonly string[]) => refsOf(database, ids);
  const [savedBy = { id: row.saved_by, name: row.saved_by }] = refs([row.saved_by]);
  return {
    templateId: row.template_id,
    number: row.number,
    name,
    note: row.note,
    savedAt: row.saved_at,
    savedBy,
    revision: row.revision,
    datasetId: row.dataset_id,
    digest: row.digest,
    changedBy: refs(JSON.parse(row.changed_by) as string[]),
    review:
      row.review_id === null || row.review_state === null
        ? null
        : {
            id: row.review_id,
            state: row.review_state,
            decidedBy: row.decided_by === null ? null : (refs([row.decided_by])[0] ?? null),
            decidedAt: row.decided_at,
          },
  };
}
