import type { MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CONNECT_CHANNEL } from './connection';
import { contextBridge, ipcRenderer } from './electron.test-support';

vi.mock('electron', () => import('./electron.test-support'));

afterEach(() => vi.unstubAllGlobals());

describe('the preload script', () => {
  it('exposes connect and nothing else; it sends one port to each side', async () => {
    const posted: unknown[][] = [];
    vi.stubGlobal('window', { postMessage: (...args: unknown[]) => posted.push(args) });
    // By a variable: the script is type-checked with the browser's globals, in a project of its own.
    const script = './preload';
    await import(script);
    expect(contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
    const [name, bridge] = contextBridge.exposeInMainWorld.mock.calls[0] as [
      string,
      Record<string, () => void>,
    ];
    expect(name).toBe('fumi');
    expect(Object.keys(bridge)).toEqual(['connect']);

    bridge.connect?.();
    const [channel, message, hostPorts] = ipcRenderer.postMessage.mock.calls[0] as [
      string,
      unknown,
      MessagePort[],
    ];
    expect([channel, message, hostPorts.length]).toEqual([CONNECT_CHANNEL, null, 1]);
    expect(posted).toHaveLength(1);
    const [data, origin, pagePorts] = posted[0] as [string, string, MessagePort[]];
    expect([data, origin, pagePorts.length]).toEqual(['fumi:port', '/', 1]);

    // The two ends belong together.
    const [hostEnd] = hostPorts;
    const [pageEnd] = pagePorts;
    const received = new Promise((resolve) => {
      pageEnd?.once('message', resolve);
    });
    hostEnd?.postMessage('hello');
    expect(await received).toBe('hello');
    hostEnd?.close();
    pageEnd?.close();
  });
});
