const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Three bytes become four characters; so many triples are joined at a time. */
const TRIPLES = 4096;

/** Bytes in Base64 (RFC 4648 4), without line breaks. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 3 * TRIPLES) {
    let part = '';
    const end = Math.min(bytes.length, from + 3 * TRIPLES);
    for (let at = from; at < end; at += 3) {
      const left = end - at;
      const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      part += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
      part += left > 1 ? ALPHABET.charAt((bits >> 6) & 63) : '=';
      part += left > 2 ? ALPHABET.charAt(bits & 63) : '=';
    }
    parts.push(part);
  }
  return parts.join('');
}
