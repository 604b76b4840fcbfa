/** References to other elements of the file: `url(#id)`. No search in them takes longer than they are long. */

/** The id of `url(#id)` and what follows it; undefined for what is no such reference. */
export function parseUrl(text = ''): { readonly id: string; readonly rest: string } | undefined {
  const value = text.trim();
  const end = value.indexOf(')');
  if (!value.startsWith('url(') || end < 0) return undefined;
  const inner = value.slice('url('.length, end).trim();
  const quote = inner[0];
  const isQuoted = inner.length > 1 && (quote === '"' || quote === "'") && inner.endsWith(quote);
  const target = isQuoted ? inner.slice(1, -1) : inner;
  if (!target.startsWith('#')) return undefined;
  return { id: target.slice(1), rest: value.slice(end + 1).trim() };
}
