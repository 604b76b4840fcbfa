/**
 * The interface's texts. Every feature folder keeps its own, in English and Japanese side by side, and registers them
 * here under its name; there is no central dictionary. Keys are typed: a missing Japanese text or a misspelt key does
 * not compile.
 *
 *     export const strings = defineStrings('outline', { en: { title: 'Outline' }, ja: { title: 'アウトライン' } });
 *     const t = useStrings(strings);   t('title')          // in a component
 *     strings.text('title')                                // elsewhere
 *
 * Places are written `{name}`, numbers `{count, number}`. Texts that count have `key_one` and `key_other`; Japanese
 * needs `key_other` only. They are asked for as `t('key', { count })`.
 */
import { useTranslation } from 'react-i18next';
import { i18n } from './language';

/** `rows_one` and `rows_other` are asked for as `rows`. */
type BaseKey<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

type JapaneseOf<T> = { readonly [K in keyof T as K extends `${string}_one` ? never : K]: string };

export type StringArguments = { readonly [name: string]: string | number };

export type Text<T> = (key: BaseKey<keyof T> & string, args?: StringArguments) => string;

/** The texts of one folder. */
export interface Strings<T> {
  readonly namespace: string;
  /** The text in the interface's current language. */
  readonly text: Text<T>;
  /** The text for a document in a language (BCP 47): Japanese in Japanese ones, English in all others. */
  readonly textIn: (language: string, key: BaseKey<keyof T> & string) => string;
}

export function defineStrings<const T extends { readonly [key: string]: string }>(
  namespace: string,
  texts: { readonly en: T; readonly ja: JapaneseOf<T> },
): Strings<T> {
  i18n.addResourceBundle('en', namespace, texts.en);
  i18n.addResourceBundle('ja', namespace, texts.ja);
  return {
    namespace,
    text: (key, args) => i18n.t(key as string, { ns: namespace, ...args }),
    textIn: (language, key) =>
      i18n.t(key as string, { ns: namespace, lng: language.startsWith('ja') ? 'ja' : 'en' }),
  };
}

/** The texts of a folder for a component, which is drawn again when the language changes. */
export function useStrings<T>(strings: Strings<T>): Text<T> {
  const { t } = useTranslation(strings.namespace, { i18n });
  return (key, args) => t(key as string, { ...args });
}
