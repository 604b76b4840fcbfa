/** Immutable versions of a template. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { personRefSchema } from '../package';
import { STUDIO_ERROR_MAP } from './errors';
import { digest, id, template, timestamp } from './values';

const base = oc.errors(STUDIO_ERROR_MAP);

export const versionSummarySchema = z.strictObject({
  templateId: id,
  /** 1, 2, 3 … of this template. */
  number: z.int().min(1),
  /** The template's name then. */
  name: z.string(),
  note: z.string(),
  savedAt: timestamp,
  savedBy: personRefSchema,
  /** Number of edits that led to it. */
  revision: z.int(),
  datasetId: id.nullable(),
  /** Digest of its package. */
  digest,
  /** Who changed it since the version before; for the first version since it was made. */
  changedBy: z.array(personRefSchema),
  /** Its review, if it was submitted. */
  review: z
    .strictObject({
      id,
      state: z.enum(['preparing', 'open', 'approved', 'returned', 'withdrawn', 'failed']),
      decidedBy: personRefSchema.nullable(),
      decidedAt: timestamp.nullable(),
    })
    .nullable(),
});

export const versionsContract = {
  /** Newest first, and how far the draft has gone since. */
  list: base.input(z.strictObject({ templateId: id })).output(
    z.strictObject({
      versions: z.array(versionSummarySchema),
      draft: z.strictObject({
        /** Edits since the newest version. */
        edits: z.int(),
        changedBy: z.array(personRefSchema),
      }),
    }),
  ),
  /** Saves the draft as it stands at `revision`; `template.conflict` where it has moved on. */
  save: base
    .input(z.strictObject({ templateId: id, revision: z.int(), note: z.string().trim().min(1).max(2000) }))
    .output(versionSummarySchema),
  open: base
    .input(z.strictObject({ templateId: id, number: z.int().min(1) }))
    .output(z.strictObject({ summary: versionSummarySchema, template })),
  /** The version's `.fumi` package, with its approval if it has one. */
  exportPackage: base
    .input(z.strictObject({ templateId: id, number: z.int().min(1) }))
    .output(z.strictObject({ token: id, fileName: z.string() })),
};

export type VersionSummary = z.infer<typeof versionSummarySchema>;
