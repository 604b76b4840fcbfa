import { z } from 'zod';
import { colourRefSchema, insetsSchema } from '../../model';
import { strokeSchema } from '../stroke';

const radiusSchema = z.number().min(0).max(1000).optional();

export const boxPropsSchema = z.strictObject({
  /** Space between the border and the content, in points. */
  padding: insetsSchema,
  fill: colourRefSchema.optional(),
  /** The border of all sides that have none of their own. */
  stroke: strokeSchema.optional(),
  /** Borders of single sides; one without width takes the side's border away. */
  border: z
    .strictObject({
      top: strokeSchema.optional(),
      right: strokeSchema.optional(),
      bottom: strokeSchema.optional(),
      left: strokeSchema.optional(),
    })
    .optional(),
  /** A bar along the start edge, as notices have. */
  accent: strokeSchema.optional(),
  /** Of all corners that have no radius of their own, in points. */
  radius: radiusSchema,
  corners: z
    .strictObject({
      topLeft: radiusSchema,
      topRight: radiusSchema,
      bottomRight: radiusSchema,
      bottomLeft: radiusSchema,
    })
    .optional(),
  /** Percent; 100 where absent. The box and all in it become transparent as a whole. */
  opacity: z.number().min(0).max(100).optional(),
  /** Degrees clockwise around the middle. A turned box is not divided over pages. */
  rotation: z.number().min(-360).max(360).optional(),
  /** Where the box is divided over pages: `clone` closes every part, `slice` leaves it open there. */
  split: z.enum(['clone', 'slice']).optional(),
});

export type BoxProps = z.infer<typeof boxPropsSchema>;
