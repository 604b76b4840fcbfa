export { CATALOGUE, DIAGNOSTIC_CODES, type DiagnosticCode } from './catalogue';
export {
  type Diagnostic,
  type DiagnosticPlace,
  diagnostic,
  diagnosticHint,
  diagnosticMessage,
  type Severity,
} from './diagnostic';
export { fillMessage, type Locale, type Message, type MessageArguments } from './message';
export { StudioError, studioErrorMessage } from './studio-error';
export { STUDIO_ERRORS, type StudioErrorCode } from './studio-errors';
