/** One value for several elements: what the inspector shows of a property when more than one is selected. */
import { type Json, type JsonObject, jsonEqual } from '../../shared/base';
import type { FieldCondition, InspectorField } from '../../shared/elements';
import type { Template, TemplateNode } from '../../shared/model';

/** `mixed` where the elements differ; absent everywhere is `same` with `undefined`. */
export type Merged<T> = { readonly kind: 'same'; readonly value: T | undefined } | { readonly kind: 'mixed' };

export const MIXED: { readonly kind: 'mixed' } = { kind: 'mixed' };

/** The value at a path of keys and list indexes; `undefined` where there is none. */
export function valueAt(holder: unknown, path: readonly string[]): Json | undefined {
  let value = holder;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value as Json | undefined;
}

/** The common value of a property of nodes. */
export const mergeNodes = (nodes: readonly TemplateNode[], path: readonly string[]): Merged<Json> =>
  mergeValues(nodes.map((node) => valueAt(node, path)));

/** The common one of some values; an absent value differs from a present one. */
export function mergeValues<T>(values: readonly (T | undefined)[]): Merged<T> {
  const [first, ...rest] = values;
  return rest.every((value) => jsonEqual(value, first)) ? { kind: 'same', value: first } : MIXED;
}

/** The common value; `undefined` for mixed and for absent. */
export const sameValue = <T>(merged: Merged<T>): T | undefined =>
  merged.kind === 'same' ? merged.value : undefined;

/** A field of the inspector by what identifies it; those that every one of the lists holds, in the first one's order. */
export function commonFields<F extends { readonly kind: string; readonly path: readonly string[] }>(
  lists: readonly (readonly F[])[],
): readonly F[] {
  const [first = [], ...others] = lists;
  const keyOf = ({ kind, path }: F): string => `${kind} ${path.join('/')}`;
  const known = others.map((fields) => new Set(fields.map(keyOf)));
  return first.filter((field) => known.every((keys) => keys.has(keyOf(field))));
}

/** Whether a property means something for all of the nodes: some do only beside others. */
export const hasMeaning = (
  { shownWhen = [] }: InspectorField,
  nodes: readonly TemplateNode[],
  assets: Template['assets'],
): boolean =>
  shownWhen.every((condition) =>
    nodes.every((node) => holds(condition, valueAt(node, condition.path), assets)),
  );

function holds(condition: FieldCondition, value: Json | undefined, assets: Template['assets']): boolean {
  if ('mediaType' in condition) return assets[String(value)]?.mediaType === condition.mediaType;
  if ('isNot' in condition) return value !== condition.isNot;
  const { is } = condition;
  return typeof is === 'boolean' ? (value !== undefined) === is : value === is;
}

/** The value of a list or object that lies at a path, or an empty object. */
export const objectAt = (holder: unknown, path: readonly string[]): JsonObject => {
  const value = valueAt(holder, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};
