/** Values that several contracts share. */
import { z } from 'zod';
import { PlainDate } from '../data';
import type { Template } from '../model';

export const id = z.string().min(1).max(64);

/** Time stamps are ISO 8601 in UTC. */
export const timestamp = z.string();

/** A calendar day, ISO 8601, from the year 1 on. */
export const day = z.iso.date().refine((text) => PlainDate.parse(text) !== undefined, 'value.date');

/** SHA-256 in hexadecimal. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Templates travel whole and are parsed by the model where they arrive. */
export const template = z.custom<Template>((value) => typeof value === 'object' && value !== null);
