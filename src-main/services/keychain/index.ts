/**
 * A keychain: the operating system's way of encrypting something so that only this person on this machine reads it
 * again. Electron has one; the web host has none, and says so.
 */
export interface Keychain {
  encrypt(text: string): Uint8Array;
  /** Throws where the text was encrypted by somebody else or elsewhere. */
  decrypt(bytes: Uint8Array): string;
}
