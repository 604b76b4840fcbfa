import { StudioError } from '../../../shared/diag';

/**
 * The address of a composition server in one spelling: scheme, host and port. Throws `server.badAddress` for other
 * schemes than http and https, and where there is more to it: a path, a query, a password.
 */
export function serverAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (!isPlain) throw new StudioError('server.badAddress', { url: text });
  return url.origin;
}
