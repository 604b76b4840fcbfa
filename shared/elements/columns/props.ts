import { z } from 'zod';
import { strokeSchema } from '../stroke';

export const columnsPropsSchema = z.strictObject({
  count: z.int().min(1).max(12),
  /** Space between two columns in points. */
  gap: z.number().min(0).max(400),
  /** Columns end at about the same height; else each is filled before the next. */
  balance: z.literal(true).optional(),
  /** Line between columns. */
  rule: strokeSchema.optional(),
});

export type ColumnsProps = z.infer<typeof columnsPropsSchema>;
