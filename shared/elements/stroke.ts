/** Lines as element props describe them: shared by every type that draws one. */
import { z } from 'zod';
import { colourRefSchema } from '../model';

export const strokeSchema = z.strictObject({
  colour: colourRefSchema,
  /** Line width in points. */
  width: z.number().min(0).max(100),
  /** Lengths of dashes and gaps in points; solid where absent. */
  dash: z.array(z.number().min(0.1).max(1000)).max(8).optional(),
});

export type StrokeProps = z.infer<typeof strokeSchema>;
