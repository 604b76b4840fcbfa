/**
 * The standard security handler with AES-256 (ISO 32000-2 7.6, V 5, R 6). Streams are encrypted whole, and with
 * them the strings of all objects in them. There is no chance in the engine: keys, salts and initialisation
 * vectors come from the caller's secret by HMAC, the vectors also from what they begin, so that the same documents
 * give the same file and no two different streams share one.
 */
import { cbc, ecb } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatenate } from './byte-buffer';
import type { PdfEncryption, PdfPermissions } from './options';
import { passwordBytes, passwordHash } from './password-hash';
import { hexOf } from './syntax';

/** ISO 32000-2 table 22: bits that are always set; reading aloud (10) may never be forbidden. */
const RESERVED = 0xfffff0c0 | 0x200;
const PRINT = 1 << 2;
const PRINT_HIGH = 1 << 11;
const COPY = 1 << 4;
const CHANGE = (1 << 3) | (1 << 5) | (1 << 8) | (1 << 10);

const VECTOR_BYTES = 16;
const NO_VECTOR = new Uint8Array(VECTOR_BYTES);

export class Encryption {
  readonly #options: PdfEncryption;
  readonly #seed: Uint8Array;
  readonly #key: Uint8Array;

  /** @param context What sets this file apart from others with the same secret: its first document's digest. */
  constructor(options: PdfEncryption, context: string) {
    this.#options = options;
    this.#seed = hmac(sha256, options.secret, new TextEncoder().encode(`fumi pdf ${context}`));
    this.#key = this.#derive('file key');
  }

  /** A stream's data under the file's key, its initialisation vector before it. */
  encrypt(data: Uint8Array, objectNumber: number): Uint8Array {
    const vector = this.#derive(`stream ${objectNumber}`, data).subarray(0, VECTOR_BYTES);
    return concatenate([vector, cbc(this.#key, vector).encrypt(data)]);
  }

  get isMetadataPlain(): boolean {
    return this.#options.plainMetadata ?? false;
  }

  /** The encryption dictionary (ISO 32000-2 tables 20 and 21); itself never encrypted. */
  dictionary(): string {
    const { userPassword, ownerPassword, permissions = {} } = this.#options;
    const user = passwordBytes(userPassword);
    const owner = ownerPassword === undefined ? this.#derive('no owner') : passwordBytes(ownerPassword);
    const u = this.#passwordEntry(user, 'user', new Uint8Array());
    const o = this.#passwordEntry(owner, 'owner', u.entry);
    const allowed = permissionBits(permissions);
    const metadata = this.isMetadataPlain ? '/EncryptMetadata false' : '';
    return (
      '<</Filter/Standard/V 5/R 6/Length 256' +
      '/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF' +
      `/O<${hexOf(o.entry)}>/OE<${hexOf(o.key)}>/U<${hexOf(u.entry)}>/UE<${hexOf(u.key)}>` +
      `/P ${allowed}/Perms<${hexOf(this.#permissionProof(allowed))}>${metadata}>>`
    );
  }

  /** Algorithms 8 and 9: 48 bytes that prove a password, and the file's key under it. */
  #passwordEntry(password: Uint8Array, name: string, userEntry: Uint8Array) {
    const salts = this.#derive(`${name} salts`).subarray(0, 16);
    const proof = passwordHash(password, salts.subarray(0, 8), userEntry);
    const wrapping = passwordHash(password, salts.subarray(8), userEntry);
    const key = cbc(wrapping, NO_VECTOR, { disablePadding: true }).encrypt(this.#key);
    return { entry: concatenate([proof, salts]), key };
  }

  /** Algorithm 10: the permissions under the file's key, so that nobody widens them unseen. */
  #permissionProof(allowed: number): Uint8Array {
    const block = new Uint8Array(VECTOR_BYTES);
    new DataView(block.buffer).setInt32(0, allowed, true);
    block.fill(0xff, 4, 8);
    block.set(new TextEncoder().encode(this.isMetadataPlain ? 'Fadb' : 'Tadb'), 8);
    block.set(this.#derive('permissions').subarray(0, 4), 12);
    return ecb(this.#key, { disablePadding: true }).encrypt(block);
  }

  #derive(purpose: string, data: Uint8Array = new Uint8Array()): Uint8Array {
    return hmac(sha256, this.#seed, concatenate([new TextEncoder().encode(`${purpose}\0`), data]));
  }
}

/** `P` as a signed number. */
function permissionBits({ print = 'high', copy = true, change = false }: PdfPermissions): number {
  let bits = RESERVED;
  if (print !== 'no') bits |= PRINT;
  if (print === 'high') bits |= PRINT_HIGH;
  if (copy) bits |= COPY;
  if (change) bits |= CHANGE;
  return bits | 0;
}
