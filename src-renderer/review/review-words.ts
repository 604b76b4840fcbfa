/** States and reasons in words. */

import type { Evidence, Representative, ReviewReason, ReviewState, Role } from '../../shared/contract';
import type { Locale } from '../../shared/diag';
import { defaultLanguage, type NodeId, nodeOf, type Template } from '../../shared/model';
import { conditionWords, scopeOfNode } from '../conditions';
import { formatNumber } from '../i18n';
import type { Versions } from './difference-words';
import { elementName } from './element-name';
import { strings } from './strings';

export const STATE_KEYS = {
  preparing: 'statePreparing',
  open: 'stateOpen',
  approved: 'stateApproved',
  returned: 'stateReturned',
  withdrawn: 'stateWithdrawn',
  failed: 'stateFailed',
} as const satisfies { readonly [state in ReviewState]: string };

/** The colour of a state wherever it is shown; vermilion is for approval and alarms. */
export const REVIEW_TONES = {
  preparing: 'action',
  open: 'action',
  approved: 'alarm',
  returned: 'notice',
  withdrawn: 'neutral',
  failed: 'alarm',
} as const satisfies { readonly [state in ReviewState]: string };

/** Letters that can stand for an element in a row of others. */
const SHORT = 40;

/** `longest, 9 pages`, `Overdraft notice: shown` */
export function reasonText(
  reason: ReviewReason,
  { pages }: Pick<Representative, 'pages'>,
  versions: Versions,
  locale: Locale,
): string {
  switch (reason.kind) {
    case 'shortest':
      return strings.text('reasonShortest', { count: pages });
    case 'longest':
      return strings.text('reasonLongest', { count: pages });
    case 'branch': {
      const node = nodeOf(versions.after, reason.nodeId);
      // Elements without a name may be told apart by their conditions only.
      const condition = node?.when && wordedCondition(versions.after, reason.nodeId, node.when);
      const isShort = condition !== undefined && condition.length <= SHORT;
      const name = node?.name ?? (isShort ? condition : cut(elementName(versions, reason.nodeId, locale)));
      return strings.text(reason.shown ? 'reasonShown' : 'reasonHidden', { name });
    }
    case 'changed':
      return strings.text('reasonChanged');
  }
}

const cut = (name: string): string => (name.length > SHORT ? `${name.slice(0, SHORT - 1).trim()}…` : name);

/** The condition of an element in words, where it can be said simply, else as it was written. */
export const wordedCondition = (template: Template, nodeId: NodeId, condition: string): string =>
  conditionWords(condition, scopeOfNode(template, nodeId, defaultLanguage(template)).environment) ??
  condition;

/** Elements with a condition that the records never show, or never hide. */
export const unreached = ({ branches }: Evidence): Evidence['branches'] =>
  branches.filter(({ shown, hidden }) => shown === 0 || hidden === 0);

/** `p. 1, 3–5`: page numbers from 0, in order. */
export function pageList(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs
    .map(([from, to]) =>
      from === to ? formatNumber(from + 1) : `${formatNumber(from + 1)}–${formatNumber(to + 1)}`,
    )
    .join(', ');
}

/** The ends of a digest: enough to tell two apart by eye. */
export const shortDigest = (digest: string): string => `${digest.slice(0, 4)}…${digest.slice(-4)}`;

export const ROLE_KEYS = {
  designer: 'roleDesigner',
  businessUser: 'roleBusinessUser',
  reviewer: 'roleReviewer',
} as const satisfies { readonly [role in Role]: string };
