/**
 * The link between the window and the host API: the page asks its preload script for a connection and this side
 * receives one end of a message channel. Only the studio's own top frame is answered.
 */
import { ORPCError, onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, ipcMain } from 'electron';
import { isStudioPage } from './security';
import type { StudioRouter } from './studio';

/** The one IPC channel of the application; `preload.ts` names it too. */
export const CONNECT_CHANNEL = 'fumi:connect';

/**
 * Answers connection requests until the returned function is called.
 */
export function acceptConnections(router: StudioRouter): () => void {
  const handler = new RPCHandler(router, {
    interceptors: [
      onError((error) => {
        // Failures of the caller are answers, not events for the log; they may hold customers' data.
        if (!isExpected(error)) console.error(error);
      }),
    ],
  });
  const accept = (event: IpcMainEvent) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!isTrusted(event)) {
      port.close();
      return;
    }
    handler.upgrade(port);
    port.start();
  };
  ipcMain.on(CONNECT_CHANNEL, accept);
  return () => ipcMain.off(CONNECT_CHANNEL, accept);
}

/** Whether a message comes from the studio's page itself, not from a frame in it or a page elsewhere. */
function isTrusted(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isStudioPage(frame.url);
}

/** Whether a failure is the caller's: an answer to it, which may quote what was sent. */
function isExpected(error: unknown): boolean {
  return error instanceof ORPCError && error.status < 500;
}
