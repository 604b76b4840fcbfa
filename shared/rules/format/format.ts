/** How a value becomes text: the format that templates store beside a field, and its compilation. */
import { z } from 'zod';
import { isJsonObject, type JsonObject, unreachable } from '../../base';
import { PlainDate, PlainDateTime, parsePath, rawAt } from '../../data';
import type { CelType } from '../expression/cel-type';
import { DATE_STYLES, dateFormatter } from './date';
import type { FormatLanguage } from './language';
import { mapAsciiCase } from './letter-case';
import { MONEY_DISPLAYS, type MoneyStyle, moneyFormatter, NEGATIVE_STYLES, numberFormatter } from './number';

const decimals = z.int().min(0).max(10).optional();
const negative = z.enum(NEGATIVE_STYLES).optional();
const sign = z.literal('always').optional();
const grouping = z.boolean().optional();

export const numberFormatSchema = z.strictObject({
  kind: z.literal('number'),
  decimals,
  grouping,
  negative,
  sign,
});

export const moneyFormatSchema = z.strictObject({
  kind: z.literal('money'),
  /** ISO 4217 code, or `field`: the code stands in the record. */
  currency: z.union([z.string().regex(/^[A-Z]{3}$/), z.literal('field')]),
  /** Path of the field with the code, for `currency: 'field'`; `currency` where absent. */
  currencyField: z.string().optional(),
  display: z.enum(MONEY_DISPLAYS).optional(),
  decimals,
  negative,
  sign,
});

export const dateFormatSchema = z.strictObject({
  kind: z.literal('date'),
  style: z.enum(DATE_STYLES),
  pattern: z.string().max(100).optional(),
  kanji: z.literal(true).optional(),
  time: z.enum(['minutes', 'seconds']).optional(),
});

export const textFormatSchema = z.strictObject({
  kind: z.literal('text'),
  case: z.enum(['upper', 'lower']).optional(),
  /** `last4` shows the last four characters only: ••••1234. */
  mask: z.enum(['last4', 'all']).optional(),
});

export const listFormatSchema = z.strictObject({
  kind: z.literal('list'),
  separator: z.string().max(20).optional(),
  /** Before the last item instead of the separator: ` and `. */
  lastSeparator: z.string().max(20).optional(),
  item: z
    .discriminatedUnion('kind', [numberFormatSchema, moneyFormatSchema, dateFormatSchema, textFormatSchema])
    .optional(),
});

export const formatSchema = z.discriminatedUnion('kind', [
  numberFormatSchema,
  moneyFormatSchema,
  dateFormatSchema,
  textFormatSchema,
  listFormatSchema,
]);

export type NumberFormat = z.infer<typeof numberFormatSchema>;
export type MoneyFormat = z.infer<typeof moneyFormatSchema>;
export type DateFormat = z.infer<typeof dateFormatSchema>;
export type TextFormat = z.infer<typeof textFormatSchema>;
export type ListFormat = z.infer<typeof listFormatSchema>;
export type Format = z.infer<typeof formatSchema>;

/** Turns a value into text. The record is asked for its currency by money formats that say `field`. */
export type Formatter = (value: unknown, record?: JsonObject) => string;

/**
 * Compiles a format for values of a type. Null is the empty text. A value that the format is not for is written
 * plainly: what is wrong with it has been reported where it was read.
 */
export function compileFormat(
  format: Format | undefined,
  type: CelType,
  language: FormatLanguage,
): Formatter {
  const plain = plainFormatter(type, language);
  if (!format) return plain;
  switch (format.kind) {
    case 'number': {
      const write = numberFormatter(format, language);
      return (value) => (typeof value === 'number' ? write(value) : plain(value));
    }
    case 'money':
      return moneyFormat(format, language, plain);
    case 'date': {
      const write = dateFormatter(format, language);
      return (value) =>
        value instanceof PlainDate || value instanceof PlainDateTime ? write(value) : plain(value);
    }
    case 'text':
      return (value) => maskText(mapCase(plain(value), format.case), format.mask);
    case 'list':
      return listFormat(format, type, language);
    default:
      return unreachable(format);
  }
}

/** What a value looks like without a format: numbers by the language's separators, dates in its medium style. */
function plainFormatter(type: CelType, language: FormatLanguage): Formatter {
  const writeNumber = numberFormatter({ grouping: type.kind !== 'integer' }, language);
  const writeDate = dateFormatter({ style: 'medium', time: 'minutes' }, language);
  const plain: Formatter = (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return writeNumber(value);
    if (value === null || value === undefined) return '';
    if (value instanceof PlainDate || value instanceof PlainDateTime) return writeDate(value);
    if (Array.isArray(value)) return value.map((item) => plain(item)).join(', ');
    return isJsonObject(value) ? '' : String(value);
  };
  return plain;
}

function moneyFormat(format: MoneyFormat, language: FormatLanguage, plain: Formatter): Formatter {
  const make = (currency: string) => {
    const style: MoneyStyle = { ...format, currency };
    return moneyFormatter(style, language);
  };
  if (format.currency !== 'field') {
    const write = make(format.currency);
    return (value) => (typeof value === 'number' ? write(value) : plain(value));
  }
  const path = parsePath(format.currencyField ?? 'currency') ?? [];
  // Currencies are few: every code keeps its writer, but a file full of nonsense must not fill the memory.
  const writers = new Map<string, (value: number) => string>();
  return (value, record) => {
    if (typeof value !== 'number') return plain(value);
    const code = record && rawAt(record, path);
    const currency = typeof code === 'string' ? code : '';
    let write = writers.get(currency);
    if (!write) {
      if (writers.size > 200) writers.clear();
      write = make(currency);
      writers.set(currency, write);
    }
    return write(value).trim();
  };
}

const mapCase = (text: string, to: 'upper' | 'lower' | undefined): string =>
  to ? mapAsciiCase(text, to) : text;

const MASK = '•';

function maskText(text: string, mask: 'last4' | 'all' | undefined): string {
  if (!mask) return text;
  const characters = [...text];
  const shown = mask === 'last4' ? 4 : 0;
  // A text too short to hide anything is hidden whole.
  const hidden = characters.length > shown ? characters.length - shown : characters.length;
  return MASK.repeat(hidden) + characters.slice(hidden).join('');
}

function listFormat(format: ListFormat, type: CelType, language: FormatLanguage): Formatter {
  const itemType: CelType = type.kind === 'list' ? type.item : type;
  const item = compileFormat(format.item, itemType, language);
  const separator = format.separator ?? (language === 'ja' ? '、' : ', ');
  const last = format.lastSeparator ?? separator;
  return (value, record) => {
    if (!Array.isArray(value)) return item(value, record);
    const texts = value.map((entry) => item(entry, record));
    return texts.length < 2
      ? texts.join('')
      : texts.slice(0, -1).join(separator) + last + (texts.at(-1) ?? '');
  };
}

/** The format that suits a type where the author has chosen none. */
export function defaultFormat(type: CelType): Format | undefined {
  switch (type.kind) {
    case 'number':
      return { kind: 'number', decimals: 2 };
    case 'date':
      return { kind: 'date', style: 'medium' };
    case 'datetime':
      return { kind: 'date', style: 'medium', time: 'minutes' };
    default:
      return undefined;
  }
}
