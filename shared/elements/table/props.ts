import { z } from 'zod';
import { colourRefSchema } from '../../model';
import { strokeSchema } from '../stroke';

/**
 * Width of a column: points; a percentage of the table; a share of what the others leave; or what its content wants,
 * within bounds in points.
 */
export const columnSchema = z.strictObject({
  width: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), points: z.number().min(1).max(14_400) }),
    z.strictObject({ kind: z.literal('share'), share: z.number().min(0.01).max(1000) }),
    z.strictObject({ kind: z.literal('percent'), percent: z.number().min(0.1).max(100) }),
    z.strictObject({
      kind: z.literal('content'),
      least: z.number().min(0).max(14_400).optional(),
      most: z.number().min(1).max(14_400).optional(),
    }),
  ]),
});

/** Lines on the sides of a table, row or cell. A line of width 0 says that there is none, whatever others say. */
export const sidesSchema = z.strictObject({
  top: strokeSchema.optional(),
  right: strokeSchema.optional(),
  bottom: strokeSchema.optional(),
  left: strokeSchema.optional(),
});

export type SidesProps = z.infer<typeof sidesSchema>;

/** Backgrounds by rule: the first whose CEL condition holds. */
export const fillsSchema = z
  .array(z.strictObject({ when: z.string().min(1), fill: colourRefSchema }))
  .max(32);

export type FillsProps = z.infer<typeof fillsSchema>;

export const tablePropsSchema = z.strictObject({
  columns: z.array(columnSchema).min(1).max(64),
  /** How wide the table is; as wide as the room where absent. `content` takes what the columns want. */
  width: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('fixed'), points: z.number().min(1).max(14_400) }),
      z.strictObject({ kind: z.literal('percent'), percent: z.number().min(0.1).max(100) }),
      z.strictObject({ kind: z.literal('content') }),
    ])
    .optional(),
  /** The side that its first column is at: as the document's language is written where absent. */
  direction: z.enum(['ltr', 'rtl']).optional(),
  /** Where a table stands that is narrower than its room; it starts on the side of its first column. */
  align: z.enum(['start', 'center', 'end']).optional(),
  /** Space between a cell's edge and its content in points. */
  padding: z.strictObject({ x: z.number().min(0).max(200), y: z.number().min(0).max(200) }),
  /** Line below every row. */
  rule: strokeSchema.optional(),
  /** Line below the head and above the foot. */
  headRule: strokeSchema.optional(),
  /** Line between columns. */
  columnRule: strokeSchema.optional(),
  /** Outer lines, on every page anew. */
  border: sidesSchema.optional(),
  /** Background of every second body row, counted anew in every group. */
  zebra: colourRefSchema.optional(),
  /** Rows may go on on the next page wherever a page ends, not only where they are taller than a page. */
  splitRows: z.literal(true).optional(),
});

export type TableProps = z.infer<typeof tablePropsSchema>;

/**
 * What a row is for, in its table or group. `head` repeats on every page, `foot` ends the table. `pageSubtotal` closes
 * every page, `carriedForward` a page that the table goes on from, and `broughtForward` opens the next; they see the
 * data of the last row before the break. `empty` stands where there is no body row.
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
  /**
   * Of heads, feet and subtotals: `once` where the table or group begins or ends, `continued` only where it goes on
   * over a page break, `always` in both places. Heads and subtotals stand always, feet once where absent.
   */
  shown: z.enum(['always', 'once', 'continued']).optional(),
  fill: colourRefSchema.optional(),
  fills: fillsSchema.optional(),
  minHeight: z.number().min(0).max(14_400).optional(),
  /** Lines around the row. */
  rules: sidesSchema.optional(),
});

export type RowProps = z.infer<typeof rowPropsSchema>;
export type RowRole = RowProps['role'];

/** A group of rows has nothing of its own: its rows say what they are for, its node repeats it. */
export const rowGroupPropsSchema = z.strictObject({});

export type RowGroupProps = z.infer<typeof rowGroupPropsSchema>;

export const cellPropsSchema = z.strictObject({
  /** Columns it spans; 1 where absent. */
  columns: z.int().min(1).max(64).optional(),
  /** Rows it spans, or `rest` for all rows up to the end of its group or table; 1 where absent. */
  rows: z.union([z.int().min(1).max(1000), z.literal('rest')]).optional(),
  /** Says what its row is about, as a head does of a column. */
  isRowHeader: z.literal(true).optional(),
  verticalAlign: z.enum(['top', 'middle', 'bottom']).optional(),
  /** Space between edge and content in points, where it differs from the table's. */
  padding: z
    .strictObject({
      top: z.number().min(0).max(200).optional(),
      right: z.number().min(0).max(200).optional(),
      bottom: z.number().min(0).max(200).optional(),
      left: z.number().min(0).max(200).optional(),
    })
    .optional(),
  fill: colourRefSchema.optional(),
  fills: fillsSchema.optional(),
  /** Lines around the cell. */
  rules: sidesSchema.optional(),
});

export type CellProps = z.infer<typeof cellPropsSchema>;
