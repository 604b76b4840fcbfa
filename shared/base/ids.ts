/**
 * Ids of nodes, templates and records of the workspace.
 *
 * `shared` knows neither clock nor chance, so ids come from a counter over a prefix or from bytes that the host
 * draws. An id is 1–64 characters of `A–Z a–z 0–9 _ -`: safe in URLs, file names and JSON keys.
 */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

export const isId = (value: string): boolean => ID_PATTERN.test(value);

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** An id of `bytes.length` characters from random bytes drawn by the host. */
export function idFromBytes(bytes: Uint8Array): string {
  let id = '';
  for (const byte of bytes) id += ALPHABET[byte % ALPHABET.length];
  return id;
}

/** Yields `prefix1`, `prefix2`, … skipping those that `taken` already knows. */
export function createIdSequence(prefix: string, taken: (id: string) => boolean): () => string {
  let count = 0;
  return () => {
    do count += 1;
    while (taken(`${prefix}${count}`));
    return `${prefix}${count}`;
  };
}
