import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { StudioContract } from '../../shared/contract';
import { createStudio } from '../services';
import { installAssets } from '../services/installation.test-support';
import { temporaryDir } from '../services/studio.test-support';
import { startWebHost } from '.';
import { fileOf } from './static-files';
import { defaultWorkspaceFolder } from './workspace-place';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

async function openHost(port = 0) {
  const folder = temporaryDir();
  const rendererDir = path.join(folder, 'renderer');
  mkdirSync(path.join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(path.join(rendererDir, 'index.html'), '<!doctype html><title>Fumi</title>');
  writeFileSync(path.join(rendererDir, 'assets', 'app-1234.js'), 'export {};');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  const studio = await createStudio({
    workspaceDir: path.join(folder, 'workspace'),
    assetsDir,
    host: 'web',
    version: '1.2.3',
    samples: [],
  });
  const host = await startWebHost({ studio, rendererDir, port });
  onTestFinished(async () => {
    await host.close();
    await studio.close();
  });
  const token = new URL(host.url).searchParams.get('token') ?? '';
  const { port: bound } = new URL(host.origin);
  return { host, studio, cookie: `fumi-${bound}=${token}`, port: Number(bound) };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Plain HTTP: `fetch` would not let a test lie about `Host` and `Origin`. */
function ask(
  port: number,
  place: string,
  headers: Record<string, string> = {},
  { method = 'GET', body }: { method?: string; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: place, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject).end(body);
  });
}

describe('the loopback host', () => {
  it('turns the token into a cookie once, and lets nobody in without it', async () => {
    const { host, port, cookie } = await openHost();
    const { pathname, search } = new URL(host.url);
    const entered = await ask(port, `${pathname}${search}`);
    expect(entered.status).toBe(303);
    expect(entered.headers.location).toBe('/');
    expect(entered.headers['set-cookie']?.[0]).toBe(`${cookie}; HttpOnly; SameSite=Strict; Path=/`);
    expect((await ask(port, '/?token=wrong')).status).toBe(403);
    for (const place of ['/', '/assets/app-1234.js', '/api/engine/harfbuzz.wasm']) {
      expect((await ask(port, place)).status, place).toBe(403);
      expect((await ask(port, place, { cookie: `${cookie}x` })).status, place).toBe(403);
      expect((await ask(port, place, { cookie: `a=b; ${cookie}` })).status, place).toBe(200);
    }
  });

  it('answers to its own name only', async () => {
    const { port, cookie } = await openHost();
    for (const name of ['evil.example', `evil.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
      expect((await ask(port, '/', { cookie, host: name })).status, name).toBe(421);
    }
  });

  it('takes changes from its own page only', async () => {
    const { host, port, cookie } = await openHost();
    const upload = (origin?: string) =>
      ask(
        port,
        '/api/upload?name=..%2F..%2Fa.csv',
        { cookie, ...(origin && { origin }) },
        { method: 'POST', body: 'a,b' },
      );
    expect((await upload()).status).toBe(403);
    expect((await upload('http://evil.example')).status).toBe(403);
    expect((await upload('null')).status).toBe(403);
    const taken = await upload(host.origin);
    expect(taken.status).toBe(200);
    expect(JSON.parse(taken.body)).toMatchObject({ token: expect.stringMatching(/^[0-9a-f]{48}$/) });
    expect((await ask(port, '/', { cookie, origin: 'http://evil.example' })).status).toBe(403);
  });

  it('serves the interface under a strict policy and nothing beside it', async () => {
    const { port, cookie } = await openHost();
    const page = await ask(port, '/', { cookie });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    const script = await ask(port, '/assets/app-1234.js', { cookie });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    for (const place of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%5c..%5csecret.txt',
      '/assets',
      '/nothing.js',
      '/%00',
      '/%',
    ]) {
      expect((await ask(port, place, { cookie })).status, place).toBe(404);
    }
    expect((await ask(port, '/', { cookie, origin: '' }, { method: 'DELETE' })).status).toBe(403);
  });

  it('carries the contract over WebSocket, for its own page only', async () => {
    const { host, port, cookie } = await openHost();
    const refused = async (headers: Record<string, string>) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers });
      return await new Promise<string>((resolve) => {
        socket.on('open', () => resolve('open')).on('error', (error) => resolve(error.message));
      });
    };
    expect(await refused({ cookie })).toContain('403');
    expect(await refused({ cookie, origin: 'http://evil.example' })).toContain('403');
    expect(await refused({ origin: host.origin })).toContain('403');

    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: { cookie, origin: host.origin } });
    onTestFinished(() => socket.terminate());
    const api: ContractRouterClient<StudioContract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    expect(await api.studio.info()).toMatchObject({
      version: '1.2.3',
      host: 'web',
      workspaceName: 'workspace',
      preferences: { theme: 'system', language: 'system', lastTemplate: null },
      fonts: [{ family: 'Source Sans 3' }, { family: 'Noto Sans JP' }],
    });
    await expect(api.templates.open({ id: 'gone' })).rejects.toMatchObject({
      code: 'STUDIO',
      defined: true,
      data: { code: 'template.notFound', args: { template: 'gone' } },
    });
    const changed = await api.studio.setPreferences({ theme: 'dark' });
    expect(changed).toEqual({ theme: 'dark', language: 'system', lastTemplate: null });
  });

  it('hands files from outside to whoever listens', async () => {
    const { studio, host, port, cookie } = await openHost();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: { cookie, origin: host.origin } });
    onTestFinished(() => socket.terminate());
    const api: ContractRouterClient<StudioContract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    studio.requestOpen({ token: 'early', name: 'a.fumi' });
    const requests = await api.studio.openRequests();
    expect((await requests.next()).value).toEqual({ token: 'early', name: 'a.fumi' });
    const later = requests.next();
    studio.requestOpen({ token: 'late', name: 'b.fumi' });
    expect((await later).value).toEqual({ token: 'late', name: 'b.fumi' });
    await requests.return?.();
  });

  it('says that a port is taken', async () => {
    const { port } = await openHost();
    await expect(openHost(port)).rejects.toMatchObject({ code: 'web.portInUse', args: { port } });
  });
});

describe('paths', () => {
  it('never leave the folder', () => {
    expect(fileOf('/', '/srv/app')).toBe(path.resolve('/srv/app/index.html'));
    expect(fileOf('/../app2/x', '/srv/app')).toBeUndefined();
    expect(fileOf('/..%2fapp2', '/srv/app')).toBeUndefined();
    expect(fileOf('/a/./b/../c.js', '/srv/app')).toBe(path.resolve('/srv/app/a/c.js'));
  });
});

describe('the default workspace', () => {
  it.each([
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/fumi-studio/workspace'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/fumi-studio/workspace'],
    ['darwin', {}, '/home/a/Library/Application Support/Fumi Studio/workspace'],
    ['win32', { APPDATA: 'C:\\Data' }, 'C:\\Data\\Fumi Studio\\workspace'],
  ] as const)('on %s', (platform, environment, folder) => {
    expect(defaultWorkspaceFolder({ platform, home: '/home/a', environment })).toBe(folder);
  });
});
