/** Reviews and their comments in the database. */
import type { Evidence, ReviewComment, ReviewState } from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import type { Approval } from '../../../shared/package';
import type { Workspace } from '../workspace';
import { type CommentRow, commentOf, REVIEW_ROWS, type ReviewRow } from './review-rows';

export interface NewReview {
  readonly id: string;
  readonly templateId: string;
  readonly version: number;
  readonly baseVersion: number | null;
  readonly submittedBy: string;
  readonly note: string;
  readonly changedBy: readonly string[];
}

export interface NewComment {
  readonly id: string;
  readonly reviewId: string;
  readonly nodeId: string | null;
  readonly record: number | null;
  readonly author: string;
  readonly text: string;
}

export interface Decision {
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
  readonly approval?: Approval;
}

export class ReviewStore {
  constructor(private readonly workspace: Workspace) {}

  /** Throws `review.notFound`. */
  row(id: string): ReviewRow {
    const row = this.find(id);
    if (!row) throw new StudioError('review.notFound', { review: id });
    return row;
  }

  find(id: string): ReviewRow | null {
    return this.#database.prepare<[string], ReviewRow>(`${REVIEW_ROWS} WHERE review.id = ?`).get(id) ?? null;
  }

  /** Newest first; of one template or of all. */
  rows(templateId: string | null): ReviewRow[] {
    return this.#database
      .prepare<[{ templateId: string | null }], ReviewRow>(
        `${REVIEW_ROWS} WHERE @templateId IS NULL OR review.template_id = @templateId
         ORDER BY review.submitted_at DESC, review.rowid DESC`,
      )
      .all({ templateId });
  }

  /** Reviews whose evidence is to be made, the oldest first. */
  preparing(): string[] {
    return this.#database
      .prepare<[], string>("SELECT id FROM review WHERE state = 'preparing' ORDER BY rowid")
      .pluck()
      .all() as string[];
  }

  create({ changedBy, ...review }: NewReview): void {
    this.#database
      .prepare(
        `INSERT INTO review (id, template_id, version, base_version, state, submitted_at, submitted_by, note,
           changed_by)
         VALUES (@id, @templateId, @version, @baseVersion, 'preparing', @at, @submittedBy, @note, @changedBy)`,
      )
      .run({ ...review, at: this.workspace.now(), changedBy: JSON.stringify(changedBy) });
  }

  keepEvidence(id: string, state: ReviewState, evidence: Evidence): void {
    this.#database
      .prepare('UPDATE review SET state = ?, evidence = ? WHERE id = ?')
      .run(state, JSON.stringify(evidence), id);
  }

  keepFailure(id: string, state: ReviewState, { code, args }: StudioError): void {
    this.#database
      .prepare('UPDATE review SET state = ?, failure = ? WHERE id = ?')
      .run(state, JSON.stringify({ code, args }), id);
  }

  decide(id: string, state: ReviewState, { by, at, reason = '', approval }: Decision): void {
    this.#database
      .prepare(
        'UPDATE review SET state = ?, decided_by = ?, decided_at = ?, reason = ?, approval = ? WHERE id = ?',
      )
      .run(state, by, at, reason, approval ? JSON.stringify(approval) : null, id);
  }

  /** In the order they were written. */
  comments(reviewId: string): ReviewComment[] {
    return this.#database
      .prepare<[string], CommentRow>('SELECT * FROM review_comment WHERE review_id = ? ORDER BY at, rowid')
      .all(reviewId)
      .map((row) => commentOf(this.#database, row));
  }

  /** Throws `review.notFound`. */
  comment(reviewId: string, id: string): ReviewComment {
    const row = this.#database
      .prepare<[string, string], CommentRow>('SELECT * FROM review_comment WHERE review_id = ? AND id = ?')
      .get(reviewId, id);
    if (!row) throw new StudioError('review.notFound', { review: id });
    return commentOf(this.#database, row);
  }

  addComment(comment: NewComment): void {
    this.#database
      .prepare(
        `INSERT INTO review_comment (id, review_id, node_id, record, author, at, content)
         VALUES (@id, @reviewId, @nodeId, @record, @author, @at, @text)`,
      )
      .run({ ...comment, at: this.workspace.now() });
  }

  /** `by` is who dealt with it; null takes that back. */
  resolve(id: string, by: string | null): void {
    this.#database
      .prepare('UPDATE review_comment SET resolved_by = ?, resolved_at = ? WHERE id = ?')
      .run(by, by === null ? null : this.workspace.now(), id);
  }

  get #database() {
    return this.workspace.database;
  }
}
