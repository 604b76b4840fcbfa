import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answer, fileOf } from './protocol';
import { CONTENT_SECURITY_POLICY } from './security';

vi.mock('electron', () => import('./electron.test-support'));

let folder = '';
const handleHttp = vi.fn(async (request: Request) => new Response(`api ${new URL(request.url).pathname}`));
const get = (url: string, init?: RequestInit) =>
  answer(new Request(url, init), { rendererFolder: path.join(folder, 'renderer'), handleHttp });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-protocol-'));
  await mkdir(path.join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'renderer', 'index.html'), '<!doctype html>');
  await writeFile(path.join(folder, 'renderer', 'assets', 'app.js'), 'export {};');
  await writeFile(path.join(folder, 'renderer', 'assets', '文.wasm'), 'x');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('app://studio/', () => {
  it('serves the page under a strict policy', async () => {
    const response = await get('app://studio/');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Content-Security-Policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('names the type of scripts and WebAssembly, also under names that need escaping', async () => {
    expect((await get('app://studio/assets/app.js')).headers.get('Content-Type')).toContain(
      'text/javascript',
    );
    const wasm = await get('app://studio/assets/%E6%96%87.wasm');
    expect(wasm.headers.get('Content-Type')).toBe('application/wasm');
  });

  it('hands API paths to the services, with the security headers on their answer', async () => {
    const response = await get('app://studio/api/upload?name=a.csv', { method: 'POST', body: 'a;b' });
    expect(await response.text()).toBe('api /api/upload');
    expect(response.headers.get('Content-Security-Policy')).toBe(CONTENT_SECURITY_POLICY);
  });

  it('answers 500 without details when the services fail', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    handleHttp.mockRejectedValueOnce(new Error('/home/somebody/workspace is locked'));
    const response = await get('app://studio/api/font/1');
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['a missing file', 'app://studio/nothing.js', 'GET', 404],
    ['a folder', 'app://studio/assets', 'GET', 404],
    ['another host', 'app://elsewhere/index.html', 'GET', 404],
    ['a user name in the address', 'app://user@studio/index.html', 'GET', 404],
    ['a parent folder', 'app://studio/%2e%2e/secret.txt', 'GET', 404],
    ['an escaped separator', 'app://studio/..%2fsecret.txt', 'GET', 404],
    ['a back slash', 'app://studio/..%5csecret.txt', 'GET', 404],
    ['a malformed escape', 'app://studio/%zz', 'GET', 404],
    ['a zero byte', 'app://studio/index.html%00', 'GET', 404],
    ['writing to a file', 'app://studio/index.html', 'POST', 405],
  ])('refuses %s', async (_what, url, method, status) => {
    // Fetch forbids credentials in a Request's address, so the request is built by hand.
    const request = { url, method, headers: new Headers() } as Request;
    const response = await answer(request, { rendererFolder: path.join(folder, 'renderer'), handleHttp });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it('never leaves the folder, whatever the path', () => {
    for (const evil of [
      '/../secret.txt',
      '/a/../../secret.txt',
      '/..',
      '/.',
      '/%2e%2e/%2e%2e/x',
      '//etc/passwd',
    ]) {
      const file = fileOf(evil, '/srv/renderer');
      expect(file === undefined || file.startsWith('/srv/renderer/')).toBe(true);
    }
  });
});
