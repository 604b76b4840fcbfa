import { z } from 'zod';
import { DIAGNOSTIC_CODES, type Diagnostic, type DiagnosticCode } from '../diag';
import { messageArgumentsSchema } from './errors';

/** A diagnostic on the wire: the same value, checked. */
export const diagnosticSchema: z.ZodType<Diagnostic> = z.strictObject({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.custom<DiagnosticCode>((value) => (DIAGNOSTIC_CODES as string[]).includes(String(value))),
  args: messageArgumentsSchema,
  at: z.custom<Diagnostic['at']>((value) => typeof value === 'object' && value !== null),
});
