/** Publishing to composition servers, and what they sent to whom. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  communicationSchema,
  documentFactsSchema,
  dryRunSchema,
  environmentSchema,
  publishedVersionSchema,
  scopeSchema,
  serverTemplateSchema,
} from './composer';
import { STUDIO_ERROR_MAP } from './errors';
import { day, id } from './values';

const base = oc.errors(STUDIO_ERROR_MAP);

export const serverProfileSchema = z.strictObject({
  id,
  name: z.string(),
  /** `http://…` or `https://…`, without a path. */
  url: z.string(),
  /** Where its access token is: in the machine's keychain, in memory until the studio closes, or nowhere. */
  token: z.enum(['keychain', 'session', 'none']),
});

const version = { serverId: id, templateId: id, version: z.int().min(1) };

export const publishingContract = {
  servers: base.output(z.array(serverProfileSchema)),
  /** Adds a server or changes one. `token`: absent keeps the one there is for this address, `null` forgets it. */
  saveServer: base
    .input(
      z.strictObject({
        id: id.nullable(),
        name: z.string().trim().min(1).max(100),
        url: z.string().trim().min(1).max(500),
        token: z.string().trim().max(500).nullable().optional(),
      }),
    )
    .output(serverProfileSchema),
  removeServer: base.input(z.strictObject({ id })),
  /** What the server says of itself and of one template. */
  status: base.input(z.strictObject({ serverId: id, templateId: id })).output(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      engine: z.string(),
      tokenName: z.string(),
      scopes: z.array(scopeSchema),
      /** Null while the server does not know the template. */
      template: serverTemplateSchema.nullable(),
    }),
  ),
  /** What publishing an approved version would do. `version.notApproved` where it is not. */
  dryRun: base.input(z.strictObject(version)).output(dryRunSchema),
  publish: base.input(z.strictObject(version)).output(publishedVersionSchema),
  activate: base
    .input(z.strictObject({ ...version, environment: environmentSchema }))
    .output(serverTemplateSchema),
  rollBack: base
    .input(z.strictObject({ serverId: id, templateId: id, environment: environmentSchema }))
    .output(serverTemplateSchema),
  /**
   * Has the server and this studio compose the same records of the version's data set and compares them. `local` and
   * `server` are null where composing failed.
   */
  prove: base.input(z.strictObject({ ...version, records: z.array(z.int().min(0)).min(1).max(100) })).output(
    z.array(
      z.strictObject({
        record: z.int(),
        title: z.string(),
        local: documentFactsSchema.nullable(),
        server: documentFactsSchema.nullable(),
        /** Equal digests of display list and PDF. */
        isSame: z.boolean(),
      }),
    ),
  ),
};

/** A communication as history shows it: who it went to is masked unless it was revealed. */
export const historyEntrySchema = communicationSchema.extend({ isRevealed: z.boolean() });

export const historyContract = {
  /** Newest first, masked. */
  search: base
    .input(
      z.strictObject({
        serverId: id,
        customer: z.string().trim().max(200),
        environment: environmentSchema.nullable(),
        from: day.nullable(),
        to: day.nullable(),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.strictObject({ total: z.int(), entries: z.array(historyEntrySchema) })),
  /** The entries in full; that they were looked at, and why, goes into the audit trail first. */
  reveal: base
    .input(
      z.strictObject({
        serverId: id,
        customer: z.string().trim().min(1).max(200).nullable(),
        ids: z.array(id).min(1).max(200),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(z.array(historyEntrySchema)),
  /** The exact document that was sent, as a download; goes into the audit trail first. */
  reprint: base
    .input(z.strictObject({ serverId: id, id, reason: z.string().trim().min(1).max(500) }))
    .output(z.strictObject({ token: id, fileName: z.string() })),
};

export type ServerProfile = z.infer<typeof serverProfileSchema>;
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
