import { z } from 'zod';
import { colourRefSchema } from '../../model';
import { strokeSchema } from '../stroke';

/** Width of a column: points, or a share of what the fixed ones leave. */
export const columnSchema = z.strictObject({
  width: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), points: z.number().min(1).max(14_400) }),
    z.strictObject({ kind: z.literal('share'), share: z.number().min(0.01).max(1000) }),
  ]),
});

export const tablePropsSchema = z.strictObject({
  columns: z.array(columnSchema).min(1).max(64),
  /** Space between a cell's edge and its content in points. */
  padding: z.strictObject({ x: z.number().min(0).max(200), y: z.number().min(0).max(200) }),
  /** Line below every row. */
  rule: strokeSchema.optional(),
  /** Line below the head and above the foot. */
  headRule: strokeSchema.optional(),
  /** Background of every second body row. */
  zebra: colourRefSchema.optional(),
});

export type TableProps = z.infer<typeof tablePropsSchema>;

/**
 * What a row is for. `head` repeats on every page, `foot` ends the table. `carriedForward` closes a page that the
 * table goes on from and `broughtForward` opens the next; both see the data of the last row before the break.
 * `empty` stands where there is no body row.
 */
export const ROW_ROLES = [
  'head',
  'body',
  'foot',
  'carriedForward',
  'broughtForward',
  'pageSubtotal',
  'empty',
] as const;

export const rowPropsSchema = z.strictObject({
  role: z.enum(ROW_ROLES),
  fill: colourRefSchema.optional(),
  minHeight: z.number().min(0).max(14_400).optional(),
});

export type RowProps = z.infer<typeof rowPropsSchema>;
export type RowRole = RowProps['role'];

export const cellPropsSchema = z.strictObject({
  /** Columns it spans; 1 where absent. */
  columns: z.int().min(1).max(64).optional(),
  verticalAlign: z.enum(['top', 'middle', 'bottom']).optional(),
});

export type CellProps = z.infer<typeof cellPropsSchema>;
