import { z } from 'zod';
import { textContentSchema } from '../../model';

/** Scales and limits in percent and points. */
const fitSchema = z.strictObject({
  kind: z.enum(['shrink', 'grow']),
  /** How small the text may become, in percent of its size; 50 where absent. */
  least: z.number().min(10).max(100).optional(),
  /** How tall the box may become, in points; as tall as it has to where absent. */
  most: z.number().min(0).max(14_400).optional(),
});

export const textPropsSchema = z.strictObject({
  /** Paragraphs per language. */
  content: textContentSchema,
  /** Text style of paragraphs that name none. */
  style: z.string().optional(),
  /** Where the text stands in a box that is taller. */
  verticalAlign: z.enum(['top', 'middle', 'bottom']).optional(),
  /** `vertical`: lines run downwards and follow each other to the left (縦書き). */
  writing: z.enum(['horizontal', 'vertical']).optional(),
  /** Length of vertical lines in a flow, in points; where absent, that of the longest paragraph, or what is left of the page. */
  height: z.number().min(1).max(14_400).optional(),
  /** What happens to a text that is too long for its box: it becomes smaller, or the box taller. */
  fit: fitSchema.optional(),
});

export type TextProps = z.infer<typeof textPropsSchema>;
