/**
 * `app://studio/`: the only origin the window ever sees. It serves the built interface from its folder and hands the
 * API's HTTP paths to the services. Nothing outside the folder can be named, and every answer carries the security
 * headers.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { isStudioUrl, securityHeaders } from './security';

export const SCHEME = 'app';

/** Makes `app:` an origin like `https:`. To be called before the application is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

const API_PREFIX = '/api/';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** What the protocol serves. */
export interface ProtocolSource {
  /** Folder of the built interface. */
  readonly rendererFolder: string;
  handleHttp(request: Request): Promise<Response>;
}

/** Serves `app://studio/` from now on. */
export function serveStudio(source: ProtocolSource): void {
  protocol.handle(SCHEME, (request) => answer(request, source));
}

/** The answer to one request. Never rejects: a failure of the services is a 500 without details. */
export async function answer(request: Request, source: ProtocolSource): Promise<Response> {
  if (!isStudioUrl(request.url)) return refuse(404);
  const { pathname } = new URL(request.url);
  try {
    if (pathname.startsWith(API_PREFIX)) return withHeaders(await source.handleHttp(request));
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    return await serveFile(pathname, request.method, source.rendererFolder);
  } catch (error) {
    console.error(`${request.method} ${pathname}`, error);
    return refuse(500);
  }
}

async function serveFile(pathname: string, method: string, folder: string): Promise<Response> {
  const file = fileOf(pathname, folder);
  if (file === undefined) return refuse(404);
  try {
    const bytes = await readFile(file);
    const headers = {
      'Content-Type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Content-Length': String(bytes.byteLength),
    };
    return withHeaders(new Response(method === 'HEAD' ? null : new Uint8Array(bytes), { headers }));
  } catch (error) {
    if (isMissing(error)) return refuse(404);
    throw error;
  }
}

/** The file a path names, or undefined for a path that is malformed or leads out of the folder. */
export function fileOf(pathname: string, folder: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const root = path.resolve(folder);
  const file = path.resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  return file.startsWith(root + path.sep) ? file : undefined;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}

function refuse(status: number): Response {
  return withHeaders(new Response(null, { status }));
}

function withHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
