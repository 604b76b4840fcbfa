/** A record's values as the preview table shows them: single values as text, nested ones as a short outline. */
import { isJsonObject, type Json } from '../../shared/base';
import type { DataContract, FieldType } from '../../shared/data';

/** One line of a nested value: how deep it lies, its key and, for single values, its text. */
export interface OutlineLine {
  readonly depth: number;
  readonly key: string;
  readonly text: string;
}

export type ValueOutline =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string; readonly isNumber: boolean }
  /** `count` is the number of items of a list; absent for objects. */
  | {
      readonly kind: 'nested';
      readonly count?: number;
      readonly lines: readonly OutlineLine[];
      readonly isCut: boolean;
    };

const MAX_LINES = 4;
const MAX_TEXT = 80;

/** The outline of one value of a record. */
export function outlineValue(value: Json | undefined): ValueOutline {
  if (value === undefined || value === null || value === '') return { kind: 'absent' };
  if (Array.isArray(value)) return outlineList(value);
  if (isJsonObject(value)) return { kind: 'nested', ...cut(objectLines(value, 0)) };
  return { kind: 'text', text: shorten(String(value)), isNumber: typeof value === 'number' };
}

function outlineList(items: readonly Json[]): ValueOutline {
  const first = items[0];
  const lines = isJsonObject(first)
    ? objectLines(first, 0)
    : items.map((item) => ({ depth: 0, key: '', text: textOf(item) }));
  return { kind: 'nested', count: items.length, ...cut(lines) };
}

function objectLines(object: { readonly [key: string]: Json | undefined }, depth: number): OutlineLine[] {
  return Object.entries(object).flatMap(([key, value]) =>
    isJsonObject(value)
      ? [{ depth, key, text: '' }, ...objectLines(value, depth + 1)]
      : [{ depth, key, text: textOf(value) }],
  );
}

const textOf = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return `[${value.length}]`;
  return isJsonObject(value) ? '{…}' : shorten(String(value));
};

const cut = (lines: readonly OutlineLine[]): { lines: readonly OutlineLine[]; isCut: boolean } => ({
  lines: lines.slice(0, MAX_LINES),
  isCut: lines.length > MAX_LINES,
});

const shorten = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text);

/** The columns of the preview table: the record's own fields, in the contract's order. */
export const previewColumns = (contract: DataContract): readonly { key: string; type: FieldType }[] =>
  Object.entries(contract.fields).map(([key, type]) => ({ key, type }));
