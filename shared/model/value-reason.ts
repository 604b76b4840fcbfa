/** What a schema finds wrong with a value, as a reason in both languages: zod's own words are English. */
import type { z } from 'zod';
import { ID_PATTERN } from '../base';
import { type Reason, type ReasonCode, reason } from '../diag';
import { HEX_COLOUR_PATTERN } from '../geometry';

type Issue = z.core.$ZodIssue;

/** Why the value does not fit its schema; the place is the issue's `path`. */
export function valueReason(issue: Issue): Reason {
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
      return reason(issue.format === 'regex' ? formOf(issue.pattern) : 'value.form');
    default:
      return reason('value.invalid');
  }
}

/** Why a text does not look as a pattern says, of those patterns that properties have. */
function formOf(pattern: string | undefined): ReasonCode {
  if (pattern === String(HEX_COLOUR_PATTERN)) return 'value.colour';
  return pattern === String(ID_PATTERN) ? 'value.id' : 'value.form';
}

const LEAST: { readonly [origin: string]: ReasonCode } = { string: 'value.short', array: 'value.few' };
const MOST: { readonly [origin: string]: ReasonCode } = { string: 'value.long', array: 'value.many' };
