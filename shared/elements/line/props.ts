import { z } from 'zod';
import { strokeSchema } from '../stroke';

export const linePropsSchema = z.strictObject({
  stroke: strokeSchema,
  /** Which diagonal of its box it draws: `falling` from the upper left, `rising` from the lower left. */
  direction: z.enum(['falling', 'rising']).optional(),
});

export type LineProps = z.infer<typeof linePropsSchema>;
