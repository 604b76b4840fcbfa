/**
 * The host's contract called beside the interface, as a script with the window's rights would: what the service refuses
 * must not rest on what the interface hides. In the web host only: Electron's bridge is the page's alone.
 */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { type StudioContract, type StudioFailure, studioFailureSchema } from '../../shared/contract';

export interface HostClient {
  readonly api: ContractRouterClient<StudioContract>;
  close(): void;
}

/** Opens a line of its own to the host of a window. */
export async function connectHost(page: Page): Promise<HostClient> {
  const { host, origin } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const socket = new WebSocket(`ws://${host}/rpc`, {
    origin,
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  });
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { api: createORPCClient(link), close: () => socket.close() };
}

/** What a call was refused with; null where it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<StudioFailure | null> {
  try {
    await call;
    return null;
  } catch (error) {
    return studioFailureSchema.parse((error as { readonly data?: unknown }).data);
  }
}
