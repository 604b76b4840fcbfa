/** Equality and order of values, as CEL defines them over our types. */
import { isJsonObject } from '../../base';
import { PlainDate, PlainDateTime } from '../../data';

/** Deep equality; numbers by value, dates by the day they name. Values of different kinds are not equal. */
export function valuesEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof PlainDate) return b instanceof PlainDate && PlainDate.compare(a, b) === 0;
  if (a instanceof PlainDateTime) return b instanceof PlainDateTime && PlainDateTime.compare(a, b) === 0;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => valuesEqual(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    // An absent key and a null are the same to a template.
    if (!valuesEqual(a[key] ?? null, b[key] ?? null)) return false;
  }
  return true;
}

/** Negative, zero or positive by order; `undefined` for values that have none. */
export function compareValues(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number') return typeof b === 'number' ? compareNumbers(a, b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? compareTexts(a, b) : undefined;
  if (a instanceof PlainDate) return b instanceof PlainDate ? PlainDate.compare(a, b) : undefined;
  if (a instanceof PlainDateTime) return b instanceof PlainDateTime ? PlainDateTime.compare(a, b) : undefined;
  if (typeof a === 'boolean') return typeof b === 'boolean' ? Number(a) - Number(b) : undefined;
  return undefined;
}

const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** By Unicode code points, which differs from UTF-16 order above U+D7FF. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
