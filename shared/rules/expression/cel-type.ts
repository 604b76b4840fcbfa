/**
 * Types of expressions. They are the data contract's own kinds, so that a reader sees one set of names everywhere:
 * CEL's `int` is `integer`, its `double` is `number`, its `bool` is `boolean`.
 */
import type { ValueType } from '../../data';

export type CelType = ValueType;

export const ANY: CelType = { kind: 'any' };
export const NULL: CelType = { kind: 'null' };
export const BOOLEAN: CelType = { kind: 'boolean' };
export const INTEGER: CelType = { kind: 'integer' };
export const NUMBER: CelType = { kind: 'number' };
export const STRING: CelType = { kind: 'string' };
export const DATE: CelType = { kind: 'date' };
export const DATE_TIME: CelType = { kind: 'datetime' };

export const listOf = (item: CelType): CelType => ({ kind: 'list', item });

export const isNumeric = (type: CelType): boolean => type.kind === 'number' || type.kind === 'integer';

/** Null and any take part in everything; what they are is known at evaluation. */
export const isOpen = (type: CelType): boolean => type.kind === 'any' || type.kind === 'null';

/** The type's name in messages: `integer`, `list of object`. */
export const typeName = (type: CelType): string =>
  type.kind === 'list' ? `list of ${typeName(type.item)}` : type.kind;

/** The type that holds values of both, as the branches of `?:` and the items of a list need it. */
export function unify(a: CelType, b: CelType): CelType {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (isNumeric(a) && isNumeric(b)) return a.kind === b.kind ? a : NUMBER;
  if (a.kind === 'list' && b.kind === 'list') return listOf(unify(a.item, b.item));
  if (a.kind === 'object' && b.kind === 'object') return a === b ? a : unifyObjects(a, b);
  return a.kind === b.kind ? a : ANY;
}

function unifyObjects(a: CelType & { kind: 'object' }, b: CelType & { kind: 'object' }): CelType {
  const fields: { [key: string]: CelType } = {};
  for (const key of new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])) {
    const left = a.fields[key];
    const right = b.fields[key];
    const type = left && right ? unify(left, right) : (left ?? right);
    if (type) fields[key] = type;
  }
  return { kind: 'object', fields };
}

/** Whether two values of these types can be equal or be ordered at all. */
export function areComparable(a: CelType, b: CelType): boolean {
  if (isOpen(a) || isOpen(b)) return true;
  if (isNumeric(a) && isNumeric(b)) return true;
  if (a.kind === 'list' && b.kind === 'list') return areComparable(a.item, b.item);
  return a.kind === b.kind;
}
