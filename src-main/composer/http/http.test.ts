import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { reason } from '../../../shared/diag';
import { saying } from '../../../shared/diag/saying.test-support';
import { composeWorker, installAssets } from '../../services/installation.test-support';
import { AccessTokens } from '../access';
import {
  clientOf,
  fileOf,
  type OpenComposer,
  openComposer,
  openWithLetter,
  refusalOf,
} from '../composer.test-support';
import { ComposerStore } from '../store';
import { procedureRoutes } from './procedures';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

/** A token made beside the running server, as the command does. */
function tokenOf({ folder }: OpenComposer, name: string, scopes: Parameters<AccessTokens['create']>[1]) {
  const store = new ComposerStore({ folder, isServer: false });
  onTestFinished(() => store.close());
  const tokens = new AccessTokens(store);
  return { token: tokens.create(name, scopes), tokens };
}

/** The status of a request whose path is sent as it is written here, as no client of ours would. */
async function rawStatus(open: OpenComposer, request: string, token: string): Promise<number> {
  const socket = connect(Number(new URL(open.url).port), '127.0.0.1');
  const head = [`${request} HTTP/1.1`, 'Host: x', 'Connection: close', `Authorization: Bearer ${token}`];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  let answer = '';
  for await (const piece of socket) answer += String(piece);
  return Number(answer.split(' ')[1]);
}

/** Every procedure with an input that its schema takes; the path's parts are made up. */
const url = (base: string, route: string): string => `${base}/v1${route.replaceAll(/:\w+/g, '0'.repeat(64))}`;

describe('a caller', { timeout: 60_000 }, () => {
  it('without a valid token is let through nowhere but to health', async () => {
    const open = await openComposer({ assetsDir, workerFile });
    for (const route of procedureRoutes()) {
      for (const authorization of ['', 'Bearer fumi_wrong', `Basic ${open.token}`]) {
        const { status } = await fetch(url(open.url, route.url), {
          method: route.method,
          headers: authorization ? { authorization } : {},
        });
        expect([route.name, status]).toEqual([route.name, route.name === 'health' ? 200 : 401]);
      }
    }
  });

  it('without the scope is refused before the body is read', async () => {
    const open = await openComposer({ assetsDir, workerFile });
    const { token } = tokenOf(open, 'nothing', []);
    for (const route of procedureRoutes()) {
      const response = await fetch(url(open.url, route.url), {
        method: route.method,
        headers: { authorization: `Bearer ${token}` },
        ...(route.takesFile && { body: 'x' }),
      });
      const isFree = route.demand === 'any' || route.demand === 'open';
      expect([route.name, response.status === 403]).toEqual([route.name, !isFree]);
      if (isFree) continue;
      expect(await response.json()).toMatchObject({
        code: 'FORBIDDEN',
        data: { code: 'composer.forbidden', args: { scope: route.demand } },
      });
    }
    expect(readdirSync(path.join(open.folder, 'temporary'))).toEqual([]);
  });

  it.each([
    ['admin', '/v1/templates/..\\approvers'],
    ['history', '/v1/templates/..\\communications'],
    ['history', '/v1/jobs/..\\communications'],
  ])('without the scope %s gets round it by no spelling of a path: %s', async (_scope, place) => {
    const open = await openComposer({ assetsDir, workerFile });
    const { token } = tokenOf(open, 'low', ['compose']);
    expect(await rawStatus(open, `GET ${place}`, token)).toBe(404);
  });

  it('is not known any more once the token was revoked beside the server', async () => {
    const open = await openComposer({ assetsDir, workerFile });
    const { token, tokens } = tokenOf(open, 'billing', ['history']);
    const api = clientOf(open.url, token);
    expect(await api.token()).toEqual({ name: 'billing', scopes: ['history'] });
    tokens.revoke('billing');
    expect(await refusalOf(api.token())).toEqual({ code: 'composer.unauthorised', args: {} });
  });

  it('has so many requests a minute', async () => {
    const open = await openComposer({ assetsDir, workerFile, limits: { requestsPerMinute: 3 } });
    for (let count = 0; count < 3; count += 1) await open.api.token();
    expect(await refusalOf(open.api.token())).toMatchObject({ code: 'composer.tooMany' });
    // Another token has requests of its own.
    const { token } = tokenOf(open, 'other', []);
    expect(await clientOf(open.url, token).token()).toMatchObject({ name: 'other' });
  });
});

describe('a request', { timeout: 60_000 }, () => {
  const send = (open: OpenComposer, place: string, init: RequestInit) =>
    fetch(`${open.url}${place}`, {
      method: 'POST',
      ...init,
      headers: { authorization: `Bearer ${open.token}`, ...init.headers },
    });

  it.each([
    ['broken JSON', '{"a":', 'application/json'],
    ['another type', '<a/>', 'application/xml'],
    ['plain text', 'hello', 'text/plain'],
    ['a list', '[1]', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a prototype', '{"__proto__":{"a":1}}', 'application/json'],
  ])('with %s is refused in words', async (_name, body, type) => {
    const open = await openComposer({ assetsDir, workerFile });
    const response = await send(open, '/v1/approvers', { body, headers: { 'content-type': type } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'BAD_INPUT', data: { code: 'composer.badInput' } });
  });

  it('that does not fit the contract says what is wrong where', async () => {
    const open = await openComposer({ assetsDir, workerFile });
    expect(await refusalOf(open.api.approvers.add({ name: '', publicKey: 'AAAA' }))).toMatchObject({
      code: 'composer.badInput',
      args: { reason: saying(/^name: /) },
    });
  });

  it('that is too large is cut off, announced or not', async () => {
    const limits = { jsonBytes: 1024 ** 2, packageBytes: 1024 ** 2, recordsBytes: 2 * 1024 ** 2 };
    const open = await openComposer({ assetsDir, workerFile, limits });
    const large = new Uint8Array(3 * 1024 ** 2);
    const pieces = () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < large.length; at += 65_536)
            controller.enqueue(large.subarray(at, at + 65_536));
          controller.close();
        },
      });
    const query = '?environment=test&templateId=t';
    for (const [place, limit] of [
      ['/v1/packages', 1],
      ['/v1/packages/check', 1],
      [`/v1/jobs${query}`, 2],
    ] as const) {
      for (const body of [large, pieces()]) {
        const response = await send(open, place, { body, duplex: 'half' } as RequestInit);
        expect(response.status).toBe(413);
        expect(await response.json()).toMatchObject({
          code: 'TOO_LARGE',
          data: { code: 'composer.tooLarge', args: { limit } },
        });
      }
    }
    const text = JSON.stringify({ name: 'x'.repeat(2 * 1024 ** 2) });
    const json = await send(open, '/v1/approvers', {
      body: text,
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(413);
    expect(await json.json()).toMatchObject({ data: { args: { limit: 1 } } });
    expect(readdirSync(path.join(open.folder, 'temporary'))).toEqual([]);
  });

  it('that breaks off leaves nothing behind', async () => {
    const open = await openComposer({ assetsDir, workerFile });
    const { port } = new URL(open.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = [
      'POST /v1/packages HTTP/1.1',
      'Host: x',
      `Authorization: Bearer ${open.token}`,
      'Content-Length: 100000',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(5000)}`);
    await expect.poll(() => readdirSync(path.join(open.folder, 'temporary')).length).toBe(1);
    socket.destroy();
    await expect.poll(() => readdirSync(path.join(open.folder, 'temporary')).length).toBe(0);
    expect((await open.api.health()).status).toBe('ok');
  });

  it('leads somewhere or is told that it does not', async () => {
    const open = await openComposer({ assetsDir, workerFile });
    const response = await send(open, '/v1/nowhere?customer=1', {});
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: 'NOT_FOUND',
      data: { code: 'composer.notFound', args: { what: reason('thing.path'), id: '/v1/nowhere' } },
    });
  });

  it.each([
    ['GET /v1/templates/%ff', 400],
    ['GET /v1/templates/..', 404],
    [`GET /v1/templates/${'x'.repeat(300)}`, 400],
    ['HEAD /v1/token', 404],
  ])('that no route reads is the caller’s fault: %s', async (request, status) => {
    const open = await openComposer({ assetsDir, workerFile });
    expect(await rawStatus(open, request, open.token)).toBe(status);
    expect(open.logged.join('')).not.toContain('"level":50');
  });

  it('is logged without tokens, queries and bodies', async () => {
    const open = await openWithLetter({ assetsDir, workerFile });
    await open.api.documents.compose({
      environment: 'production',
      templateId: 'letter',
      record: { number: 'C-4711', name: 'Ada Lovelace' },
    });
    await open.api.communications.list({ customer: 'C-4711' });
    await expect.poll(() => open.logged.join('')).toContain('/v1/communications');
    const text = open.logged.join('');
    for (const secret of ['C-4711', 'Ada', open.token]) expect(text).not.toContain(secret);
    const lines = open.logged.map((line) => JSON.parse(line) as { readonly path?: string });
    expect(lines.filter(({ path: place }) => place === '/v1/documents')).toMatchObject([
      { method: 'POST', status: 200, token: 'first' },
    ]);
  });
});

interface OpenApi {
  readonly paths: Record<
    string,
    Record<
      string,
      { operationId: string; summary?: string; description?: string; requestBody?: { content: object } }
    >
  >;
}

describe('the pages', { timeout: 60_000 }, () => {
  it('are the OpenAPI document, with every procedure and its scope, and the files of the installation', async () => {
    mkdirSync(path.join(assetsDir, 'openapi'), { recursive: true });
    writeFileSync(path.join(assetsDir, 'openapi', 'index.html'), '<!doctype html>');
    const open = await openComposer({ assetsDir, workerFile });
    const response = await fetch(`${open.url}/openapi.json`);
    const document = (await response.json()) as OpenApi;
    expect(document).toMatchObject({ openapi: '3.1.1', servers: [{ url: '/v1' }] });
    const operations = Object.values(
      document.paths as Record<string, Record<string, { operationId: string }>>,
    )
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(operations.sort()).toEqual(
      procedureRoutes()
        .map(({ name }) => name)
        .sort(),
    );
    const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    for (const { name, demand } of procedureRoutes()) {
      const operation = described.find(({ operationId }) => operationId === name);
      const said = { open: 'Needs no token.', any: 'Any token.' };
      expect(operation?.summary).toMatch(/\w/);
      expect(operation?.description).toContain(
        demand === 'open' || demand === 'any' ? said[demand] : `Scope \`${demand}\`.`,
      );
    }
    expect(Object.keys(document.paths['/packages']?.post?.requestBody?.content ?? {})).toEqual([
      'application/octet-stream',
    ]);
    const page = await fetch(`${open.url}/docs`);
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect((await fetch(`${open.url}/docs/../../package.json`)).status).toBe(404);
    expect((await fetch(`${open.url}/docs/%2e%2e%2ffonts%2ffonts.json`)).status).toBe(404);
  });
});

describe('a server that stops', { timeout: 60_000 }, () => {
  it('accepts nothing more, answers what is under way and lets go of the store', async () => {
    const open = await openWithLetter({ assetsDir, workerFile });
    const answer = open.api.documents.compose({
      environment: 'production',
      templateId: 'letter',
      record: { number: '1', name: 'Ada' },
    });
    // It has arrived by then, and its thread still starts.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await open.composer.close();
    const { headers, body } = await answer;
    const bytes = new Uint8Array(await body.arrayBuffer());
    await expect(open.api.health()).rejects.toThrow();
    const again = await openComposer({ assetsDir, workerFile, folder: open.folder });
    expect(again.composer.firstToken).toBeNull();
    const { entries } = await clientOf(again.url, open.token).communications.list({});
    expect(entries).toMatchObject([{ id: headers['fumi-communication'] }]);
    expect(entries[0]?.document.pdf).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('says that a port is taken', async () => {
    const open = await openComposer({ assetsDir, workerFile });
    const port = Number(new URL(open.url).port);
    await expect(openComposer({ assetsDir, workerFile, port })).rejects.toMatchObject({
      code: 'web.portInUse',
    });
    // The store of the one that failed is free again; the one that listens is not disturbed.
    expect(await open.api.packages.check({ body: fileOf('x', 'x.fumi') })).toMatchObject({ isOk: false });
  });
});
