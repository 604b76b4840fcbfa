/**
 * The data contract: the shape and types of one record, as the template promises to use it. Rules are checked
 * against it, the data tree shows it, and imported records are read by it.
 */
import { z } from 'zod';

const common = {
  /** The value may be absent or null. */
  optional: z.literal(true).optional(),
  /** What people call the field; its key where absent. */
  label: z.string().optional(),
  /** Personal data: masked unless somebody may see it. */
  personal: z.literal(true).optional(),
};

/** Kinds of single values. `number` is a decimal, `date` an ISO 8601 calendar date, `datetime` a local date-time. */
export const SCALAR_KINDS = ['string', 'number', 'integer', 'boolean', 'date', 'datetime'] as const;

export type ScalarKind = (typeof SCALAR_KINDS)[number];

interface Common {
  readonly optional?: true | undefined;
  readonly label?: string | undefined;
  readonly personal?: true | undefined;
}

export interface ScalarType extends Common {
  readonly kind: ScalarKind;
}

export interface ListType extends Common {
  readonly kind: 'list';
  readonly item: FieldType;
}

export interface ObjectType extends Common {
  readonly kind: 'object';
  readonly fields: { readonly [key: string]: FieldType };
}

export type FieldType = ScalarType | ListType | ObjectType;

/** One record is an object. */
export type DataContract = ObjectType;

export const fieldTypeSchema: z.ZodType<FieldType> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(SCALAR_KINDS), ...common }),
    z.strictObject({ kind: z.literal('list'), item: fieldTypeSchema, ...common }),
    z.strictObject({ kind: z.literal('object'), fields: z.record(z.string(), fieldTypeSchema), ...common }),
  ]),
);

export const dataContractSchema: z.ZodType<DataContract> = z.strictObject({
  kind: z.literal('object'),
  fields: z.record(z.string(), fieldTypeSchema),
  ...common,
});

export const EMPTY_CONTRACT: DataContract = { kind: 'object', fields: {} };
