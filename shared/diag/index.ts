export { CATALOGUE, DIAGNOSTIC_CODES, type DiagnosticCode } from './catalogue';
export {
  type Diagnostic,
  type DiagnosticPlace,
  diagnostic,
  diagnosticHint,
  diagnosticMessage,
  type Severity,
} from './diagnostic';
export {
  failureReason,
  fillMessage,
  findingReason,
  foreignWords,
  type Locale,
  type Message,
  type MessageArgument,
  type MessageArguments,
  type Reason,
  reason,
  reasonText,
  type TextArguments,
} from './message';
export { REASON_CODES, REASONS, type ReasonCode } from './reasons';
export { StudioError, studioErrorMessage } from './studio-error';
export { STUDIO_ERRORS, type StudioErrorCode } from './studio-errors';
