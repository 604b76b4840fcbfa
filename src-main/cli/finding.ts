import { type Diagnostic, diagnosticMessage, type Locale } from '../../shared/diag';

/** A diagnostic for scripts: its code and place, and its message for people. */
export const describeFinding = (diagnostic: Diagnostic, locale: Locale) => ({
  severity: diagnostic.severity,
  code: diagnostic.code,
  message: diagnosticMessage(diagnostic, locale),
  ...(diagnostic.at.nodeId === undefined ? {} : { nodeId: diagnostic.at.nodeId }),
  ...(diagnostic.at.property === undefined ? {} : { property: diagnostic.at.property }),
});
