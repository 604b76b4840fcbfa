import { z } from 'zod';

export const sectionPropsSchema = z.strictObject({
  /** What page masters choose it by. */
  name: z.string().min(1).max(64).optional(),
  /**
   * Where it begins: on a new page, on the next right-hand (odd) or left-hand (even) one, or where the flow stands. One
   * that begins there has no page of its own: masters and page numbers go on as they were.
   */
  start: z.enum(['page', 'odd', 'even', 'continuous']),
  /** Page numbers of the section begin at 1; else they go on from the section before. */
  restartNumbering: z.literal(true).optional(),
});

export type SectionProps = z.infer<typeof sectionPropsSchema>;
