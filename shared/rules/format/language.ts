/** Languages that formats know: English (month first), British English (day first), Japanese, Czech and German. */
export const FORMAT_LANGUAGES = ['en', 'en-GB', 'ja', 'cs', 'de'] as const;

export type FormatLanguage = (typeof FORMAT_LANGUAGES)[number];

/** The format language for a BCP 47 tag: its language and, for English, its region decide; else English. */
export function formatLanguage(tag: string): FormatLanguage {
  const [language = '', ...rest] = tag.toLowerCase().split('-');
  if (language === 'ja' || language === 'cs' || language === 'de') return language;
  return language === 'en' && rest.length > 0 && !rest.includes('us') ? 'en-GB' : 'en';
}
