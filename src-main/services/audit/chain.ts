/**
 * The chain of the audit trail: the hash of an entry covers the entry and the hash before it, so that nothing can be
 * changed, taken out or put in without every hash after it changing too.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/base';
import type { AuditEntry } from '../../../shared/contract';

/** What stands before the first entry. */
export const FIRST_HASH = '0'.repeat(64);

/** SHA-256 of the hash before and the entry as canonical JSON (RFC 8785). */
export const entryHash = (
  before: string,
  { hash: _hash, ...entry }: Omit<AuditEntry, 'hash'> & { hash?: string },
) => createHash('sha256').update(before).update(canonicalJson(entry)).digest('hex');

export interface ChainState {
  readonly sequence: number;
  readonly hash: string;
}

/** Why an entry does not follow on the one before it; `null` where it does. In English. */
export function breachOf(before: ChainState, entry: AuditEntry): string | null {
  if (entry.sequence !== before.sequence + 1) {
    return `entry ${before.sequence + 1} is missing.`;
  }
  return entryHash(before.hash, entry) === entry.hash ? null : 'it was changed after it was written.';
}
