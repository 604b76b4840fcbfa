/** How messages are filled: with text and numbers as they are, and with reasons, which have words of their own. */
import { REASONS, type ReasonCode } from './reasons';

/** The languages that every message exists in. */
export type Locale = 'en' | 'ja';

/** A message in every language, with places `{name}` to be filled. */
export interface Message {
  readonly en: string;
  readonly ja: string;
}

/** Why something is as a message says: an argument of that message, worded with it in the reader's language. */
export interface Reason {
  readonly code: ReasonCode;
  readonly args: MessageArguments;
}

/** Text and numbers are the same in every language. */
export type MessageArgument = string | number | Reason | readonly Reason[];

export type MessageArguments = { readonly [name: string]: MessageArgument };

export const reason = (code: ReasonCode, args: MessageArguments = {}): Reason => ({ code, args });

/** The words of a reason, or of several one after the other. */
export function reasonText(of: Reason | readonly Reason[], locale: Locale): string {
  if (!('code' in of)) return of.map((each) => reasonText(each, locale)).join(BETWEEN[locale]);
  // A server or file of a newer version may give one that this version does not know.
  const words = Object.hasOwn(REASONS, of.code) ? REASONS[of.code][locale] : of.code;
  return fillMessage(words, of.args, locale);
}

const BETWEEN: Message = { en: ', ', ja: '、' };

/** Fills the places of a message text; a place without an argument stays readable as `{name}`. */
export const fillMessage = (text: string, args: MessageArguments, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const argument = args[name] ?? place;
    return typeof argument === 'object' ? reasonText(argument, locale) : String(argument);
  });
