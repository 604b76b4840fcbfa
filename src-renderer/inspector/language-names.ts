/** Languages by name, for lists of the interface. */
import { languageSchema } from '../../shared/model';
import { currentLocale } from '../i18n';

const OFFERED = ['en', 'en-GB', 'ja', 'de', 'cs', 'fr', 'es', 'it', 'pl', 'nl', 'zh', 'ko'] as const;

/** `English (en)` in the interface's language; the tag alone where the host has no name for it. */
export function languageName(tag: string): string {
  try {
    const name = new Intl.DisplayNames([currentLocale()], { type: 'language' }).of(tag);
    return name === undefined || name === tag ? tag : name;
  } catch {
    return tag;
  }
}

/** The languages that lists offer; any other tag may be typed. */
export const languageOptions = (): { id: string; label: string; detail: string }[] =>
  OFFERED.map((id) => ({ id, label: languageName(id), detail: id }));

export const isLanguageTag = (text: string): boolean => languageSchema.safeParse(text).success;
