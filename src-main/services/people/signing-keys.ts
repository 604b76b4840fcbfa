/**
 * The private keys reviewers sign with. The host's keychain protects them where there is one; else a passphrase does:
 * scrypt (RFC 7914) makes a key of it, AES-256-GCM encrypts. Nobody but its owner opens a key.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import { reasonOf } from '../../files';
import { generateKeyPair } from '../../signing';
import type { Keychain } from '../keychain';
import type { Workspace } from '../workspace';

export const SHORTEST_PASSPHRASE = 8;

/** About 32 MiB and a tenth of a second for every guess. */
const SCRYPT = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

const sealedSchema = z.strictObject({
  kdf: z.literal('scrypt'),
  N: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});

type Sealed = z.infer<typeof sealedSchema>;

export class SigningKeys {
  constructor(
    private readonly workspace: Workspace,
    readonly keychain: Keychain | null,
  ) {}

  /**
   * Makes a key and keeps it, within the caller's transaction. Throws `key.exists`, or `key.needsPassphrase` where
   * there is no keychain and the passphrase is too short.
   */
  create(person: Person, passphrase: string | null): void {
    if (person.signingKey) throw new StudioError('key.exists', { person: person.name });
    const { publicKey, privateKey } = generateKeyPair();
    const protection = this.keychain ? 'keychain' : 'passphrase';
    const secret = this.keychain
      ? base64(this.keychain.encrypt(base64(privateKey)))
      : JSON.stringify(seal(privateKey, passphrase));
    this.workspace.database
      .prepare(
        'INSERT INTO signing_key (person_id, public_key, protection, secret, created_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(person.id, publicKey, protection, secret, this.workspace.now());
  }

  /** The private key (PKCS #8, DER). Throws `key.missing`, `key.passphrase` or `key.damaged`. */
  unlock(person: Person, passphrase: string | null): Uint8Array {
    const secret = this.workspace.database
      .prepare<[string], string>('SELECT secret FROM signing_key WHERE person_id = ?')
      .pluck()
      .get(person.id) as string | undefined;
    if (secret === undefined || !person.signingKey)
      throw new StudioError('key.missing', { person: person.name });
    try {
      return person.signingKey.protection === 'keychain'
        ? this.#fromKeychain(secret)
        : open(sealedSchema.parse(JSON.parse(secret)), passphrase ?? '');
    } catch (error) {
      if (error instanceof WrongPassphrase) throw new StudioError('key.passphrase', { person: person.name });
      throw new StudioError(
        'key.damaged',
        { person: person.name, reason: reasonOf(error) },
        { cause: error },
      );
    }
  }

  #fromKeychain(secret: string): Uint8Array {
    if (!this.keychain) throw new Error('it was made on a machine with a keychain, and here is none');
    return Buffer.from(this.keychain.decrypt(Buffer.from(secret, 'base64')), 'base64');
  }
}

class WrongPassphrase extends Error {}

function seal(secret: Uint8Array, passphrase: string | null): Sealed {
  if (passphrase === null || [...passphrase].length < SHORTEST_PASSPHRASE) {
    throw new StudioError('key.needsPassphrase', { length: SHORTEST_PASSPHRASE });
  }
  const { N, r, p } = SCRYPT;
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv(
    'aes-256-gcm',
    scryptSync(passphrase.normalize('NFKC'), salt, 32, SCRYPT),
    iv,
  );
  const data = Buffer.concat([cipher.update(secret), cipher.final()]);
  return {
    kdf: 'scrypt',
    N,
    r,
    p,
    salt: base64(salt),
    iv: base64(iv),
    tag: base64(cipher.getAuthTag()),
    data: base64(data),
  };
}

function open({ N, r, p, salt, iv, tag, data }: Sealed, passphrase: string): Uint8Array {
  const key = scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, {
    N,
    r,
    p,
    maxmem: SCRYPT.maxmem,
  });
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'));
  decipher.setAuthTag(Buffer.from(tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]);
  } catch (error) {
    throw new WrongPassphrase('the passphrase does not open it', { cause: error });
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
