/** How messages are filled: with text and numbers as they are, and with reasons, which have words of their own. */
import { CATALOGUE, type DiagnosticCode } from './catalogue';
import { REASONS, type ReasonCode } from './reasons';
import { STUDIO_ERRORS, type StudioErrorCode } from './studio-errors';

/** The languages that every message exists in. */
export type Locale = 'en' | 'ja';

/** A message in every language, with places `{name}` to be filled. */
export interface Message {
  readonly en: string;
  readonly ja: string;
}

/** Why something is as a message says: an argument of that message, worded with it in the reader's language. */
export interface Reason {
  readonly code: ReasonCode | QuotedCode;
  readonly args: MessageArguments;
}

/** A whole message that is the reason of another one: a failed operation, or something that was found. */
type QuotedCode = `error:${StudioErrorCode}` | `found:${DiagnosticCode}`;

/** Text and numbers are the same in every language. */
export type MessageArgument = string | number | Reason | readonly Reason[];

/** What places of a text are filled with. */
export type TextArguments = { readonly [name: string]: MessageArgument };

/** What messages are filled with. Where it says why or what, text would be somebody's language. */
export type MessageArguments = TextArguments & {
  readonly [name in 'reason' | 'reasons' | 'problems' | 'what' | 'state']?: Reason | readonly Reason[];
};

export const reason = (code: ReasonCode, args: MessageArguments = {}): Reason => ({ code, args });

/** What a system or a library said, in its own language. */
export const foreignWords = (said: unknown): Reason =>
  reason('foreign.words', { words: said instanceof Error ? said.message : String(said) });

/** A failed operation as the reason of another message. */
export const failureReason = (of: { readonly code: StudioErrorCode; readonly args: MessageArguments }) =>
  quoted(`error:${of.code}`, of.args);

/** What was found in a template or its data as the reason of another message. */
export const findingReason = (of: { readonly code: DiagnosticCode; readonly args: MessageArguments }) =>
  quoted(`found:${of.code}`, of.args);

const quoted = (code: QuotedCode, args: MessageArguments): Reason => ({ code, args });

/** The words of a reason, or of several one after the other. */
export function reasonText(of: Reason | readonly Reason[], locale: Locale): string {
  if (!('code' in of)) return of.map((each) => reasonText(each, locale)).join(BETWEEN[locale]);
  const words = wordsOf(of.code);
  // A server or file of a newer version may give one that this version does not know.
  if (!words) return of.code;
  // What is quoted is a sentence; the message around it ends its own.
  return fillMessage(words[locale], of.args, locale).replace(/[.。]$/, '');
}

function wordsOf(code: string): Message | undefined {
  const [, kind = '', name = code] = /^(?:(error|found):)?(.*)$/s.exec(code) ?? [];
  const messages: { readonly [code: string]: Message } =
    kind === 'error' ? STUDIO_ERRORS : kind === 'found' ? CATALOGUE : REASONS;
  return Object.hasOwn(messages, name) ? messages[name] : undefined;
}

const BETWEEN: Message = { en: ', ', ja: '、' };

/** Fills the places of a message text; a place without an argument stays readable as `{name}`. */
export const fillMessage = (text: string, args: TextArguments, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const argument = args[name] ?? place;
    return typeof argument === 'object' ? reasonText(argument, locale) : String(argument);
  });
