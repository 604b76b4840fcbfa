/** Reviews and their comments as the database has them. */
import type { Evidence, ReviewComment, ReviewState, ReviewSummary } from '../../../shared/contract';
import type { PersonRef } from '../../../shared/package';
import { refsOf } from '../people';
import type { WorkspaceDatabase } from '../workspace';

export interface ReviewRow {
  readonly id: string;
  readonly template_id: string;
  readonly version: number;
  readonly base_version: number | null;
  readonly state: ReviewState;
  readonly submitted_at: string;
  readonly submitted_by: string;
  readonly note: string;
  readonly changed_by: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly reason: string;
  readonly evidence: string | null;
  readonly failure: string | null;
  /** The template's name in the submitted version. */
  readonly template_name: string;
  readonly comments: number;
  readonly open_comments: number;
}

/** Reviews with the names of their templates and their comments counted. */
export const REVIEW_ROWS = `
  SELECT review.*, version.manifest ->> '$.name' AS template_name,
    (SELECT count(*) FROM review_comment WHERE review_id = review.id) AS comments,
    (SELECT count(*) FROM review_comment WHERE review_id = review.id AND resolved_at IS NULL) AS open_comments
  FROM review JOIN version ON version.template_id = review.template_id AND version.number = review.version`;

/** The ids of everybody whose changes a review holds. */
export const changersOf = (row: ReviewRow): string[] => JSON.parse(row.changed_by) as string[];

export const reviewOf = (
  database: WorkspaceDatabase,
  row: ReviewRow,
  progress: ReviewSummary['progress'],
): ReviewSummary => ({
  id: row.id,
  templateId: row.template_id,
  templateName: row.template_name,
  version: row.version,
  baseVersion: row.base_version,
  state: row.state,
  submittedAt: row.submitted_at,
  submittedBy: refOf(database, row.submitted_by),
  note: row.note,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by === null ? null : refOf(database, row.decided_by),
  reason: row.reason,
  changedBy: refsOf(database, changersOf(row)),
  openComments: row.open_comments,
  comments: row.comments,
  progress,
  failure: row.failure === null ? null : (JSON.parse(row.failure) as ReviewSummary['failure']),
});

/** The evidence that was kept; null while there is none. */
export const evidenceOf = (row: ReviewRow): Evidence | null =>
  row.evidence === null ? null : (JSON.parse(row.evidence) as Evidence);

export interface CommentRow {
  readonly id: string;
  readonly review_id: string;
  readonly node_id: string | null;
  readonly record: number | null;
  readonly author: string;
  readonly at: string;
  readonly content: string;
  readonly resolved_by: string | null;
  readonly resolved_at: string | null;
}

export const commentOf = (database: WorkspaceDatabase, row: CommentRow): ReviewComment => ({
  id: row.id,
  reviewId: row.review_id,
  nodeId: row.node_id,
  record: row.record,
  author: refOf(database, row.author),
  at: row.at,
  text: row.content,
  resolvedBy: row.resolved_by === null ? null : refOf(database, row.resolved_by),
  resolvedAt: row.resolved_at,
});

const refOf = (database: WorkspaceDatabase, id: string): PersonRef =>
  refsOf(database, [id])[0] ?? { id, name: id };
