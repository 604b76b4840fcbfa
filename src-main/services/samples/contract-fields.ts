/** Data contracts, briefly. */
import type { FieldType, ListType, ObjectType, ScalarKind, ScalarType } from '../../../shared/data';

const scalar =
  (kind: ScalarKind) =>
  (label: string): ScalarType => ({ kind, label });

export const string = scalar('string');
export const number = scalar('number');
export const integer = scalar('integer');
export const boolean = scalar('boolean');
export const date = scalar('date');

export const object = (label: string, fields: { readonly [key: string]: FieldType }): ObjectType => ({
  kind: 'object',
  label,
  fields,
});

export const list = (label: string, fields: { readonly [key: string]: FieldType }): ListType => ({
  kind: 'list',
  label,
  item: { kind: 'object', fields },
});

/** The field may be absent. */
export const optional = <T extends FieldType>(type: T): T => ({ ...type, optional: true });

/** The field holds personal data. */
export const personal = <T extends FieldType>(type: T): T => ({ ...type, personal: true });
