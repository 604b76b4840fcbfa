/** What a schema finds wrong with a value, as a reason in both languages: zod's own words are English. */
import type { z } from 'zod';
import { REASONS, type Reason, type ReasonCode, reason } from '../diag';

type Issue = z.core.$ZodIssue;

/**
 * Why the value does not fit its schema; the place is the issue's `path`. Schemas of ours that say themselves what is
 * wrong (`regex`, `refine`) give the code of a reason as their message.
 */
export function valueReason(issue: Issue): Reason {
  if (Object.hasOwn(REASONS, issue.message)) return reason(issue.message as ReasonCode);
  switch (issue.code) {
    case 'invalid_type':
      return reason('value.type', { expected: issue.expected });
    case 'too_small':
      return reason(LEAST[issue.origin] ?? (issue.inclusive === false ? 'value.above' : 'value.atLeast'), {
        limit: String(issue.minimum),
      });
    case 'too_big':
      return reason(MOST[issue.origin] ?? (issue.inclusive === false ? 'value.below' : 'value.atMost'), {
        limit: String(issue.maximum),
      });
    case 'not_multiple_of':
      return reason('value.multiple', { divisor: issue.divisor });
    case 'invalid_value':
      return reason('value.choice', { values: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return reason('value.unknown', { keys: issue.keys.join(', ') });
    case 'invalid_format':
      return reason('value.form');
    default:
      return reason('value.invalid');
  }
}

const LEAST: { readonly [origin: string]: ReasonCode } = { string: 'value.short', array: 'value.few' };
const MOST: { readonly [origin: string]: ReasonCode } = { string: 'value.long', array: 'value.many' };
