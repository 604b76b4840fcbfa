/**
 * What went wrong while an expression was computed. It is a value, not an exception: `&&` and `||` absorb it where
 * the other side decides (CEL language definition, "Logical Operators"), and a batch must not pay for stack traces.
 */
import { type Diagnostic, type DiagnosticPlace, diagnostic } from '../../diag';

export type RuleErrorCode =
  | 'rule.noValue'
  | 'rule.badValue'
  | 'rule.divideByZero'
  | 'rule.outOfRange'
  | 'rule.tooMuchWork';

export class RuleError {
  constructor(
    readonly code: RuleErrorCode,
    /** The part of the expression that failed. */
    readonly expression: string,
    /** Its position in the source, in UTF-16 units. */
    readonly start: number,
    readonly end: number,
  ) {}
}

export const isRuleError = (value: unknown): value is RuleError => value instanceof RuleError;

/** The error as a diagnostic at a place of the template or the record. */
export const ruleErrorDiagnostic = (error: RuleError, at: DiagnosticPlace = {}): Diagnostic =>
  diagnostic(error.code, { expression: error.expression }, at);
