/** The loopback server: the interface's files, the contract over WebSocket, the contract's files over HTTP. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { StudioError } from '../../shared/diag';
import type { Studio } from '../services';
import { Access } from './access';
import { securityHeaders, serveFile } from './static-files';

export interface WebHostOptions {
  readonly studio: Studio;
  /** Folder of the built interface. */
  readonly rendererDir: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** For tests; else random. */
  readonly token?: string;
}

export interface WebHost {
  /** What a person opens: address and token. */
  readonly url: string;
  readonly origin: string;
  /** Ends connections and stops listening; the studio stays open. */
  close(): Promise<void>;
}

const RPC_PATH = '/rpc';
const API_PREFIX = '/api/';
/** A template with its images stays far below; edits and answers travel in one message. */
const LARGEST_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Starts to listen on 127.0.0.1. Throws `web.portInUse` where the port is taken. */
export async function startWebHost({ studio, rendererDir, port, token }: WebHostOptions): Promise<WebHost> {
  const server = createServer();
  const bound = await listen(server, port);
  const access = new Access(bound, token);
  const headers = securityHeaders(access.origin);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });
  const rpc = new RPCHandler(studio.router);

  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(request, response, { access, studio, rendererDir }).catch((error: unknown) => {
      process.stderr.write(
        `${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}\n`,
      );
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const isAllowed =
      pathOf(request) === RPC_PATH &&
      access.hasHost(request) &&
      access.hasOrigin(request, true) &&
      access.hasCookie(request);
    if (!isAllowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => void rpc.upgrade(webSocket));
  });

  return {
    url: `${access.origin}/?token=${access.token}`,
    origin: access.origin,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new StudioError('web.portInUse', { port }) : error),
    );
    server.listen({ host: '127.0.0.1', port }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

interface Answering {
  readonly access: Access;
  readonly studio: Studio;
  readonly rendererDir: string;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { access, studio, rendererDir }: Answering,
): Promise<void> {
  if (!access.hasHost(request)) {
    response.writeHead(421).end();
    return;
  }
  const url = new URL(request.url ?? '/', access.origin);
  if (url.pathname === '/' && url.searchParams.has('token')) {
    const isRight = access.isToken(url.searchParams.get('token'));
    if (isRight) response.setHeader('Set-Cookie', access.cookieHeader);
    response
      .writeHead(isRight ? 303 : 403, isRight ? { Location: '/', 'Cache-Control': 'no-store' } : {})
      .end();
    return;
  }
  if (!access.hasCookie(request) || !access.hasOrigin(request, false)) {
    response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Open Fumi Studio with the address that it printed when it started.\n');
    return;
  }
  if (url.pathname.startsWith(API_PREFIX)) await forward(request, response, url, studio);
  else serveFile(request, response, url.pathname, rendererDir);
}

/** Hands a request on to the services, which speak the web's own requests and responses. */
async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  studio: Studio,
): Promise<void> {
  const method = request.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const answered = await studio.handleHttp(
    new Request(url, {
      method,
      ...(hasBody && { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' }),
    }),
  );
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (!answered.body || method === 'HEAD') {
    await answered.body?.cancel();
    response.end();
    return;
  }
  // A reader that goes away in the middle is no failure of ours.
  await pipeline(Readable.fromWeb(answered.body as never), response).catch(() => response.destroy());
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';
