/**
 * Typed values. Records stay the JSON they came as; a field is converted when it is read, by a closure made once from
 * its type. A batch therefore pays only for the fields that its template uses.
 */
import { isJsonObject } from '../base';
import type { FieldType, ScalarType } from './contract';
import { PlainDate, PlainDateTime } from './plain-date';

/** An object as it stands in the record: its members are read by their own types. */
export interface RecordValue {
  readonly [key: string]: unknown;
}

/**
 * What an expression yields. Both `number` and `integer` fields are JavaScript numbers; integers are safe ones.
 * Lists of objects, and objects, are the record's own JSON: read their members with {@link valueReader}.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | PlainDate
  | PlainDateTime
  | readonly Value[]
  | RecordValue;

/** The types of values: those of fields, and `null` and `any` for what expressions can also yield. */
export type ValueType =
  | ScalarType
  | { readonly kind: 'null' }
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly item: ValueType }
  | { readonly kind: 'object'; readonly fields: { readonly [key: string]: ValueType } };

/** Turns what stands in a record into a value; absent is `null`, and `undefined` means that it does not fit. */
export type ValueReader = (raw: unknown) => Value | undefined;

/** The reader for a type. An empty text is no value for everything but texts. */
export function valueReader(type: ValueType): ValueReader {
  switch (type.kind) {
    case 'string':
      return readString;
    case 'number':
      return readNumber;
    case 'integer':
      return readInteger;
    case 'boolean':
      return readBoolean;
    case 'date':
      return readDate;
    case 'datetime':
      return readDateTime;
    case 'list':
      return keepsItems(type.item) ? readList : readConvertedList(valueReader(type.item));
    case 'object':
      return readObject;
    case 'null':
    case 'any':
      return readAny;
  }
}

const absent = (raw: unknown): null | undefined =>
  raw === undefined || raw === null || raw === '' ? null : undefined;

const readString: ValueReader = (raw) => {
  if (typeof raw === 'string') return raw;
  if (raw === undefined || raw === null) return null;
  // A field that holds texts in one record and numbers in another is a text (see inference).
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined;
};

const readNumber: ValueReader = (raw) => (typeof raw === 'number' ? raw : absent(raw));

const readInteger: ValueReader = (raw) => (Number.isSafeInteger(raw) ? (raw as number) : absent(raw));

const readBoolean: ValueReader = (raw) => (typeof raw === 'boolean' ? raw : absent(raw));

const readDate: ValueReader = (raw) => {
  if (typeof raw === 'string' && raw !== '') return PlainDate.parse(raw);
  return raw instanceof PlainDate ? raw : absent(raw);
};

const readDateTime: ValueReader = (raw) => {
  if (typeof raw === 'string' && raw !== '') return PlainDateTime.parse(raw);
  return raw instanceof PlainDateTime ? raw : absent(raw);
};

const readList: ValueReader = (raw) => (Array.isArray(raw) ? (raw as readonly Value[]) : absent(raw));

const readObject: ValueReader = (raw) => (isJsonObject(raw) ? raw : absent(raw));

const readAny: ValueReader = (raw) => (raw === undefined ? null : (raw as Value));

function readConvertedList(readItem: ValueReader): ValueReader {
  return (raw) => {
    if (!Array.isArray(raw)) return absent(raw);
    const items: Value[] = [];
    for (const rawItem of raw) {
      const item = readItem(rawItem);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };
}

/** Whether a list of such items can be handed on as it stands. */
const keepsItems = (item: ValueType): boolean =>
  item.kind === 'list' ? keepsItems(item.item) : item.kind !== 'date' && item.kind !== 'datetime';

/** Reads one field of an object by its type. */
export function fieldReader(key: string, type: FieldType): (object: RecordValue) => Value | undefined {
  const read = valueReader(type);
  return (object) => read(object[key]);
}
