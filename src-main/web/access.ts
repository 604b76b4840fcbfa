/**
 * Who may talk to the loopback host. Any page in any browser can send requests to 127.0.0.1, so being local proves
 * nothing: the token proves that the person started this studio, `Host` that no other name was made to resolve here
 * (DNS rebinding), `Origin` that our own page asks.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export class Access {
  /** 256 random bits, as the address carries them. */
  readonly token: string;

  constructor(
    private readonly port: number,
    token = randomBytes(32).toString('base64url'),
  ) {
    this.token = token;
  }

  /** The origin of our own page. */
  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Cookies do not know ports: each studio of this machine has its own name. */
  get #cookieName(): string {
    return `fumi-${this.port}`;
  }

  /** What sets the cookie; scripts cannot read it, and no other site's request carries it. */
  get cookieHeader(): string {
    return `${this.#cookieName}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  isToken(candidate: string | null): boolean {
    if (candidate === null) return false;
    const given = Buffer.from(candidate);
    const right = Buffer.from(this.token);
    return given.length === right.length && timingSafeEqual(given, right);
  }

  /** Whether the request names this host as it calls itself. */
  hasHost({ headers }: IncomingMessage): boolean {
    return headers.host === `127.0.0.1:${this.port}`;
  }

  hasCookie({ headers }: IncomingMessage): boolean {
    const prefix = `${this.#cookieName}=`;
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    return cookies.some((cookie) => cookie.startsWith(prefix) && this.isToken(cookie.slice(prefix.length)));
  }

  /** Whether our own page asks. Browsers leave `Origin` out for plain reading, never for the rest. */
  hasOrigin({ headers, method }: IncomingMessage, isUpgrade: boolean): boolean {
    const { origin } = headers;
    if (origin === undefined) return !isUpgrade && (method === 'GET' || method === 'HEAD');
    return origin === this.origin;
  }
}
