/** Cases that once failed. They are run before all others, for ever. */
import { z } from 'zod';
import { KINDS } from './cases';
import kept from './seeds.json' with { type: 'json' };

const seedSchema = z.strictObject({
  kind: z.enum(KINDS),
  seed: z.int().min(0),
  /** What was wrong, in a few words. */
  was: z.string().min(1),
});

export type KeptSeed = z.infer<typeof seedSchema>;

export const KEPT_SEEDS: readonly KeptSeed[] = z.array(seedSchema).parse(kept);
