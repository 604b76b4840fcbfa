import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { implement } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type StudioContract, studioContract } from '../../shared/contract';
import { acceptConnections, CONNECT_CHANNEL } from './connection';
import { ipcMain, resetElectron } from './electron.test-support';
import type { StudioRouter } from './studio';

vi.mock('electron', () => import('./electron.test-support'));

const { templates } = implement(studioContract);

/** Only what is called here is implemented; the handler looks procedures up by path. */
const router = {
  templates: {
    list: templates.list.handler(() => []),
    remove: templates.remove.handler(({ input, errors }) => {
      throw errors.STUDIO({ data: { code: 'template.notFound', args: { template: input.id } } });
    }),
  },
} as unknown as StudioRouter;

const page = { url: 'app://studio/', parent: null };
const open: MessagePort[] = [];
let stop = () => {};

beforeEach(() => {
  resetElectron();
  stop = acceptConnections(router);
});
afterEach(() => {
  stop();
  for (const port of open.splice(0)) port.close();
});

/** Asks for a connection as a preload script does. */
function connect(senderFrame: unknown) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const close = vi.spyOn(port2, 'close');
  // Electron's port is an emitter whose listeners get `{ data }`, and has `start`.
  const electronPort = {
    on: (name: string, listener: (event?: { data: unknown }) => void) =>
      port2.on(name, (data: unknown) => listener({ data })),
    postMessage: (data: unknown) => port2.postMessage(data),
    start: () => port2.start(),
    close: () => port2.close(),
  };
  ipcMain.emit(CONNECT_CHANNEL, { ports: [electronPort], senderFrame });
  // Node's port is the browser's in all that the link uses.
  const link = new RPCLink({ port: port1 as unknown as ConstructorParameters<typeof RPCLink>[0]['port'] });
  port1.start();
  return { client: createORPCClient<ContractRouterClient<StudioContract>>(link), close };
}

describe('the connection', () => {
  it("carries calls of the studio's page", async () => {
    const { client } = connect(page);
    expect(await client.templates.list()).toEqual([]);
  });

  it('carries typed failures', async () => {
    const { client } = connect(page);
    await expect(client.templates.remove({ id: 't1' })).rejects.toMatchObject({
      code: 'STUDIO',
      data: { code: 'template.notFound', args: { template: 't1' } },
    });
  });

  it('checks arguments on this side', async () => {
    const { client } = connect(page);
    await expect(client.templates.remove({ id: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it.each([
    ['a page elsewhere', { url: 'https://example.com/', parent: null }],
    ['a frame in the page', { url: 'app://studio/', parent: page }],
    ['a document of the studio', { url: 'app://studio/api/asset/1', parent: null }],
    ['a frame that is gone', null],
  ])('is refused to %s', (_who, frame) => {
    expect(connect(frame).close).toHaveBeenCalled();
  });

  it('ignores a request without a port', () => {
    expect(() => ipcMain.emit(CONNECT_CHANNEL, { ports: [], senderFrame: page })).not.toThrow();
  });

  it('is no longer accepted once stopped', () => {
    stop();
    expect(ipcMain.listenerCount(CONNECT_CHANNEL)).toBe(0);
  });
});
