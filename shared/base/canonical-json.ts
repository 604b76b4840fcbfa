import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value: keys sorted, no white space, numbers as ECMAScript prints them (RFC 8785).
 * Two values with the same content have the same text, hence the same digest.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON values have a canonical form');
  return text;
}
