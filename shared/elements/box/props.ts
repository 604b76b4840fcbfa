import { z } from 'zod';
import { colourRefSchema, insetsSchema } from '../../model';
import { strokeSchema } from '../stroke';

export const boxPropsSchema = z.strictObject({
  /** Space between the border and the content, in points. */
  padding: insetsSchema,
  fill: colourRefSchema.optional(),
  stroke: strokeSchema.optional(),
  /** A bar along the start edge, as notices have. */
  accent: strokeSchema.optional(),
  radius: z.number().min(0).max(1000).optional(),
});

export type BoxProps = z.infer<typeof boxPropsSchema>;
