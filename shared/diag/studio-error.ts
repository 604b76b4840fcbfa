/**
 * An operation of the studio that could not be done: a file that is not ours, a full disk, a template that is gone.
 * It names the place and the way out, and travels over the contract as `{ code, args }`.
 */
import { fillMessage, type Locale, type Message, type MessageArguments } from './message';
import { STUDIO_ERRORS, type StudioErrorCode } from './studio-errors';

export class StudioError extends Error {
  override readonly name = 'StudioError';

  constructor(
    readonly code: StudioErrorCode,
    readonly args: MessageArguments = {},
    options?: { readonly cause?: unknown },
  ) {
    super(studioErrorMessage({ code, args }, 'en'), options);
  }
}

/** The message in the reader's language. */
export function studioErrorMessage(
  error: { readonly code: StudioErrorCode; readonly args: MessageArguments },
  locale: Locale,
): string {
  const message: Message = STUDIO_ERRORS[error.code];
  return fillMessage(message[locale], error.args, locale);
}
