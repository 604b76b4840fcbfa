/** Reviewers whose approvals the server trusts, by their public keys. */
import { reason, StudioError } from '../../../shared/diag';
import { fingerprintOf } from '../../signing';
import type { ComposerStore } from '../store';

export interface Approver {
  fingerprint: string;
  /** 32 bytes, Base64. */
  publicKey: string;
  name: string;
  addedAt: string;
}

/** Bytes of an Ed25519 public key. */
const KEY_BYTES = 32;

export class Approvers {
  constructor(private readonly store: ComposerStore) {}

  /** By name. */
  list(): Approver[] {
    return this.store.database
      .prepare<[], Approver>(
        'SELECT fingerprint, public_key AS publicKey, name, added_at AS addedAt FROM approver ORDER BY name, fingerprint',
      )
      .all();
  }

  /** Trusts a key; one that is trusted already gets the new name. Throws `composer.badInput` where it is no key. */
  add(name: string, publicKey: string): string {
    const raw = Buffer.from(publicKey, 'base64');
    if (raw.length !== KEY_BYTES) {
      throw new StudioError('composer.badInput', { reason: reason('request.publicKey') });
    }
    // One spelling for one key.
    const key = raw.toString('base64');
    const fingerprint = fingerprintOf(key);
    this.store.write(() => {
      this.store.database
        .prepare(
          `INSERT INTO approver (fingerprint, public_key, name, added_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name WHERE public_key = excluded.public_key`,
        )
        .run(fingerprint, key, name, this.store.now());
    });
    return fingerprint;
  }

  /** No longer trusts a key; what was published stays. Throws `composer.notFound`. */
  remove(fingerprint: string): void {
    const { changes } = this.store.write(() =>
      this.store.database.prepare('DELETE FROM approver WHERE fingerprint = ?').run(fingerprint),
    );
    if (changes === 0)
      throw new StudioError('composer.notFound', { what: reason('thing.approver'), id: fingerprint });
  }

  isTrusted(publicKey: string): boolean {
    const key = Buffer.from(publicKey, 'base64').toString('base64');
    const found = this.store.database
      .prepare<[string]>('SELECT 1 FROM approver WHERE public_key = ?')
      .get(key);
    return found !== undefined;
  }
}
