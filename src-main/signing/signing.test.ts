import { describe, expect, it } from 'vitest';
import { fingerprintOf, generateKeyPair, sign, verifySignature } from '.';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** RFC 8032, 7.1, test 2. */
const KNOWN = {
  seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
  publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: '72',
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
};

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

describe('a signature', () => {
  it('is the standard’s', () => {
    const pkcs8 = Buffer.from(`302e020100300506032b657004220420${KNOWN.seed}`, 'hex');
    const message = Buffer.from(KNOWN.message, 'hex');
    expect(sign(pkcs8, message)).toBe(base64(KNOWN.signature));
    expect(verifySignature(base64(KNOWN.publicKey), message, base64(KNOWN.signature))).toBe(true);
  });

  it('holds for its key, its bytes and nothing else', () => {
    const { publicKey, privateKey } = generateKeyPair();
    const signature = sign(privateKey, bytes('approved'));
    expect(verifySignature(publicKey, bytes('approved'), signature)).toBe(true);
    expect(verifySignature(publicKey, bytes('approvee'), signature)).toBe(false);
    expect(verifySignature(generateKeyPair().publicKey, bytes('approved'), signature)).toBe(false);
    const other = Buffer.from(signature, 'base64');
    other[10] = (other[10] ?? 0) ^ 1;
    expect(verifySignature(publicKey, bytes('approved'), other.toString('base64'))).toBe(false);
  });

  it('never throws for what is none', () => {
    const { publicKey } = generateKeyPair();
    for (const [key, signature] of [
      ['', ''],
      ['AAAA', 'AAAA'],
      [publicKey, 'AAAA'],
      [base64('ff'.repeat(32)), base64('00'.repeat(64))],
    ] as const) {
      expect(verifySignature(key, bytes('x'), signature)).toBe(false);
    }
  });
});

describe('a fingerprint', () => {
  it('is short and belongs to one key', () => {
    expect(fingerprintOf(base64(KNOWN.publicKey))).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
    expect(fingerprintOf(generateKeyPair().publicKey)).not.toBe(fingerprintOf(base64(KNOWN.publicKey)));
  });
});
