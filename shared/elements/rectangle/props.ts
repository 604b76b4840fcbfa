import { z } from 'zod';
import { colourRefSchema } from '../../model';
import { strokeSchema } from '../stroke';

export const rectanglePropsSchema = z.strictObject({
  fill: colourRefSchema.optional(),
  stroke: strokeSchema.optional(),
  /** Radius of the corners in points. */
  radius: z.number().min(0).max(1000).optional(),
  /** Height in points in a flow. */
  height: z.number().min(0).max(14_400).optional(),
});

export type RectangleProps = z.infer<typeof rectanglePropsSchema>;
