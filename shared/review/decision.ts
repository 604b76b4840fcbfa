/** How a review goes from its submission to a decision, and who may decide. */
import { fail, ok, type Result } from '../base';

export type ReviewStage = 'preparing' | 'open' | 'approved' | 'returned' | 'withdrawn' | 'failed';

/** What happens to a review. */
export type ReviewEvent =
  /** Its evidence is there, or could not be made. */
  'prepared' | 'broken' | 'approved' | 'returned' | 'withdrawn';

/** From each stage, where an event leads; what is not named cannot happen there. */
const TRANSITIONS: { readonly [stage in ReviewStage]: { readonly [event in ReviewEvent]?: ReviewStage } } = {
  preparing: { prepared: 'open', broken: 'failed', withdrawn: 'withdrawn' },
  open: { approved: 'approved', returned: 'returned', withdrawn: 'withdrawn' },
  failed: { withdrawn: 'withdrawn' },
  approved: {},
  returned: {},
  withdrawn: {},
};

/** Why an event cannot happen: the evidence is not there yet, could not be made, or the review is over. */
export type ReviewObstacle = 'preparing' | 'failed' | 'decided';

/** The stage after an event. */
export function reviewTransition(
  stage: ReviewStage,
  event: ReviewEvent,
): Result<ReviewStage, ReviewObstacle> {
  const next = TRANSITIONS[stage][event];
  return next ? ok(next) : fail(stage === 'preparing' || stage === 'failed' ? stage : 'decided');
}

/** Whether it has come to its end. */
export const isReviewOver = (stage: ReviewStage): boolean => Object.keys(TRANSITIONS[stage]).length === 0;

/** Whether the version cannot be submitted again: it waits for a decision, or has an approval. */
export const holdsVersion = (stage: ReviewStage): boolean =>
  stage === 'preparing' || stage === 'open' || stage === 'approved';

/** A review as far as it matters to who may approve it; people by their ids. */
export interface Approvable {
  readonly stage: ReviewStage;
  readonly submittedBy: string;
  readonly changedBy: readonly string[];
}

/**
 * Why somebody may not approve a version; `null` where they may. Four eyes: whoever changed or submitted it cannot.
 * `isReviewer`: whether they have the role.
 */
export function approvalObstacle(
  { stage, submittedBy, changedBy }: Approvable,
  decider: { readonly id: string; readonly isReviewer: boolean },
): ReviewObstacle | 'role' | 'fourEyes' | null {
  const next = reviewTransition(stage, 'approved');
  if (!next.ok) return next.error;
  if (!decider.isReviewer) return 'role';
  return decider.id === submittedBy || changedBy.includes(decider.id) ? 'fourEyes' : null;
}
