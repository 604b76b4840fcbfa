/**
 * The approval of a version: who found it good, of what exactly, and on what evidence. The statement is signed with
 * Ed25519 (RFC 8032) over its canonical JSON (RFC 8785). Hosts bring the arithmetic; what is signed and what a
 * signature proves is decided here.
 */
import { z } from 'zod';
import { canonicalJson } from '../base';
import { type PackageManifest, packageFontSchema, personRefSchema, releaseSchema } from './manifest';

const sha256 = packageFontSchema.shape.sha256;

export const APPROVAL_FORMAT = 'fumi-approval';

/** What a reviewer signs. */
export const approvalStatementSchema = z.strictObject({
  format: z.literal(APPROVAL_FORMAT),
  formatVersion: z.literal(1),
  /** Digest of the package (`packageDigest`). */
  package: sha256,
  templateId: releaseSchema.shape.templateId,
  templateName: z.string(),
  version: releaseSchema.shape.version,
  approvedBy: personRefSchema,
  /** ISO 8601 in UTC. */
  approvedAt: z.iso.datetime(),
  /** Whose changes were approved; never the one who approved. */
  changedBy: z.array(personRefSchema),
  /** Digest of the evidence that was looked at, and over how many records it was taken. */
  evidence: z.strictObject({ sha256, records: z.int().min(0) }),
  /** The last entry of the workspace's audit trail before the approval: a trail cut short no longer has it. */
  audit: z.strictObject({ sequence: z.int().min(0), hash: sha256 }).nullable(),
});

export const approvalSchema = z.strictObject({
  statement: approvalStatementSchema,
  /** The reviewer's public key: 32 bytes, Base64. */
  publicKey: z.base64(),
  /** Ed25519 over {@link statementBytes}: 64 bytes, Base64. */
  signature: z.base64(),
});

export type ApprovalStatement = z.infer<typeof approvalStatementSchema>;
export type Approval = z.infer<typeof approvalSchema>;

/** The bytes that are signed. */
export const statementBytes = (statement: ApprovalStatement): Uint8Array =>
  new TextEncoder().encode(canonicalJson(statement));

/** What a signature check needs of the host: whether `signature` over `bytes` was made with the key of `publicKey`. */
export type VerifySignature = (publicKey: string, bytes: Uint8Array, signature: string) => boolean;

/** Why an approval does not hold. */
export type ApprovalProblem =
  /** There is none. */
  | 'missing'
  /** The package is a draft: it names no version that could be approved. */
  | 'draft'
  /** The signature does not fit statement and key. */
  | 'signature'
  /** It approves other content: the package was changed after the approval, or the approval belongs elsewhere. */
  | 'content'
  /** The approver is among those whose changes were approved. */
  | 'fourEyes';

/** Why the approval of a package does not hold; `null` where it does. Whether the key is trusted is the host's to say. */
export function checkApproval(
  content: {
    readonly manifest: PackageManifest;
    readonly digest: string;
    readonly approval: Approval | null;
  },
  verify: VerifySignature,
): ApprovalProblem | null {
  const { manifest, digest, approval } = content;
  if (!approval) return 'missing';
  const { statement, publicKey, signature } = approval;
  const { release } = manifest;
  if (!release) return 'draft';
  if (!verify(publicKey, statementBytes(statement), signature)) return 'signature';
  const isSame =
    statement.package === digest &&
    statement.templateId === release.templateId &&
    statement.version === release.version &&
    statement.templateName === manifest.name;
  if (!isSame) return 'content';
  return statement.changedBy.some(({ id }) => id === statement.approvedBy.id) ? 'fourEyes' : null;
}
