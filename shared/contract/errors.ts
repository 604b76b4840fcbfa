import { z } from 'zod';
import type { StudioErrorCode } from '../diag';

/** How a `StudioError` travels: its code and arguments; the receiver words it in its own language. */
export const studioFailureSchema = z.strictObject({
  code: z.custom<StudioErrorCode>((value) => typeof value === 'string'),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type StudioFailure = z.infer<typeof studioFailureSchema>;

/** The typed error that every procedure of the contract may answer with. */
export const STUDIO_ERROR_MAP = { STUDIO: { status: 422, data: studioFailureSchema } } as const;
