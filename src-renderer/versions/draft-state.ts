/** Where the draft stands beside its versions: what the chip in the title bar says. */
import type { VersionSummary } from '../../shared/contract';

export type DraftState =
  /** What is not in a version yet: it becomes the next one. */
  | { readonly kind: 'draft'; readonly next: number }
  /** The newest version, with nothing changed since. */
  | { readonly kind: VersionStanding; readonly version: number };

export type VersionStanding = 'saved' | 'inReview' | 'approved' | 'returned';

/** What became of a version. A review that was withdrawn or failed leaves it as it was. */
export function standingOf({ review }: Pick<VersionSummary, 'review'>): VersionStanding {
  switch (review?.state) {
    case 'open':
    case 'preparing':
      return 'inReview';
    case 'approved':
    case 'returned':
      return review.state;
    default:
      return 'saved';
  }
}

/** `versions` newest first; `revision` is the one the host has confirmed. */
export function draftState(versions: readonly VersionSummary[], revision: number): DraftState {
  const [newest] = versions;
  if (newest && revision <= newest.revision) {
    return { kind: standingOf(newest), version: newest.number };
  }
  return { kind: 'draft', next: (newest?.number ?? 0) + 1 };
}

/**
 * The version that can be handed in as it is: the newest, when nothing has changed since and no decision on it stands
 * or is awaited. `save` where a new one has to be saved first, `null` where there is nothing to hand in.
 */
export function submittable(
  versions: readonly VersionSummary[],
  revision: number,
): { readonly kind: 'version'; readonly number: number } | { readonly kind: 'save' } | null {
  const state = draftState(versions, revision);
  if (state.kind === 'draft') return { kind: 'save' };
  return state.kind === 'saved' ? { kind: 'version', number: state.version } : null;
}
