/** The difference of two JSON values, property by property. */
import { isJsonObject, type Json, jsonEqual } from '../base';
import type { DataPath } from '../data';

export interface PropertyDifference {
  readonly path: DataPath;
  /** Null where it is absent. */
  readonly before: Json | null;
  readonly after: Json | null;
}

/**
 * The smallest properties that differ. Lists are compared entry by entry where they are equally long, else as a
 * whole; a property that one side lacks is one difference with all it holds.
 */
export function compareJson(
  before: Json | undefined,
  after: Json | undefined,
  path: DataPath = [],
): PropertyDifference[] {
  if (jsonEqual(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].sort().flatMap((key) => compareJson(before[key], after[key], [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return after.flatMap((item: Json, index) => compareJson(before[index], item, [...path, index]));
  }
  return [{ path, before: before ?? null, after: after ?? null }];
}
