import { z } from 'zod';

export const imagePropsSchema = z.strictObject({
  /** Id of one of the template's assets; absent until an image is chosen. */
  asset: z.string().optional(),
  /** Page of a PDF, from 1; the first where absent. */
  page: z.int().min(1).max(10_000).optional(),
  /** `contain` shows all of it, `cover` fills the box and cuts, `stretch` fills it and distorts. */
  fit: z.enum(['contain', 'cover', 'stretch']),
  /** Width and height in points in a flow; a placed image takes its box. One follows from the other. */
  width: z.number().min(1).max(14_400).optional(),
  height: z.number().min(1).max(14_400).optional(),
  align: z.enum(['start', 'center', 'end']).optional(),
});

export type ImageProps = z.infer<typeof imagePropsSchema>;
