import { z } from 'zod';
import { textContentSchema } from '../../model';

export const textPropsSchema = z.strictObject({
  /** Paragraphs per language. */
  content: textContentSchema,
  /** Text style of paragraphs that name none. */
  style: z.string().optional(),
  /** Where the text stands in a box that is taller. */
  verticalAlign: z.enum(['top', 'middle', 'bottom']).optional(),
});

export type TextProps = z.infer<typeof textPropsSchema>;
