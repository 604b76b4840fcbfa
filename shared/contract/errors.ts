import { z } from 'zod';
import type { MessageArguments, Reason, ReasonCode, StudioErrorCode } from '../diag';

const messageArguments = (): z.ZodType<MessageArguments> =>
  z.record(z.string(), z.union([z.string(), z.number(), reasonSchema, z.array(reasonSchema)]));

/** A reason travels as its code and arguments as well. */
export const reasonSchema: z.ZodType<Reason> = z.strictObject({
  code: z.custom<ReasonCode>((value) => typeof value === 'string'),
  get args() {
    return messageArguments();
  },
});

/** What messages are filled with. */
export const messageArgumentsSchema = messageArguments();

/** How a `StudioError` travels: its code and arguments; the receiver words it in its own language. */
export const studioFailureSchema = z.strictObject({
  code: z.custom<StudioErrorCode>((value) => typeof value === 'string'),
  args: messageArgumentsSchema,
});

export type StudioFailure = z.infer<typeof studioFailureSchema>;

/** The typed error that every procedure of the contract may answer with. */
export const STUDIO_ERROR_MAP = { STUDIO: { status: 422, data: studioFailureSchema } } as const;
