/** Failures on their way out: every code has its status, and whatever is unknown is a fault of ours. */
import path from 'node:path';
import { ORPCError, ValidationError } from '@orpc/server';
import type { z } from 'zod';
import { COMPOSER_ERROR_MAP, type StudioFailure } from '../../shared/contract';
import { foreignWords, type Reason, reason, StudioError, type StudioErrorCode } from '../../shared/diag';
import { placedReason, valueReason } from '../../shared/model';
import { isDiskFull, reasonOf } from '../files';

type Answer = keyof typeof COMPOSER_ERROR_MAP;

const ANSWERS: { readonly [code in StudioErrorCode]?: Answer } = {
  'composer.badInput': 'BAD_INPUT',
  'composer.unauthorised': 'UNAUTHORISED',
  'composer.forbidden': 'FORBIDDEN',
  'composer.notFound': 'NOT_FOUND',
  'composer.notActive': 'CONFLICT',
  'composer.nothingBefore': 'CONFLICT',
  'composer.jobState': 'CONFLICT',
  'composer.tooLarge': 'TOO_LARGE',
  'composer.refused': 'REFUSED',
  'composer.badRecord': 'REFUSED',
  'composer.badBatch': 'REFUSED',
  'pdfOutput.needsTags': 'BAD_INPUT',
  'pdfOutput.otherVersion': 'BAD_INPUT',
  'pdfOutput.encrypted': 'BAD_INPUT',
  'pdfOutput.needsPrinting': 'BAD_INPUT',
  'pdfOutput.twoPasswords': 'BAD_INPUT',
  'pdfOutput.badField': 'BAD_INPUT',
  'pdfOutput.mergedPasswords': 'BAD_INPUT',
  'profile.notIcc': 'BAD_INPUT',
  'profile.tooNew': 'BAD_INPUT',
  'profile.notCmyk': 'BAD_INPUT',
  'profile.notOutput': 'BAD_INPUT',
  'composer.tooMany': 'TOO_MANY',
  'composer.stopping': 'STOPPING',
  'composer.tooLong': 'TOO_LONG',
};

/** The answer of the contract to a failure. */
export function answerTo(error: unknown): ORPCError<Answer, StudioFailure> {
  const { code, args, message } = toldOf(asStudioError(error));
  const answer = ANSWERS[code] ?? 'FAILED';
  const { status } = COMPOSER_ERROR_MAP[answer];
  return new ORPCError(answer, { defined: true, status, message, data: { code, args }, cause: error });
}

/** What a caller is told of a failure: neither what went on inside, which the log has, nor where things are kept. */
function toldOf({ code, args }: StudioError): StudioError {
  if (code === 'internal.failure') return new StudioError(code, { reason: reason('server.log') });
  const entries = Object.entries(args).map(([name, value]) => [
    name,
    name === 'path' || name === 'file' ? path.basename(String(value)) : value,
  ]);
  return new StudioError(code, Object.fromEntries(entries));
}

/** Whether nobody but us can be to blame. */
export const isOurs = (error: ORPCError<Answer, StudioFailure>): boolean => error.code === 'FAILED';

/** What whoever asks for something that is not there is told. */
export const unknownPath = (id: string): StudioError =>
  new StudioError('composer.notFound', { what: reason('thing.path'), id });

function asStudioError(error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  if (isDiskFull(error)) return new StudioError('file.diskFull', { path: 'the store' }, { cause: error });
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return new StudioError('composer.badInput', { reason: inputReason(error) }, { cause: error });
  }
  return (
    fastifyFailure(error) ??
    new StudioError('internal.failure', { reason: reasonOf(error) }, { cause: error })
  );
}

/** What is wrong where: the first problem that the contract's schema found. */
function inputReason({ cause }: ORPCError<string, unknown>): Reason {
  const [issue] = cause instanceof ValidationError ? cause.issues : [];
  if (!issue) return reason('request.unread');
  const place = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  // The contract's schemas are zod's, and so is what they find.
  return placedReason([place.join('.')], valueReason(issue as z.core.$ZodIssue));
}

/** What fastify itself refuses: a body that is no JSON, is cut off or of another type. */
function fastifyFailure(error: unknown): StudioError | null {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number')
    return null;
  if (error.statusCode < 400 || error.statusCode >= 500) return null;
  return new StudioError('composer.badInput', { reason: foreignWords(error) }, { cause: error });
}
