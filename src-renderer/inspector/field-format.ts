/** What the format editor offers for a field of some type, and what each choice would show of the live value. */
import type { Json, JsonObject } from '../../shared/base';
import type { CelType, DateFormat, Format, FormatLanguage, MoneyFormat } from '../../shared/rules';
import { compileFormat } from '../../shared/rules';

export type FormatKind = Format['kind'];

/** Kinds of formats that make sense for a type; a value of open type may become anything. */
export function formatKinds(type: CelType): readonly FormatKind[] {
  switch (type.kind) {
    case 'number':
    case 'integer':
      return ['number', 'money'];
    case 'date':
    case 'datetime':
      return ['date'];
    case 'string':
    case 'boolean':
      return ['text'];
    case 'list':
      return ['list'];
    case 'any':
      return ['number', 'money', 'date', 'text', 'list'];
    case 'null':
    case 'object':
      return [];
  }
}

/** The format a kind starts with. Japanese documents are billed in yen without decimals. */
export function initialFormat(kind: FormatKind, type: CelType, language: FormatLanguage): Format {
  switch (kind) {
    case 'number':
      return { kind: 'number', decimals: type.kind === 'integer' ? 0 : 2 };
    case 'money':
      return language === 'ja'
        ? { kind: 'money', currency: 'JPY', display: 'yenKanji' }
        : { kind: 'money', currency: CURRENCY_OF[language] };
    case 'date':
      return language === 'ja' ? { kind: 'date', style: 'wareki' } : { kind: 'date', style: 'long' };
    case 'text':
      return { kind: 'text' };
    case 'list':
      return { kind: 'list' };
  }
}

const CURRENCY_OF: { readonly [language in FormatLanguage]: string } = {
  en: 'USD',
  'en-GB': 'GBP',
  ja: 'JPY',
  cs: 'CZK',
  de: 'EUR',
};

/** Currencies offered first; any ISO 4217 code may be typed. */
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CZK', 'PLN', 'CHF', 'CNY', 'KRW', 'INR'] as const;

/** The format with one property set, or cleared. */
export function changeFormat(format: Format, key: string, value: Json | undefined): Format {
  const { [key]: _old, ...rest } = format as unknown as Record<string, Json>;
  return (value === undefined ? rest : { ...rest, [key]: value }) as unknown as Format;
}

/** Styles of dates offered for a language; wareki only where somebody reads it. */
export function dateStyles(language: FormatLanguage): readonly DateFormat['style'][] {
  const western = ['short', 'medium', 'long', 'monthYear', 'iso'] as const;
  return language === 'ja'
    ? [...western, 'wareki', 'warekiMixed', 'warekiShort', 'pattern']
    : [...western, 'pattern'];
}

/** How a currency may be shown in a language. */
export const moneyDisplays = (format: MoneyFormat): readonly NonNullable<MoneyFormat['display']>[] =>
  format.currency === 'JPY' || format.currency === 'field'
    ? ['symbol', 'code', 'yenKanji', 'none']
    : ['symbol', 'code', 'none'];

/** What a format shows of a value; empty for no value. */
export const formatSample = (
  format: Format | undefined,
  type: CelType,
  language: FormatLanguage,
  value: unknown,
  record: JsonObject | undefined,
): string => compileFormat(format, type, language)(value, record);
