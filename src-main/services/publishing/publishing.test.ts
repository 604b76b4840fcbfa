import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type JsonObject, present } from '../../../shared/base';
import { reason } from '../../../shared/diag';
import { engineNeeds } from '../../../shared/engine';
import type { Edit, Template } from '../../../shared/model';
import { composeFacts, InstalledFonts } from '../../workers';
import { composeWorker, installAssets } from '../installation.test-support';
import type { Keychain } from '../keychain';
import { failureOf, openStudio, temporaryDir } from '../studio.test-support';
import { approveVersion } from './approve.test-support';
import { FAKE_TOKEN, startFakeComposer } from './fake-composer.test-support';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

/** Turns a text around: enough to see that it is not kept as it is. */
const keychain: Keychain = {
  encrypt: (text) => new TextEncoder().encode([...text].reverse().join('')),
  decrypt: (bytes) => [...new TextDecoder().decode(bytes)].reverse().join(''),
};

const greeting = (template: Template): Edit => ({
  label: 'insert',
  operations: [
    {
      kind: 'insert',
      id: 'greeting',
      parent: present(
        Object.keys(template.nodes).find((id) => template.nodes[id]?.type === 'flow'),
        'a blank template has a flow',
      ),
      index: 0,
      nodes: {
        greeting: {
          type: 'text',
          props: {
            content: { en: [{ inlines: [{ kind: 'field', value: 'name' }] }] },
          } as unknown as JsonObject,
        },
      },
    },
  ],
});

/** A studio with a version of a letter to three people, and a server that it knows. */
async function withVersion(options: { isApproved?: boolean; keychain?: Keychain } = {}) {
  const workspaceDir = temporaryDir();
  const open = await openStudio({ assetsDir, workerFile, workspaceDir, keychain: options.keychain ?? null });
  const { api, upload } = open;
  const rows = ['Ann', 'Ben', 'Čeněk'].map((name) => JSON.stringify({ name }));
  const token = await upload('people.jsonl', rows.join('\n'));
  const { dataset } = await api.datasets.import({ token, name: 'People', options: {} });
  const { id: templateId } = await api.templates.create({
    name: 'Letter',
    pageSize: 'A5',
    language: 'en',
    datasetId: dataset.id,
  });
  const { template } = await api.templates.open({ id: templateId });
  await api.templates.apply({ id: templateId, revision: 0, edits: [greeting(template)] });
  await api.versions.save({ templateId, revision: 1, note: 'First' });
  if (options.isApproved ?? true) await approveVersion(api, workspaceDir, templateId, 1);
  const fake = await startFakeComposer();
  const server = await api.publishing.saveServer({
    id: null,
    name: 'Head office',
    url: fake.url,
    token: FAKE_TOKEN,
  });
  return { ...open, fake, workspaceDir, serverId: server.id, templateId };
}

/** What the trail has of an action, newest first. */
async function audited({ audit }: Awaited<ReturnType<typeof withVersion>>['api'], action: string) {
  const { entries } = await audit.list({ templateId: null, offset: 0, limit: 100 });
  return entries.filter((entry) => entry.action === action).map(({ subject }) => subject);
}

describe('servers', () => {
  it('are kept without their token where there is no keychain', async () => {
    const { api, fake, workspaceDir, serverId } = await withVersion();
    expect(await api.publishing.servers()).toEqual([
      { id: serverId, name: 'Head office', url: fake.url, token: 'session' },
    ]);
    const kept = ['workspace.db', 'workspace.db-wal'].map((name) =>
      readFileSync(path.join(workspaceDir, name)),
    );
    expect(kept.some((bytes) => bytes.includes(FAKE_TOKEN))).toBe(false);
    expect(kept.some((bytes) => bytes.includes('Head office'))).toBe(true);
  });

  it('keep their token in the keychain, also when the studio is opened again', async () => {
    const { studio, workspaceDir, serverId, templateId } = await withVersion({ keychain });
    await studio.close();
    expect(readFileSync(path.join(workspaceDir, 'workspace.db')).includes(FAKE_TOKEN)).toBe(false);
    const again = await openStudio({ assetsDir, workspaceDir, keychain });
    expect(await again.api.publishing.servers()).toMatchObject([{ token: 'keychain' }]);
    expect(await again.api.publishing.status({ serverId, templateId })).toMatchObject({ tokenName: 'tests' });
  });

  it.each([
    ['the keychain', keychain],
    ['memory', null],
  ])('do not hand a token in %s over to another address', async (_place, kept) => {
    const { api, fake, serverId, templateId } = await withVersion({ ...(kept && { keychain: kept }) });
    const other = await startFakeComposer();
    const save = (url: string) => api.publishing.saveServer({ id: serverId, name: 'Renamed', url });
    expect(await save(fake.url)).toMatchObject({ token: kept ? 'keychain' : 'session' });
    expect(await save(other.url)).toMatchObject({ url: other.url, token: 'none' });
    expect(await failureOf(api.publishing.status({ serverId, templateId }))).toMatchObject({
      code: 'server.noToken',
    });
    expect(other.requests).toEqual([]);
    expect(await audited(api, 'server.changed')).toMatchObject([
      { isTokenChanged: true },
      { isTokenChanged: false },
      { isTokenChanged: true },
    ]);
  });

  it('ask for a token again that this machine cannot read', async () => {
    const { studio, workspaceDir, serverId, templateId } = await withVersion({ keychain });
    await studio.close();
    const stranger: Keychain = {
      ...keychain,
      decrypt: () => {
        throw new Error('not yours');
      },
    };
    const again = await openStudio({ assetsDir, workspaceDir, keychain: stranger });
    expect(await failureOf(again.api.publishing.status({ serverId, templateId }))).toEqual({
      code: 'server.noToken',
      args: { server: 'Head office' },
    });
  });

  it('keep the token when the name changes, and forget it when told to', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const change = { id: serverId, name: 'Berlin', url: fake.url };
    expect(await api.publishing.saveServer(change)).toMatchObject({ name: 'Berlin', token: 'session' });
    expect(await api.publishing.saveServer({ ...change, token: null })).toMatchObject({ token: 'none' });
    expect(await failureOf(api.publishing.status({ serverId, templateId }))).toMatchObject({
      code: 'server.noToken',
    });
    await api.publishing.removeServer({ id: serverId });
    expect(await api.publishing.servers()).toEqual([]);
    expect(await failureOf(api.publishing.removeServer({ id: serverId }))).toMatchObject({
      code: 'server.notFound',
    });
    expect(await audited(api, 'server.removed')).toMatchObject([{ serverName: 'Berlin', url: fake.url }]);
    const trail = JSON.stringify(await api.audit.list({ templateId: null, offset: 0, limit: 100 }));
    expect(trail).not.toContain(FAKE_TOKEN);
  });
});

describe('a server that', () => {
  it('answers says what it is and whether it knows the template', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    fake.scopes = ['publish'];
    expect(await api.publishing.status({ serverId, templateId })).toMatchObject({
      name: 'Fake',
      version: '9.9.9',
      tokenName: 'tests',
      scopes: ['publish'],
      template: null,
    });
  });

  it('does not know the token says so', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    await api.publishing.saveServer({
      id: serverId,
      name: 'Head office',
      url: fake.url,
      token: 'fumi_wrong',
    });
    expect(await failureOf(api.publishing.status({ serverId, templateId }))).toEqual({
      code: 'composer.unauthorised',
      args: {},
    });
  });

  it('is not there is unreachable', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    await fake.close();
    expect(await failureOf(api.publishing.status({ serverId, templateId }))).toEqual({
      code: 'server.unreachable',
      args: { server: 'Head office', url: fake.url, reason: reason('server.nothingListens') },
    });
  });

  it.each([
    ['a page', 404, 'text/html', '<html>', reason('server.status', { status: 404 })],
    ['a page that seems right', 200, 'text/html', '<html>', reason('server.otherAnswer')],
    ['other JSON', 200, 'application/json', '{"hello":1}', reason('server.otherAnswer')],
    ['half of its JSON', 200, 'application/json', '{"status":', reason('server.otherAnswer')],
    [
      'an unknown refusal',
      422,
      'application/json',
      '{"code":"X","status":422}',
      reason('server.status', { status: 422 }),
    ],
  ])('answers %s is not understood', async (_what, status, type, body, why) => {
    const { api, fake, serverId, templateId } = await withVersion();
    fake.intercept = (_request, response) => response.writeHead(status, { 'content-type': type }).end(body);
    expect(await failureOf(api.publishing.status({ serverId, templateId }))).toEqual({
      code: 'server.unexpected',
      args: { server: 'Head office', reason: why },
    });
  });

  it('sends its callers elsewhere does not get the token carried there', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const elsewhere = await startFakeComposer();
    fake.intercept = (_request, response) =>
      response.writeHead(302, { location: `${elsewhere.url}/v1/health` }).end();
    expect(await failureOf(api.publishing.status({ serverId, templateId }))).toMatchObject({
      code: 'server.unreachable',
    });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('publishing', () => {
  it('takes an approved version, puts it in force, and rolls back', async () => {
    const { api, fake, serverId, templateId, workspaceDir } = await withVersion();
    const place = { serverId, templateId, version: 1 };
    expect(await api.publishing.dryRun(place)).toMatchObject({
      isOk: true,
      isKnown: false,
      release: { templateId, version: 1, name: 'Letter' },
    });
    expect(fake.template).toBeNull();
    const published = await api.publishing.publish(place);
    expect(published).toMatchObject({ version: 1, approvedBy: { name: 'Rin Mori' }, publishedWith: 'tests' });
    expect(await api.publishing.activate({ ...place, environment: 'production' })).toMatchObject({
      active: { test: null, production: 1 },
    });
    const rename = { kind: 'setTemplate' as const, path: ['name'], value: 'Notice' };
    await api.templates.apply({
      id: templateId,
      revision: 1,
      edits: [{ label: 'rename', operations: [rename] }],
    });
    await api.versions.save({ templateId, revision: 2, note: 'Second' });
    await approveVersion(api, workspaceDir, templateId, 2);
    await api.publishing.publish({ ...place, version: 2 });
    await api.publishing.activate({ ...place, version: 2, environment: 'production' });
    const rolledBack = await api.publishing.rollBack({ serverId, templateId, environment: 'production' });
    expect(rolledBack.active.production).toBe(1);

    const { digest } = published;
    expect((await audited(api, 'publish.published')).at(-1)).toEqual({
      templateId,
      templateName: 'Letter',
      version: 1,
      digest,
      serverId,
      serverName: 'Head office',
      url: fake.url,
    });
    expect(await audited(api, 'publish.rolledBack')).toMatchObject([
      { version: 1, environment: 'production' },
    ]);
  });

  it('sends nothing that is not approved', async () => {
    const { api, fake, serverId, templateId } = await withVersion({ isApproved: false });
    const place = { serverId, templateId, version: 1 };
    for (const call of [api.publishing.dryRun(place), api.publishing.publish(place)]) {
      expect(await failureOf(call)).toMatchObject({ code: 'version.notApproved', args: { version: 1 } });
    }
    expect(fake.requests).toEqual([]);
  });

  it('passes on why the server refused, and records nothing', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const refusal = reason('approval.unknownKey', { key: '1234', name: 'Rin Mori' });
    fake.refusal = refusal;
    expect(await failureOf(api.publishing.publish({ serverId, templateId, version: 1 }))).toEqual({
      code: 'composer.refused',
      args: { reasons: [refusal] },
    });
    expect(await audited(api, 'publish.published')).toEqual([]);
  });

  it('is not recorded as what a server makes of it', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const place = { serverId, templateId, version: 1 };
    const published = await api.publishing.publish(place);
    const other = JSON.stringify({ ...published, digest: '0'.repeat(64) });
    fake.intercept = (_request, response) =>
      response.writeHead(201, { 'content-type': 'application/json' }).end(other);
    expect(await failureOf(api.publishing.publish(place))).toMatchObject({ code: 'server.unexpected' });
    expect(await audited(api, 'publish.published')).toHaveLength(1);
  });

  it('that breaks off in the middle can be done again', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const place = { serverId, templateId, version: 1 };
    fake.intercept = (request) => request.once('data', () => request.socket.destroy());
    expect(await failureOf(api.publishing.publish(place))).toMatchObject({
      code: 'server.unreachable',
      args: { reason: reason('server.brokeOff') },
    });
    await api.publishing.publish(place);
    await api.publishing.publish(place);
    expect(fake.template?.versions).toHaveLength(1);
  });

  it('is for designers and reviewers', async () => {
    const { api, serverId, templateId } = await withVersion();
    const { id } = await api.people.create({ name: 'Bea', roles: ['businessUser'] });
    await api.people.switch({ id });
    expect(await failureOf(api.publishing.publish({ serverId, templateId, version: 1 }))).toMatchObject({
      code: 'people.notAllowed',
    });
  });
});

// Threads take their time to start on a busy machine.
describe('proving', { timeout: 60_000 }, () => {
  /** The server composes what it was sent, with workers of its own. */
  const honest = (fake: Awaited<ReturnType<typeof startFakeComposer>>) => {
    const fonts = InstalledFonts.open(assetsDir);
    fake.prove = (records, today) => {
      const { template, assets } = present(fake.content, 'a package was published');
      return composeFacts({
        job: {
          template,
          assets: new Map(assets),
          fonts: fonts.filesOf(engineNeeds(template).families),
          assetsDir,
          today,
        },
        records: records.map((record) => JSON.stringify(record)),
        workers: 1,
        workerFile,
        folder: path.join(temporaryDir(), 'prove'),
      });
    };
  };

  it('finds the same documents the same', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const place = { serverId, templateId, version: 1 };
    await api.publishing.publish(place);
    honest(fake);
    const proved = await api.publishing.prove({ ...place, records: [2, 0] });
    expect(proved.map(({ record, title, isSame }) => [record, title, isSame])).toEqual([
      [2, 'Čeněk', true],
      [0, 'Ann', true],
    ]);
    expect(proved[0]?.local).toEqual(proved[0]?.server);
    expect(proved[0]?.local?.pdf).not.toBe(proved[1]?.local?.pdf);
    expect(await audited(api, 'publish.proved')).toMatchObject([{ version: 1, records: 2, same: 2 }]);
  });

  it('finds out when the server composes something else, or nothing', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const place = { serverId, templateId, version: 1 };
    await api.publishing.publish(place);
    honest(fake);
    const { prove } = fake;
    fake.prove = async (records, date) => {
      const [first = null, second, ...others] = await prove(records, date);
      return [first && { ...first, pdf: 'f'.repeat(64) }, second ?? null, ...others.map(() => null)];
    };
    const proved = await api.publishing.prove({ ...place, records: [0, 1, 2] });
    expect(proved.map(({ isSame }) => isSame)).toEqual([false, true, false]);
    expect(proved[2]?.server).toBeNull();
    expect(await audited(api, 'publish.proved')).toMatchObject([{ records: 3, same: 1 }]);
  });

  it('takes records that there are', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    expect(
      await failureOf(api.publishing.prove({ serverId, templateId, version: 1, records: [0, 3] })),
    ).toEqual({ code: 'dataset.noRecord', args: { record: 4, count: 3 } });
    expect(fake.requests).toEqual([]);
  });

  it('stops when it is told to, which is no failure of the studio', async () => {
    const { api, fake, serverId, templateId } = await withVersion();
    const place = { serverId, templateId, version: 1 };
    await api.publishing.publish(place);
    const asked = new Promise<void>((resolve) => {
      fake.prove = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const stderr = vi.spyOn(process.stderr, 'write');
    const controller = new AbortController();
    const proof = api.publishing.prove({ ...place, records: [0] }, { signal: controller.signal });
    await asked;
    controller.abort();
    await expect(proof).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
    expect(stderr).not.toHaveBeenCalled();
    expect(await audited(api, 'publish.proved')).toEqual([]);
    stderr.mockRestore();
  });

  it('stops with the server, and leaves no files', async () => {
    const { api, fake, serverId, templateId, workspaceDir } = await withVersion();
    await fake.close();
    expect(
      await failureOf(api.publishing.prove({ serverId, templateId, version: 1, records: [0] })),
    ).toMatchObject({ code: 'server.unreachable' });
    const temporary = path.join(workspaceDir, 'temporary');
    await vi.waitFor(
      () => expect(readdirSync(temporary).filter((name) => name.startsWith('prove-'))).toEqual([]),
      10_000,
    );
  });
});
