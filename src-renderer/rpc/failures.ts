/** What came of a call that failed, in words for people. */
import { ORPCError } from '@orpc/client';
import { type StudioFailure, studioFailureSchema } from '../../shared/contract';
import { foreignWords, StudioError, studioErrorMessage } from '../../shared/diag';
import { currentLocale } from '../i18n';
import { ConnectionLost } from './connection';
import { strings } from './strings';

/** The failure the host answered with; null for anything else. */
export function studioFailureOf(error: unknown): StudioFailure | null {
  if (error instanceof StudioError) return { code: error.code, args: error.args };
  if (!(error instanceof ORPCError) || error.code !== 'STUDIO') return null;
  const parsed = studioFailureSchema.safeParse(error.data);
  return parsed.success ? parsed.data : null;
}

/** Words an error in the interface's language. */
export function errorText(error: unknown): string {
  const failure = studioFailureOf(error);
  if (failure) return studioErrorMessage(failure, currentLocale());
  if (error instanceof ConnectionLost) return strings.text('lost');
  return studioErrorMessage(
    { code: 'internal.failure', args: { reason: foreignWords(error) } },
    currentLocale(),
  );
}

const REFUSALS: readonly string[] = [
  'people.notAllowed',
  'template.conflict',
  'template.invalidEdit',
  'template.notFound',
  'wording.budget',
  'wording.foreign',
  'wording.outside',
];

/** Whether the host said no for good; a full disk or a lost line may be better in a moment. */
export function isRefusal(error: unknown): boolean {
  const failure = studioFailureOf(error);
  if (failure) return REFUSALS.includes(failure.code);
  return error instanceof ORPCError && error.status < 500;
}
