/**
 * Paths into records and contracts: `owner.name`, `transactions[3].amount`, and `transactions[].amount` for that field
 * of any item. Keys that would not read plainly are quoted as JSON: `["unit price"]`.
 */
import { isJsonObject, type Json } from '../base';
import type { DataContract, FieldType } from './contract';

/** Stands for any item of a list: `[]`. */
export const EACH = -1;

/** A key of an object, the index of an item, or {@link EACH}. */
export type PathSegment = string | number;

export type DataPath = readonly PathSegment[];

const PLAIN_KEY = /^[^.[\]"'\s]+$/;

/** The path's text; {@link parsePath} reads it back. */
export function formatPath(path: DataPath): string {
  let text = '';
  for (const segment of path) {
    if (segment === EACH) text += '[]';
    else if (typeof segment === 'number') text += `[${segment}]`;
    else if (!PLAIN_KEY.test(segment)) text += `[${JSON.stringify(segment)}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

const SEGMENT = /^(?:\.?([^.[\]"'\s]+)|\[(\d*)\]|\[("(?:[^"\\]|\\.)*")\])/;

/** The segments of a path text; `undefined` where it is not one. */
export function parsePath(text: string): DataPath | undefined {
  const path: PathSegment[] = [];
  let rest = text;
  while (rest !== '') {
    const match = SEGMENT.exec(rest);
    if (!match) return undefined;
    const [whole, key, index, quoted] = match;
    if (key !== undefined) {
      // A leading dot belongs between two keys only.
      if ((path.length === 0) === whole.startsWith('.')) return undefined;
      path.push(key);
    } else if (index !== undefined) {
      path.push(index === '' ? EACH : Number(index));
    } else {
      const parsed = parseQuoted(quoted ?? '');
      if (parsed === undefined) return undefined;
      path.push(parsed);
    }
    rest = rest.slice(whole.length);
  }
  return path;
}

function parseQuoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The raw value at a path without {@link EACH}; `undefined` where the record has none. */
export function rawAt(record: Json, path: DataPath): Json | undefined {
  let value: Json | undefined = record;
  for (const segment of path) {
    if (typeof segment === 'number') value = Array.isArray(value) ? value[segment] : undefined;
    else
      value =
        isJsonObject(value) && Object.hasOwn(value, segment)
          ? (value[segment] as Json | undefined)
          : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** The type at a path (`a.b`, `list[].b`, `list[3].b`); `undefined` where the contract has no such field. */
export function fieldAt(contract: DataContract, path: DataPath | string): FieldType | undefined {
  const segments = typeof path === 'string' ? parsePath(path) : path;
  if (!segments) return undefined;
  let type: FieldType | undefined = contract;
  for (const segment of segments) {
    if (typeof segment === 'number') type = type.kind === 'list' ? type.item : undefined;
    else
      type = type.kind === 'object' && Object.hasOwn(type.fields, segment) ? type.fields[segment] : undefined;
    if (!type) return undefined;
  }
  return type;
}

/** One row of the data tree. */
export interface FieldEntry {
  readonly path: string;
  /** The last key; for items of a list the empty string. */
  readonly key: string;
  /** Steps below the record: top-level fields have 0. */
  readonly depth: number;
  readonly type: FieldType;
}

/**
 * Every field of a contract, parents before children, in the contract's order. Fields of a list's objects follow the
 * list as `list[].field`; items that are not objects have no row of their own.
 */
export function listFields(contract: DataContract): FieldEntry[] {
  const entries: FieldEntry[] = [];
  const visit = (type: FieldType, path: DataPath, depth: number): void => {
    if (type.kind === 'list') visit(type.item, [...path, EACH], depth);
    if (type.kind !== 'object') return;
    for (const [key, field] of Object.entries(type.fields)) {
      const fieldPath = [...path, key];
      entries.push({ path: formatPath(fieldPath), key, depth, type: field });
      visit(field, fieldPath, depth + 1);
    }
  };
  visit(contract, [], 0);
  return entries;
}
