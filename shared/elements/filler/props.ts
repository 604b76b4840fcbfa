import { z } from 'zod';

export const fillerPropsSchema = z.strictObject({
  /** Which of the elements that fit is shown: the first in order, or the one that fills most. */
  choose: z.enum(['first', 'largest']),
  /** Less free room than this, in points, stays empty. */
  minHeight: z.number().min(0).max(14_400).optional(),
  /** Takes all of the free room: what follows stands at the bottom of the page. */
  fill: z.literal(true).optional(),
  /** Where the element stands in room that is taller. */
  verticalAlign: z.enum(['top', 'middle', 'bottom']).optional(),
});

export type FillerProps = z.infer<typeof fillerPropsSchema>;
