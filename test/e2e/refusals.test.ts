/**
 * What must not happen, does not: nobody goes round the roles, approves own work, publishes what was not approved or was
 * changed since, and a server that fails in between loses nothing. Called beside the interface where it hides the way.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../shared/contract';
import { saying } from '../../shared/diag/saying.test-support';
import { openTemplate } from '../../shared/engine';
import { readPackageFile, writePackageFile } from '../../src-main/services';
import { type ComposerProcess, connectHost, type HostClient, refusalOf, startComposer } from '../support';
import { addApprover, fumi } from './composer-commands';
import { deliveryPage } from './delivery-page';
import { patiently } from './patience';
import { CLOCK } from './seed-workspace';
import { tellStory } from './story';

const story = tellStory('refusals');
const PASSPHRASE = 'a seal of vermilion';

let folder = '';
let server: ComposerProcess;
let host: HostClient;
let templateId = '';
let serverId = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-composer-'));
  server = await startComposer({ folder, clock: CLOCK });
  if (process.env.FUMI_HOST === 'electron') return;
  host = await connectHost(story.page);
  const template = (await host.api.templates.list()).find(({ name }) => name === 'Account statement');
  templateId = template?.id ?? '';
});

afterAll(async () => {
  host?.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const seat = async (role: Role): Promise<void> => {
  const { people } = await host.api.people.list();
  await host.api.people.switch({ id: people.find(({ roles }) => roles.includes(role))?.id ?? '' });
};

/** Saves the draft as the next version after a change by whoever is at the desk. */
async function changedVersion(note: string): Promise<number> {
  const { api } = host;
  const { revision, template } = await api.templates.open({ id: templateId });
  const [greeting = ''] = Object.keys(template.nodes).filter((id) => template.nodes[id]?.name === 'Greeting');
  const [language = 'en'] = template.languages;
  const slice = [{ inlines: [{ kind: 'text' as const, text: note }] }];
  const operation = { kind: 'replaceText' as const, id: greeting, language, from: 0, to: 0, slice };
  const edits = [{ label: 'typing', operations: [operation] }];
  const after = await api.templates.apply({ id: templateId, revision, edits });
  return (await api.versions.save({ templateId, revision: after.revision, note })).number;
}

/** Submits a version; resolves with the review once its evidence is there. */
async function submitted(version: number): Promise<string> {
  const { api } = host;
  const { id } = await api.reviews.submit({ templateId, version, note: '' });
  for await (const { state } of await api.reviews.watch({ id })) expect(state).not.toBe('failed');
  return id;
}

const signedPackage = async (version: number): Promise<Uint8Array> => {
  const { page } = story;
  const { token } = await host.api.versions.exportPackage({ templateId, number: version });
  const response = await page.context().request.get(new URL(`/api/download/${token}`, page.url()).href);
  return new Uint8Array(await response.body());
};

const post = (place: string, body: BodyInit, token = server.token) =>
  fetch(`${server.url}/v1${place}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body,
  });

/** The code and arguments of a refusal of the server, and its status. */
const refused = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { data: object }).data,
});

// Electron's bridge is the page's alone: there is no way to call beside it.
describe.skipIf(process.env.FUMI_HOST === 'electron')('refused is', () => {
  it('an edit outside the opened texts', async () => {
    const { api } = host;
    await seat('businessUser');
    const { revision, template } = await api.templates.open({ id: templateId });
    const [table = ''] = Object.keys(template.nodes).filter((id) => template.nodes[id]?.type === 'table');
    const apply = (operations: Parameters<typeof api.templates.apply>[0]['edits'][0]['operations']) =>
      refusalOf(api.templates.apply({ id: templateId, revision, edits: [{ label: 'x', operations }] }));
    expect(await apply([{ kind: 'remove', id: table }])).toMatchObject({ code: 'wording.outside' });
    expect(await apply([{ kind: 'set', id: table, path: ['when'], value: 'false' }])).toMatchObject({
      code: 'wording.outside',
    });
    expect(await apply([{ kind: 'setTemplate', path: ['name'], value: 'Mine' }])).toMatchObject({
      code: 'wording.outside',
    });
    expect((await api.templates.open({ id: templateId })).revision).toBe(revision);
  });

  it('what a role may not do', async () => {
    const { api } = host;
    await seat('reviewer');
    const { revision } = await api.templates.open({ id: templateId });
    const notAllowed = { code: 'people.notAllowed' };
    expect(await refusalOf(api.versions.save({ templateId, revision, note: 'x' }))).toMatchObject(notAllowed);
    expect(await refusalOf(api.templates.remove({ id: templateId }))).toMatchObject(notAllowed);
    await seat('designer');
    expect(await refusalOf(api.people.createKey({ passphrase: PASSPHRASE }))).toMatchObject(notAllowed);
  });

  it('the approval of one’s own change, also to somebody with both roles', async () => {
    const { page, studio } = story;
    const { api } = host;
    const ada = await api.people.create({ name: 'Ada King', roles: ['designer', 'reviewer'] });
    await api.people.switch({ id: ada.id });
    await api.people.createKey({ passphrase: PASSPHRASE });
    const id = await submitted(await changedVersion('Own work. '));
    expect(await refusalOf(api.reviews.approve({ id, passphrase: PASSPHRASE }))).toMatchObject({
      code: 'review.fourEyes',
      args: { person: 'Ada King' },
    });
    await page.reload();
    await studio.open('Account statement');
    await deliveryPage(page).mode('Review');
    await page
      .getByRole('button', { name: /in review/ })
      .last()
      .click();
    await page.getByText(/Ada King changed or submitted this version/).waitFor();
    const approve = page.getByRole('button', { name: 'Approve and sign' });
    expect(await approve.isDisabled()).toBe(true);
  });

  it('a server’s address with a wrong token, and a version that nobody approved', async () => {
    const { api } = host;
    const profile = { id: null, name: 'Head office', url: server.url };
    const wrong = await api.publishing.saveServer({ ...profile, token: 'fumi_wrong' });
    expect(await refusalOf(api.publishing.status({ serverId: wrong.id, templateId }))).toMatchObject({
      code: 'composer.unauthorised',
    });
    serverId = (await api.publishing.saveServer({ ...profile, token: server.token })).id;
    const place = { serverId, templateId, version: 1 };
    expect(await refusalOf(api.publishing.publish(place))).toMatchObject({ code: 'version.notApproved' });
    const draft = await refused(await post('/packages', Buffer.from(await signedPackage(1))));
    expect(draft).toMatchObject({ status: 422, code: 'composer.refused' });
  });

  it('a package that was changed after its approval', async () => {
    const { api } = host;
    const [review] = (await api.reviews.list({ templateId })).filter(({ state }) => state === 'open');
    await seat('reviewer');
    const { people, currentId } = await api.people.list();
    const seated = people.find(({ id }) => id === currentId);
    expect(seated?.name).toBe('Martin Salter');
    const { signingKey } = await api.people.createKey({ passphrase: PASSPHRASE });
    await api.reviews.approve({ id: review?.id ?? '', passphrase: PASSPHRASE });
    await addApprover(folder, 'Martin Salter', signingKey?.publicKey ?? '');
    const good = await signedPackage(1);
    const file = path.join(folder, 'good.fumi');
    await writeFile(file, good);
    expect(await fumi('verify', file)).toMatch(/Martin Salter[\s\S]*The approval holds/);

    const { template, assets, manifest, approval } = await readPackageFile('good.fumi', good, openTemplate);
    const { engine, fonts, release } = manifest;
    const changed = { ...template, name: `${template.name}!` };
    const forged = await writePackageFile(changed, assets, {
      engine,
      fonts,
      ...(release && { release }),
      ...(approval && { approval }),
    });
    await writeFile(file, forged);
    await expect(fumi('verify', file)).rejects.toMatchObject({ code: 1 });
    const answer = await refused(await post('/packages', Buffer.from(forged)));
    expect(answer).toMatchObject({ status: 422, code: 'composer.refused' });
    const flipped = Uint8Array.from(good);
    flipped[good.length >> 1] = (good[good.length >> 1] ?? 0) ^ 1;
    expect(await refused(await post('/packages', flipped))).toMatchObject({ code: 'composer.refused' });
  });

  it('nothing that was sent to a server which is stopped in the middle, once it is back', async () => {
    const { api } = host;
    const place = { serverId, templateId, version: 1 };
    const sending = refusalOf(api.publishing.publish(place));
    await server.kill();
    const outcome = await sending;
    expect([null, 'server.unreachable']).toContain(outcome?.code ?? null);
    expect(await refusalOf(api.publishing.publish(place))).toMatchObject({ code: 'server.unreachable' });
    const { token } = server;
    const port = Number(new URL(server.url).port);
    server = { ...(await startComposer({ folder, port, clock: CLOCK })), token };
    await api.publishing.publish(place);
    await api.publishing.activate({ ...place, environment: 'test' });
    const { template } = await api.publishing.status({ serverId, templateId });
    expect(template?.versions.map(({ version }) => version)).toEqual([1]);
  });

  it('a batch with a line that cannot be read, as a whole', async () => {
    const { dataset } = await host.api.templates.open({ id: templateId });
    const { record } = await host.api.datasets.record({ id: dataset?.id ?? '', index: 0 });
    const start = (lines: string) =>
      post(`/jobs?environment=test&templateId=${templateId}&format=jsonl`, lines);
    const good = JSON.stringify(record);
    expect(await refused(await start(`${good}\n{"account":\n`))).toMatchObject({
      code: 'composer.badBatch',
      args: { reason: saying('ine 2') },
    });
    expect((await refused(await start(`${good}\n{"account":"none"}\n`))).status).toBeGreaterThanOrEqual(400);
    const accepted = await start(`${good}\n${good}\n`);
    expect(accepted.status).toBe(202);
    const { id } = (await accepted.json()) as { id: string };
    await patiently(async () => {
      const response = await fetch(`${server.url}/v1/jobs/${id}`, {
        headers: { authorization: `Bearer ${server.token}` },
      });
      return ((await response.json()) as { state: string }).state;
    }).toBe('done');
  });

  it('nothing without a trace: the trail has every step and is whole', async () => {
    const output = await fumi('audit', 'verify', '--workspace', story.workspace);
    expect(output).toMatch(/The audit trail is intact: \d+ entries/);
  });
});
