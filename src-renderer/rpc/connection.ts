/**
 * The one line to the host. It opens by itself, comes back by itself when the host was gone, and tells whoever
 * listens. Calls made while it is down wait for nothing: they fail with {@link ConnectionLost}, and callers that can
 * wait (autosave) try again when {@link connectionStore} says `open`.
 */
import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import { createStore } from 'zustand/vanilla';

/** What the Electron preload offers; absent in the web host. */
interface HostBridge {
  /** Asks for a line to the main process; the port arrives as a window message `fumi:port`. */
  connect(): void;
}

declare global {
  interface Window {
    readonly fumi?: HostBridge;
  }
}

/** The host cannot be reached now. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

type Link = ClientLink<ClientContext>;

export const connectionStore = createStore<{ readonly state: 'connecting' | 'open' | 'lost' }>(() => ({
  state: 'connecting',
}));

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4000;

let line: Promise<Link> | null = null;
let retryTimer: ReturnType<typeof setTimeout> | null = null;
let retryAfterMs = FIRST_RETRY_MS;

/** The link that the client of the contract talks through; it stays the same across reconnections. */
export const hostLink: Link = {
  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
    const link = await openLine();
    try {
      return await link.call(path, input, options);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw isTransportFailure(error) ? new ConnectionLost('the host is gone', { cause: error }) : error;
    }
  },
};

/** Opens the line now instead of at the next attempt. */
export function reconnect(): void {
  if (retryTimer) clearTimeout(retryTimer);
  retryTimer = null;
  if (!line) openLine().catch(() => {});
}

function openLine(): Promise<Link> {
  line ??= window.fumi ? openPort(window.fumi) : openSocket();
  return line;
}

function openSocket(): Promise<Link> {
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  // Before the link listens: whose calls end with the line can then see why.
  socket.addEventListener('close', lost);
  const link = new WebSocketLink<ClientContext>({ websocket: socket });
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => {
      opened();
      resolve(link);
    });
    socket.addEventListener('close', () => reject(new ConnectionLost('the host does not answer')));
  });
}

function openPort(bridge: HostBridge): Promise<Link> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== 'fumi:port' || !port) return;
      window.removeEventListener('message', receive);
      port.addEventListener('close', lost);
      const link = new MessagePortLink<ClientContext>({ port });
      port.start();
      opened();
      resolve(link);
    };
    window.addEventListener('message', receive);
    bridge.connect();
  });
}

function opened(): void {
  retryAfterMs = FIRST_RETRY_MS;
  connectionStore.setState({ state: 'open' });
}

function lost(): void {
  line = null;
  connectionStore.setState({ state: 'lost' });
  if (retryTimer) return;
  retryTimer = setTimeout(() => {
    retryTimer = null;
    retryAfterMs = Math.min(retryAfterMs * 2, LAST_RETRY_MS);
    openLine().catch(() => {});
  }, retryAfterMs);
}

/** What the link throws when its line breaks; anything the host answered is an `ORPCError`. */
function isTransportFailure(error: unknown): boolean {
  return error instanceof Error && !('code' in error && 'status' in error);
}
