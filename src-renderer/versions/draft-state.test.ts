import { describe, expect, it } from 'vitest';
import type { VersionSummary } from '../../shared/contract';
import { draftState, submittable } from './draft-state';

type ReviewState = NonNullable<VersionSummary['review']>['state'];

const version = (number: number, revision: number, state: ReviewState | null = null): VersionSummary => ({
  templateId: 't',
  number,
  name: 'Letter',
  note: '',
  savedAt: '2026-01-01T00:00:00Z',
  savedBy: { id: 'p', name: 'Kate' },
  revision,
  datasetId: null,
  digest: 'd',
  changedBy: [],
  review: state && { id: 'r', state, decidedBy: null, decidedAt: null },
});

describe('the draft', () => {
  it('is the first version to be until one was saved', () => {
    expect(draftState([], 4)).toEqual({ kind: 'draft', next: 1 });
    expect(submittable([], 4)).toEqual({ kind: 'save' });
  });

  it('is the next version to be once it has changed since the newest', () => {
    const versions = [version(2, 9, 'approved'), version(1, 3)];
    expect(draftState(versions, 11)).toEqual({ kind: 'draft', next: 3 });
    expect(submittable(versions, 11)).toEqual({ kind: 'save' });
  });

  it.each([
    [null, 'saved', true],
    ['withdrawn', 'saved', true],
    ['failed', 'saved', true],
    ['preparing', 'inReview', false],
    ['open', 'inReview', false],
    ['approved', 'approved', false],
    ['returned', 'returned', false],
  ] as const)('unchanged since a version whose review is %s: %s', (state, kind, mayBeSubmitted) => {
    const versions = [version(2, 9, state)];
    expect(draftState(versions, 9)).toEqual({ kind, version: 2 });
    expect(submittable(versions, 9)).toEqual(mayBeSubmitted ? { kind: 'version', number: 2 } : null);
  });
});
