/** The format that a field gets where nobody chose one. */
import type { Json, JsonObject } from '../../shared/base';
import { type DataPath, EACH, type FieldType, parsePath, rawAt } from '../../shared/data';
import { defaultFormat, type Format } from '../../shared/rules';

/** Longer fractions are what arithmetic leaves, and no part of a rate or price. */
const MOST_DECIMALS = 6;

/**
 * The format that suits a field's kind. Numbers get as many decimals as the values of the shown record have, so that a
 * rate of 0.0035 is not set as 0.00.
 */
export function usualFormat(type: FieldType, path: string, record: JsonObject | null): Format | undefined {
  const format = defaultFormat(type);
  if (format?.kind !== 'number' || record === null) return format;
  const seen = valuesAt(record, parsePath(path) ?? []).map(decimalsOf);
  const decimals = Math.max(...seen.filter((count) => count <= MOST_DECIMALS), format.decimals ?? 0);
  return { ...format, decimals };
}

/** Digits behind the point, as the value is written in data. */
export function decimalsOf(value: Json): number {
  if (typeof value !== 'number') return 0;
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(fraction.length - Number(exponent), 0);
}

function valuesAt(value: Json, path: DataPath): Json[] {
  const at = path.indexOf(EACH);
  const found = rawAt(value, at < 0 ? path : path.slice(0, at));
  if (found === undefined) return [];
  if (at < 0) return [found];
  return Array.isArray(found) ? found.flatMap((item) => valuesAt(item, path.slice(at + 1))) : [];
}
