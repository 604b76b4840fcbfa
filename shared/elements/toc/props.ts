import { z } from 'zod';

const levelSchema = z.int().min(1).max(6).optional();

export const tocPropsSchema = z.strictObject({
  /** Levels of headings that are listed; 1 to 3 where absent. */
  from: levelSchema,
  to: levelSchema,
  /** Text styles of the lines by the level of their heading; `body` where absent. */
  styles: z
    .strictObject({
      h1: z.string().optional(),
      h2: z.string().optional(),
      h3: z.string().optional(),
      h4: z.string().optional(),
      h5: z.string().optional(),
      h6: z.string().optional(),
    })
    .optional(),
  /** How much further every level begins than the one above, in points; 12 where absent. */
  step: z.number().min(0).max(200).optional(),
  /** What fills the line up to the page number; dots where absent. */
  leader: z.enum(['dots', 'middleDots', 'line', 'none']).optional(),
  /** Leaves the page numbers out. */
  withoutPages: z.literal(true).optional(),
  /** Shows the numbers that pages have in their section, as `sectionNumber` does; else those in the document. */
  sectionPages: z.literal(true).optional(),
});

export type TocProps = z.infer<typeof tocPropsSchema>;
