import { describe, expect, it } from 'vitest';
import { approvalObstacle, holdsVersion, isReviewOver, type ReviewStage, reviewTransition } from './decision';

const STAGES: readonly ReviewStage[] = ['preparing', 'open', 'approved', 'returned', 'withdrawn', 'failed'];

describe('a review', () => {
  it('goes from its submission to a decision', () => {
    expect(reviewTransition('preparing', 'prepared')).toEqual({ ok: true, value: 'open' });
    expect(reviewTransition('preparing', 'broken')).toEqual({ ok: true, value: 'failed' });
    expect(reviewTransition('open', 'approved')).toEqual({ ok: true, value: 'approved' });
    expect(reviewTransition('open', 'returned')).toEqual({ ok: true, value: 'returned' });
  });

  it('is decided on with evidence only, and once', () => {
    expect(reviewTransition('preparing', 'approved')).toEqual({ ok: false, error: 'preparing' });
    expect(reviewTransition('failed', 'returned')).toEqual({ ok: false, error: 'failed' });
    for (const stage of ['approved', 'returned', 'withdrawn'] as const) {
      for (const event of ['approved', 'returned', 'withdrawn', 'prepared'] as const) {
        expect(reviewTransition(stage, event)).toEqual({ ok: false, error: 'decided' });
      }
    }
  });

  it('can be withdrawn until it is decided on', () => {
    const open = STAGES.filter((stage) => reviewTransition(stage, 'withdrawn').ok);
    expect(open).toEqual(['preparing', 'open', 'failed']);
    expect(STAGES.filter(isReviewOver)).toEqual(['approved', 'returned', 'withdrawn']);
  });

  it('keeps its version from being submitted again while it waits or is approved', () => {
    expect(STAGES.filter(holdsVersion)).toEqual(['preparing', 'open', 'approved']);
  });
});

describe('an approval', () => {
  const review = { stage: 'open' as const, submittedBy: 'submitter', changedBy: ['designer', 'writer'] };

  it('is for a reviewer who has neither changed nor submitted the version', () => {
    expect(approvalObstacle(review, { id: 'reviewer', isReviewer: true })).toBeNull();
    expect(approvalObstacle(review, { id: 'reviewer', isReviewer: false })).toBe('role');
    for (const id of ['submitter', 'designer', 'writer']) {
      expect(approvalObstacle(review, { id, isReviewer: true })).toBe('fourEyes');
    }
  });

  it('waits for the evidence', () => {
    const decider = { id: 'reviewer', isReviewer: true };
    expect(approvalObstacle({ ...review, stage: 'preparing' }, decider)).toBe('preparing');
    expect(approvalObstacle({ ...review, stage: 'failed' }, decider)).toBe('failed');
    expect(approvalObstacle({ ...review, stage: 'approved' }, decider)).toBe('decided');
  });
});
