/**
 * Ed25519 (RFC 8032) by Node: keys, signatures and fingerprints in the forms that packages and servers exchange. A
 * public key travels as its 32 raw bytes in Base64, a private key as PKCS #8 (RFC 8410) and only inside this process.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  verify,
} from 'node:crypto';
import type { VerifySignature } from '../../shared/package';

export interface KeyPair {
  /** 32 bytes, Base64. */
  readonly publicKey: string;
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
}

/** What stands before the raw key in its DER form (SubjectPublicKeyInfo, RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

export function generateKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    publicKey: spki.subarray(SPKI_PREFIX.length).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

/** The signature over `bytes`: 64 bytes, Base64. Throws where the key is none of Ed25519. */
export function sign(privateKey: Uint8Array, bytes: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  return signBytes(null, bytes, key).toString('base64');
}

/** Whether the signature holds. Never throws: what is no key or no signature does not hold. */
export const verifySignature: VerifySignature = (publicKey, bytes, signature) => {
  const raw = Buffer.from(publicKey, 'base64');
  const signed = Buffer.from(signature, 'base64');
  if (raw.length !== KEY_BYTES || signed.length !== SIGNATURE_BYTES) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
    return verify(null, bytes, key, signed);
  } catch {
    return false;
  }
};

/** What people compare: the first 16 hexadecimal digits of the key's SHA-256, in groups of four. */
export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?!$)/g, '$1-');
