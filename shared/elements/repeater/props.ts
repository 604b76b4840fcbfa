import { z } from 'zod';

export const repeaterPropsSchema = z.strictObject({
  /**
   * `down`: one below the other; `across`: beside each other, each `itemWidth` wide and as many as there is room for;
   * `grid`: in `columns` of equal width, row by row.
   */
  direction: z.enum(['down', 'across', 'grid']),
  columns: z.int().min(1).max(24).optional(),
  /** In points. */
  itemWidth: z.number().min(4).max(14_400).optional(),
  /** Space between items beside each other and below each other, in points. */
  gap: z.number().min(0).max(1000).optional(),
  rowGap: z.number().min(0).max(1000).optional(),
});

export type RepeaterProps = z.infer<typeof repeaterPropsSchema>;
