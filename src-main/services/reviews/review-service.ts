/**
 * Reviews: a version is submitted, its evidence is made in the background, and a reviewer approves or returns it. An
 * approval is signed with the reviewer's key; by whom and when it may be given is decided in `shared/review`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { assert, present } from '../../../shared/base';
import type {
  AuditAction,
  Evidence,
  ReviewComment,
  ReviewSummary,
  StudioFailure,
  VersionSummary,
} from '../../../shared/contract';
import { reason, StudioError } from '../../../shared/diag';
import type { Template } from '../../../shared/model';
import {
  type Approval,
  type ApprovalStatement,
  checkApproval,
  statementBytes,
} from '../../../shared/package';
import { approvalObstacle, holdsVersion, isReviewOver, reviewTransition } from '../../../shared/review';
import { sign, verifySignature } from '../../signing';
import type { AuditSubject, AuditTrail } from '../audit';
import { type Desk, refsOf, type SigningKeys } from '../people';
import { contributorsOf } from '../templates';
import { EvidenceMaker, type EvidenceSources } from './evidence-maker';
import { changersOf, evidenceOf, type ReviewRow, reviewOf } from './review-rows';
import { ReviewStore } from './review-store';

/** What the service reaches. */
export interface ReviewSources extends EvidenceSources {
  readonly desk: Desk;
  readonly keys: SigningKeys;
  readonly audit: AuditTrail;
}

/** A review with everything a reviewer looks at. */
export interface OpenedReview {
  review: ReviewSummary;
  version: VersionSummary;
  base: VersionSummary | null;
  after: Template;
  before: Template | null;
  evidence: Evidence | null;
  comments: ReviewComment[];
  approval: Approval | null;
  datasetId: string | null;
  obstacle: StudioFailure | null;
}

const WATCH_INTERVAL_MS = 250;

export class ReviewService {
  readonly #store: ReviewStore;
  readonly #evidence: EvidenceMaker;

  constructor(private readonly sources: ReviewSources) {
    this.#store = new ReviewStore(sources.workspace);
    this.#evidence = new EvidenceMaker(sources, this.#store);
  }

  /** Newest first; of one template or of all. */
  list(templateId: string | null): ReviewSummary[] {
    return this.#store.rows(templateId).map((row) => this.#summaryOf(row));
  }

  /**
   * Submits a version. Throws `version.notFound`, or `review.exists` where it waits for a decision or is approved
   * already.
   */
  submit(templateId: string, number: number, note: string): ReviewSummary {
    const { workspace, versions, desk } = this.sources;
    const version = versions.summary(templateId, number);
    if (version.review && holdsVersion(version.review.state)) {
      throw new StudioError('review.exists', { version: number });
    }
    const base = versions.baseOf(templateId, number);
    // Changes that nobody approved are still to be approved, also where the comparison does not show them.
    const approved = base?.review?.state === 'approved' ? base.revision : null;
    const changedBy = contributorsOf(workspace.database, templateId, approved, version.revision);
    const id = workspace.newId();
    workspace.write(() => {
      this.#store.create({
        id,
        templateId,
        version: number,
        baseVersion: base?.number ?? null,
        submittedBy: desk.current().id,
        note,
        changedBy,
      });
      this.#record('review.submitted', id, { note, digest: version.digest });
    });
    this.#evidence.prepare(id);
    return this.summary(id);
  }

  /** Throws `review.notFound`. */
  summary(id: string): ReviewSummary {
    return this.#summaryOf(this.#store.row(id));
  }

  /** Throws `review.notFound`, or `template.unreadable` where what is stored cannot be opened. */
  open(id: string): OpenedReview {
    const { versions } = this.sources;
    const row = this.#store.row(id);
    const version = versions.open(row.template_id, row.version);
    const base = row.base_version === null ? null : versions.open(row.template_id, row.base_version);
    const obstacle = this.#obstacle(row);
    return {
      review: this.#summaryOf(row),
      version: version.summary,
      base: base?.summary ?? null,
      after: version.template,
      before: base?.template ?? null,
      evidence: evidenceOf(row),
      comments: this.#store.comments(id),
      approval: row.state === 'approved' ? version.approval : null,
      datasetId: this.#evidence.datasetOf(version.summary),
      obstacle: obstacle && { code: obstacle.code, args: { ...obstacle.args } },
    };
  }

  /** The summary about four times a second while the evidence is made, and once at the end. */
  async *watch(id: string, signal?: AbortSignal): AsyncGenerator<ReviewSummary, void> {
    for (;;) {
      const summary = this.summary(id);
      yield summary;
      if (summary.progress === null || signal?.aborted) return;
      const pause = sleep(WATCH_INTERVAL_MS, undefined, { ref: false, ...(signal && { signal }) });
      await Promise.race([this.#evidence.ended(id), pause.catch(() => undefined)]);
    }
  }

  /** Throws `review.notFound`, or `review.decided` once it has come to its end. */
  comment(
    id: string,
    comment: { nodeId: string | null; record: number | null; text: string },
  ): ReviewComment {
    const row = this.#store.row(id);
    if (isReviewOver(row.state)) throw decided(row);
    const { workspace, desk } = this.sources;
    const commentId = workspace.newId();
    workspace.write(() => {
      this.#store.addComment({ ...comment, id: commentId, reviewId: id, author: desk.current().id });
      this.#record('review.commented', id, { commentId, nodeId: comment.nodeId });
    });
    return this.#store.comment(id, commentId);
  }

  /**
   * Marks a comment as dealt with, or takes that back; in a returned review too, which its author works through.
   * Throws `review.notFound` or `review.decided`.
   */
  resolve(id: string, commentId: string, isResolved: boolean): ReviewComment {
    const row = this.#store.row(id);
    if (isReviewOver(row.state) && row.state !== 'returned') throw decided(row);
    const { nodeId } = this.#store.comment(id, commentId);
    const { workspace, desk } = this.sources;
    workspace.write(() => {
      this.#store.resolve(commentId, isResolved ? desk.current().id : null);
      this.#record('review.resolved', id, { commentId, nodeId, isResolved });
    });
    return this.#store.comment(id, commentId);
  }

  /** Takes a submission back. Throws `review.notFound` or `review.decided`. */
  withdraw(id: string): ReviewSummary {
    this.#decide(id, 'withdrawn', 'review.withdrawn');
    this.#evidence.cancel(id);
    return this.summary(id);
  }

  /** Throws `review.notFound`, `review.noReason`, `review.preparing`, `review.evidenceFailed` or `review.decided`. */
  return(id: string, reason: string): ReviewSummary {
    if (reason === '') throw new StudioError('review.noReason');
    this.#decide(id, 'returned', 'review.returned', reason);
    return this.summary(id);
  }

  /**
   * Signs the version's package in the name of whoever is at the desk. Throws `review.fourEyes`, `key.*`, and what
   * {@link return} does.
   */
  approve(id: string, passphrase: string | null): ReviewSummary {
    const { workspace, desk, keys } = this.sources;
    const row = this.#store.row(id);
    const obstacle = this.#obstacle(row);
    if (obstacle) throw obstacle;
    const privateKey = keys.unlock(desk.current(), passphrase);
    workspace.write(() => {
      const approval = this.#signed(row, privateKey);
      this.#store.decide(id, 'approved', {
        by: desk.current().id,
        at: approval.statement.approvedAt,
        approval,
      });
      this.#record('review.approved', id, {
        digest: approval.statement.package,
        evidence: approval.statement.evidence.sha256,
        publicKey: approval.publicKey,
      });
    });
    return this.summary(id);
  }

  /** Stops what is being made for a template that is about to go. */
  async stopAllOf(templateId: string): Promise<void> {
    for (const { id } of this.#store.rows(templateId)) await this.#evidence.stop(id);
  }

  /** Stops whatever is being made; the next start makes it anew. */
  async close(): Promise<void> {
    await this.#evidence.close();
  }

  #summaryOf(row: ReviewRow): ReviewSummary {
    const progress = row.state === 'preparing' ? this.#evidence.progress(row.id) : null;
    return reviewOf(this.sources.workspace.database, row, progress);
  }

  /** Why the person at the desk may not approve it now. */
  #obstacle(row: ReviewRow): StudioError | null {
    const person = this.sources.desk.current();
    const obstacle = approvalObstacle(
      { stage: row.state, submittedBy: row.submitted_by, changedBy: changersOf(row) },
      { id: person.id, isReviewer: person.roles.includes('reviewer') },
    );
    if (obstacle === 'role') {
      return new StudioError('people.notAllowed', { person: person.name, role: 'reviewer' });
    }
    if (obstacle === 'fourEyes') return new StudioError('review.fourEyes', { person: person.name });
    if (obstacle !== null) return refusal(row, obstacle);
    return person.signingKey ? null : new StudioError('key.missing', { person: person.name });
  }

  /** Brings a review to its end in the name of whoever is at the desk. */
  #decide(id: string, event: 'returned' | 'withdrawn', action: AuditAction, reason = ''): void {
    const { workspace, desk } = this.sources;
    workspace.write(() => {
      const row = this.#store.row(id);
      const next = reviewTransition(row.state, event);
      if (!next.ok) throw refusal(row, next.error);
      this.#store.decide(id, next.value, { by: desk.current().id, at: workspace.now(), reason });
      this.#record(action, id, reason === '' ? {} : { reason });
    });
  }

  #signed(row: ReviewRow, privateKey: Uint8Array): Approval {
    const { workspace, versions, desk, audit } = this.sources;
    const { summary, manifest } = versions.open(row.template_id, row.version);
    const evidence = present(evidenceOf(row), 'an open review has its evidence');
    const statement: ApprovalStatement = {
      format: 'fumi-approval',
      formatVersion: 1,
      package: summary.digest,
      templateId: row.template_id,
      templateName: summary.name,
      version: row.version,
      approvedBy: desk.ref(),
      approvedAt: workspace.now(),
      changedBy: refsOf(workspace.database, changersOf(row)),
      evidence: { sha256: evidence.digest, records: evidence.records },
      audit: audit.head(),
    };
    const { publicKey } = present(desk.current().signingKey, 'an unlocked key is there');
    const approval = { statement, publicKey, signature: sign(privateKey, statementBytes(statement)) };
    const problem = checkApproval({ manifest, digest: summary.digest, approval }, verifySignature);
    assert(problem === null, 'an approval that was just signed holds');
    return approval;
  }

  #record(action: AuditAction, id: string, details: AuditSubject): void {
    const { template_id: templateId, template_name: templateName, version } = this.#store.row(id);
    this.sources.audit.record(action, { templateId, templateName, version, reviewId: id, ...details });
  }
}

const decided = ({ version, state }: ReviewRow): StudioError =>
  new StudioError('review.decided', { version, state: reason(`state.${state}`) });

/** Why a review is not to be decided on. */
function refusal(row: ReviewRow, obstacle: 'preparing' | 'failed' | 'decided'): StudioError {
  if (obstacle === 'preparing') return new StudioError('review.preparing', { version: row.version });
  if (obstacle === 'decided') return decided(row);
  const { code, args } = JSON.parse(present(row.failure, 'a failed review says why')) as StudioError;
  return new StudioError(code, args);
}
