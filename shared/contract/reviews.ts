/** Reviews: a version is submitted, looked at with evidence, and approved or returned. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { approvalSchema, personRefSchema } from '../package';
import { diagnosticSchema } from './diagnostics';
import { STUDIO_ERROR_MAP, studioFailureSchema } from './errors';
import { digest, id, template, timestamp } from './values';
import { versionSummarySchema } from './versions';

const base = oc.errors(STUDIO_ERROR_MAP);

export const reviewSummarySchema = z.strictObject({
  id,
  templateId: id,
  templateName: z.string(),
  version: z.int(),
  /** The version it is compared with: the last approved one, else the one before; null for a first version. */
  baseVersion: z.int().nullable(),
  /** `preparing` while the evidence is made, then `open`; `failed` where it could not be made. */
  state: z.enum(['preparing', 'open', 'approved', 'returned', 'withdrawn', 'failed']),
  submittedAt: timestamp,
  submittedBy: personRefSchema,
  note: z.string(),
  decidedAt: timestamp.nullable(),
  decidedBy: personRefSchema.nullable(),
  /** Why it was returned; empty otherwise. */
  reason: z.string(),
  /** Everybody whose changes it holds that nobody has approved: since the last approved version, or from the beginning. */
  changedBy: z.array(personRefSchema),
  openComments: z.int(),
  comments: z.int(),
  /** Records composed so far, of how many; while the evidence is made. */
  progress: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
  /** Why the evidence could not be made. */
  failure: studioFailureSchema.nullable(),
});

/** Why a record stands for others. */
export const reasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shortest') }),
  z.strictObject({ kind: z.literal('longest') }),
  /** An element with a condition is shown in it, or is not. */
  z.strictObject({ kind: z.literal('branch'), nodeId: id, shown: z.boolean() }),
  /** None of the others shows a difference. */
  z.strictObject({ kind: z.literal('changed') }),
]);

export const representativeSchema = z.strictObject({
  record: z.int().min(0),
  title: z.string(),
  /** Why it was chosen; at least one. */
  reasons: z.array(reasonSchema),
  pages: z.int(),
  /** Pages of the base version's document; null without a base. */
  basePages: z.int().nullable(),
  /** Whether its document differs from the base version's. */
  isChanged: z.boolean(),
});

export const evidenceSchema = z.strictObject({
  /** Records of the data set; one empty record where there is none. */
  records: z.int(),
  /** Documents that differ from the base version's; all of them without a base. */
  changed: z.int(),
  identical: z.int(),
  /** By the gravest diagnostic. */
  clean: z.int(),
  warned: z.int(),
  failed: z.int(),
  pages: z.int(),
  basePages: z.int().nullable(),
  /** What the documents took for today. */
  date: z.iso.date(),
  engine: z.string(),
  /** SHA-256 over the digests and diagnostics of all documents; what an approval is bound to. */
  digest,
  /** Diagnostics over all records, counted by what and where, the gravest first. */
  diagnostics: z.array(z.strictObject({ diagnostic: diagnosticSchema, records: z.int(), example: z.int() })),
  /** Every element with a condition, in how many documents it is shown. */
  branches: z.array(z.strictObject({ nodeId: id, condition: z.string(), shown: z.int(), hidden: z.int() })),
  representatives: z.array(representativeSchema),
});

export const commentSchema = z.strictObject({
  id,
  reviewId: id,
  /** The element it is pinned to; null for the version as a whole. */
  nodeId: id.nullable(),
  /** The record that was on show. */
  record: z.int().nullable(),
  author: personRefSchema,
  at: timestamp,
  text: z.string(),
  resolvedBy: personRefSchema.nullable(),
  resolvedAt: timestamp.nullable(),
});

export const reviewsContract = {
  /** Newest first; of one template or of all. */
  list: base.input(z.strictObject({ templateId: id.nullable() })).output(z.array(reviewSummarySchema)),
  /** Submits a version; its evidence is made in the background. */
  submit: base
    .input(z.strictObject({ templateId: id, version: z.int().min(1), note: z.string().trim().max(2000) }))
    .output(reviewSummarySchema),
  open: base.input(z.strictObject({ id })).output(
    z.strictObject({
      review: reviewSummarySchema,
      version: versionSummarySchema,
      base: versionSummarySchema.nullable(),
      /** The submitted template and the base version's. */
      after: template,
      before: template.nullable(),
      evidence: evidenceSchema.nullable(),
      comments: z.array(commentSchema),
      approval: approvalSchema.nullable(),
      datasetId: id.nullable(),
      /** Why the person at the desk may not approve it now; null where they may. */
      obstacle: studioFailureSchema.nullable(),
    }),
  ),
  /** The summary again and again while the evidence is made, and once at the end. */
  watch: base.input(z.strictObject({ id })).output(eventIterator(reviewSummarySchema)),
  comment: base
    .input(
      z.strictObject({
        id,
        nodeId: id.nullable(),
        record: z.int().min(0).nullable(),
        text: z.string().trim().min(1).max(4000),
      }),
    )
    .output(commentSchema),
  resolve: base.input(z.strictObject({ id, commentId: id, isResolved: z.boolean() })).output(commentSchema),
  /** Takes a submission back, by somebody who may submit. */
  withdraw: base.input(z.strictObject({ id })).output(reviewSummarySchema),
  return: base.input(z.strictObject({ id, reason: z.string().trim().max(4000) })).output(reviewSummarySchema),
  /** Signs the package; `passphrase` where the key is protected by one. Refused with `review.fourEyes` and others. */
  approve: base
    .input(z.strictObject({ id, passphrase: z.string().max(1000).nullable() }))
    .output(reviewSummarySchema),
};

export type ReviewSummary = z.infer<typeof reviewSummarySchema>;
export type ReviewState = ReviewSummary['state'];
export type ReviewReason = z.infer<typeof reasonSchema>;
export type Representative = z.infer<typeof representativeSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type ReviewComment = z.infer<typeof commentSchema>;
