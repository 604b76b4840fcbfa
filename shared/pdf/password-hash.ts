/** Passwords of encrypted files: how they are spelt and how they become keys (ISO 32000-2 7.6.4.3). */
import { cbc } from '@noble/ciphers/aes.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concatenate } from './byte-buffer';

/** Longer passwords are cut (ISO 32000-2 7.6.4.3.3). */
const MOST_PASSWORD_BYTES = 127;
/** Copies of the input that each round encrypts, and the least number of rounds. */
const REPEATS = 64;
const LEAST_ROUNDS = 64;

/** RFC 4013 2.1: characters that mean nothing, and spaces that are not the usual one. */
const MAPPED_TO_NOTHING =
  /\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/g;
const OTHER_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** A password as bytes: SASLprep (RFC 4013) and UTF-8. */
export function passwordBytes(password: string): Uint8Array {
  const prepared = password.replace(MAPPED_TO_NOTHING, '').replace(OTHER_SPACES, ' ').normalize('NFKC');
  return new TextEncoder().encode(prepared).subarray(0, MOST_PASSWORD_BYTES);
}

/**
 * Algorithm 2.B: 32 bytes from a password, a salt of 8 bytes and, for the owner's password, the 48 bytes of `U`.
 * Slow on purpose: what it costs to try one password.
 */
export function passwordHash(
  password: Uint8Array,
  salt: Uint8Array,
  userEntry: Uint8Array = new Uint8Array(),
): Uint8Array {
  let key: Uint8Array = sha256(concatenate([password, salt, userEntry]));
  let last = 0;
  for (let round = 0; round < LEAST_ROUNDS || last > round - 32; round += 1) {
    const part = concatenate([password, key, userEntry]);
    const input = new Uint8Array(part.length * REPEATS);
    for (let copy = 0; copy < REPEATS; copy += 1) input.set(part, copy * part.length);
    const cipher = cbc(key.subarray(0, 16), key.subarray(16, 32), { disablePadding: true });
    const encrypted = cipher.encrypt(input);
    let sum = 0;
    for (let index = 0; index < 16; index += 1) sum += encrypted[index] ?? 0;
    key = [sha256, sha384, sha512][sum % 3]?.(encrypted) ?? key;
    last = encrypted.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}
