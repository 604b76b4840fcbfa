/** Where a version stands: in its review, on a server, in an environment. */
import type {
  Activation,
  Environment,
  ReviewState,
  ServerProfile,
  ServerTemplate,
  VersionSummary,
} from '../../shared/contract';
import { REVIEW_TONES } from '../review';

/** What can be published where. */
export interface VersionAtServer {
  readonly version: VersionSummary;
  readonly server: ServerProfile;
}

export type Standing = ReviewState | 'none';

/** `none` where the version was never submitted. */
export const standingOf = (version: VersionSummary): Standing => version.review?.state ?? 'none';

export const STANDING_LABELS = {
  none: 'stateNone',
  preparing: 'statePreparing',
  open: 'stateOpen',
  approved: 'stateApproved',
  returned: 'stateReturned',
  withdrawn: 'stateWithdrawn',
  failed: 'stateFailed',
} as const satisfies { readonly [standing in Standing]: string };

/** Why a version that is not approved cannot be published. */
export const STANDING_REASONS = {
  none: 'whyNone',
  preparing: 'whyPreparing',
  open: 'whyOpen',
  returned: 'whyReturned',
  withdrawn: 'whyWithdrawn',
  failed: 'whyFailed',
} as const satisfies { readonly [standing in Exclude<Standing, 'approved'>]: string };

/** The colours that the review gives them. */
export const STANDING_TONES = { none: 'neutral', ...REVIEW_TONES } as const satisfies {
  readonly [standing in Standing]: string;
};

export type Publication = ServerTemplate['versions'][number];

/** What the server holds under a version's number: nothing, the same content, or other content. */
export function publicationOf(
  template: ServerTemplate | null,
  version: VersionSummary,
): { readonly kind: 'none' } | { readonly kind: 'same' | 'other'; readonly publication: Publication } {
  const publication = template?.versions.find((entry) => entry.version === version.number);
  if (!publication) return { kind: 'none' };
  return { kind: publication.digest === version.digest ? 'same' : 'other', publication };
}

/** What was in force in an environment, newest first. */
export const activationsIn = (template: ServerTemplate, environment: Environment): Activation[] =>
  template.activations.filter((entry) => entry.environment === environment);

/**
 * The version that a roll back would bring into force again: the one before the present one, where turns that were
 * rolled back no longer count. Null where there is none.
 */
export function rollBackTarget(template: ServerTemplate, environment: Environment): number | null {
  const inForce: number[] = [];
  for (const { version, isRollback } of activationsIn(template, environment).toReversed()) {
    if (isRollback) inForce.pop();
    else if (inForce.at(-1) !== version) inForce.push(version);
  }
  return inForce.at(-2) ?? null;
}

/** Whether the access token would cross a network in the clear: only this machine may be asked without encryption. */
export function isInTheClear(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
