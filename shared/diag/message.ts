/** The languages that every message exists in. */
export type Locale = 'en' | 'ja';

/** A message in every language, with places `{name}` to be filled. */
export interface Message {
  readonly en: string;
  readonly ja: string;
}

export type MessageArguments = { readonly [name: string]: string | number };

/** Fills the places of a message text; a place without an argument stays readable as `{name}`. */
export const fillMessage = (text: string, args: MessageArguments): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(args[name] ?? place));
