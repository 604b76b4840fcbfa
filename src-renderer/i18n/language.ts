/** The interface's language and how it writes numbers and times. Document output never comes through here. */
import { createInstance } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../shared/diag';

export const i18n = createInstance();

void i18n.init({
  lng: 'en',
  fallbackLng: false,
  resources: { en: {}, ja: {} },
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  react: { useSuspense: false },
});

/** The language in force. */
export const currentLocale = (): Locale => (i18n.language === 'ja' ? 'ja' : 'en');

/** Puts the interface into a language; `system` asks the host. */
export function setLocale(preference: 'system' | Locale): void {
  const locale = preference === 'system' ? systemLocale() : preference;
  if (i18n.language !== locale) void i18n.changeLanguage(locale);
  document.documentElement.lang = locale;
}

const systemLocale = (): Locale => (navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en');

/** The language in force as the reader's system writes it where the two agree: English days in Britain and in America. */
export function writingLocale(): string {
  const locale = currentLocale();
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${locale}-`)) ?? locale;
}

/** The language in force, for a component, which is drawn again when it changes. */
export function useLocale(): Locale {
  useTranslation(undefined, { i18n });
  return currentLocale();
}

/** `4,500` */
export const formatNumber = (value: number, digits = 0): string =>
  new Intl.NumberFormat(currentLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);

/** `14:03` today, else the day and the time, in the reader's time zone. `iso` is UTC. */
export function formatTime(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  const isToday = date.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(writingLocale(), {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(date);
}
