/** Who works in the workspace, and the trail of what they did. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { STUDIO_ERROR_MAP } from './errors';
import { id, timestamp } from './values';

const base = oc.errors(STUDIO_ERROR_MAP);

/** What a person may do: design templates, reword opened texts, decide on versions. One person may have several. */
export const ROLES = ['designer', 'businessUser', 'reviewer'] as const;
export const roleSchema = z.enum(ROLES);

export const personSchema = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  roles: z.array(roleSchema).min(1),
  /** Somebody who left stays in the records and can no longer be chosen. */
  isActive: z.boolean(),
  signingKey: z
    .strictObject({
      /** Ed25519, 32 bytes, Base64: what a composition server is told to trust. */
      publicKey: z.base64(),
      /** The first 16 hexadecimal digits of the public key's SHA-256, in groups of four. */
      fingerprint: z.string(),
      protection: z.enum(['keychain', 'passphrase']),
      createdAt: timestamp,
    })
    .nullable(),
});

const name = z.string().trim().min(1).max(200);
const roles = z.array(roleSchema).min(1).max(ROLES.length);

export const peopleContract = {
  list: base.output(
    z.strictObject({
      people: z.array(personSchema),
      /** Who is at the desk: everything is done in their name. */
      currentId: id,
      /** Whether the host keeps keys in a keychain; else they need a passphrase. */
      hasKeychain: z.boolean(),
    }),
  ),
  switch: base.input(z.strictObject({ id })).output(personSchema),
  create: base.input(z.strictObject({ name, roles })).output(personSchema),
  update: base
    .input(
      z.strictObject({
        id,
        name: name.optional(),
        roles: roles.optional(),
        isActive: z.boolean().optional(),
      }),
    )
    .output(personSchema),
  /** Makes the signing key of the person at the desk; `passphrase` where the host has no keychain. */
  createKey: base.input(z.strictObject({ passphrase: z.string().max(1000).nullable() })).output(personSchema),
};

/** What the trail records. */
export const AUDIT_ACTIONS = [
  'workspace.created',
  'person.created',
  'person.changed',
  'person.switched',
  'key.created',
  'template.created',
  'template.edited',
  'template.removed',
  'template.imported',
  'template.exported',
  'template.bound',
  'dataset.imported',
  'dataset.removed',
  'font.added',
  'font.removed',
  'version.saved',
  'version.exported',
  'review.submitted',
  'review.withdrawn',
  'review.commented',
  'review.resolved',
  'review.returned',
  'review.approved',
  'server.changed',
  'server.removed',
  'publish.published',
  'publish.activated',
  'publish.rolledBack',
  'publish.proved',
  'history.revealed',
  'history.reprinted',
] as const;
export const auditActionSchema = z.enum(AUDIT_ACTIONS);

export const auditEntrySchema = z.strictObject({
  /** 1, 2, 3 … without gaps. */
  sequence: z.int().min(1),
  at: timestamp,
  personId: id,
  /** Their name then. */
  personName: z.string(),
  action: auditActionSchema,
  /** What it was done to: ids, names, versions, digests. */
  subject: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** SHA-256 over the entry and the hash before it. */
  hash: z.string(),
});

export const auditContract = {
  /** Newest first. */
  list: base
    .input(
      z.strictObject({
        templateId: id.nullable(),
        offset: z.int().min(0),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.strictObject({ total: z.int(), entries: z.array(auditEntrySchema) })),
  /** Computes the chain again from its first entry. */
  verify: base.output(
    z.strictObject({
      entries: z.int(),
      /** The first entry that does not fit, and why, in English; null where all do. */
      broken: z.strictObject({ sequence: z.int(), reason: z.string() }).nullable(),
      /** Hash of the last entry. */
      head: z.string().nullable(),
    }),
  ),
};

export type Role = z.infer<typeof roleSchema>;
export type Person = z.infer<typeof personSchema>;
export type AuditAction = z.infer<typeof auditActionSchema>;
export type AuditEntry = z.infer<typeof auditEntrySchema>;
