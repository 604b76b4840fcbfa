/** From a draft to the customer's history, through a real composition server. */
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type JsonObject, present } from '../../../shared/base';
import { MASK } from '../../../shared/data';
import type { Template } from '../../../shared/model';
import { createComposer } from '../../composer';
import { composeWorker, installAssets } from '../installation.test-support';
import { failureOf, NOW, openStudio, type StudioClient, temporaryDir } from '../studio.test-support';
import { createComposerClient } from './composer-client';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

const PASSPHRASE = 'correct horse battery';
const RECORDS = [
  { number: '0000001787', name: 'Jana Nováková' },
  { number: '0000002291', name: '山田 太郎' },
  { number: '0000000023', name: 'Ann O’Brien' },
];

const flowOf = (template: Template): string =>
  present(
    Object.keys(template.nodes).find((id) => template.nodes[id]?.type === 'flow'),
    'a blank template has a flow',
  );

/** A letter that greets by name and is identified by the customer's number, saved as version 1. */
async function savedLetter(api: StudioClient, upload: (name: string, text: string) => Promise<string>) {
  const token = await upload('people.jsonl', RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  const { dataset } = await api.datasets.import({ token, name: 'People', options: {} });
  const { id } = await api.templates.create({
    name: 'Letter',
    pageSize: 'A5',
    language: 'en',
    datasetId: dataset.id,
  });
  const { template } = await api.templates.open({ id });
  const content = { en: [{ inlines: [{ kind: 'field', value: 'name' }] }] } as unknown as JsonObject;
  await api.templates.apply({
    id,
    revision: 0,
    edits: [
      {
        label: 'insert',
        operations: [
          {
            kind: 'insert',
            id: 'greeting',
            parent: flowOf(template),
            index: 0,
            nodes: { greeting: { type: 'text', props: { content } } },
          },
          { kind: 'setTemplate', path: ['customer'], value: 'number' },
        ],
      },
    ],
  });
  await api.versions.save({ templateId: id, revision: 1, note: 'First' });
  return id;
}

/** Has version 1 reviewed by somebody else, who is at the desk afterwards; answers their public key. */
async function approved(api: StudioClient, templateId: string): Promise<string> {
  const review = await api.reviews.submit({ templateId, version: 1, note: '' });
  const reviewer = await api.people.create({ name: 'Rin Mori', roles: ['reviewer'] });
  await api.people.switch({ id: reviewer.id });
  const { signingKey } = await api.people.createKey({ passphrase: PASSPHRASE });
  for await (const { state } of await api.reviews.watch({ id: review.id })) {
    if (state !== 'preparing') break;
  }
  await api.reviews.approve({ id: review.id, passphrase: PASSPHRASE });
  return present(signingKey, 'it was made just now').publicKey;
}

async function startServer() {
  const composer = await createComposer({
    folder: temporaryDir(),
    assetsDir,
    workerFile,
    version: '0.0.0',
    name: 'composer-1',
    host: '127.0.0.1',
    port: 0,
    logStream: new Writable({ write: (_chunk, _encoding, done) => done() }),
    clock: () => NOW,
  });
  onTestFinished(() => composer.close());
  const token = present(composer.firstToken, 'a new server makes a token');
  return { url: composer.url, token, client: createComposerClient(composer.url, token) };
}

// Threads take their time to start on a busy machine.
describe('from draft to delivered', { timeout: 60_000 }, () => {
  it('what was approved is what is sent, and what was sent can be shown', async () => {
    const { api, upload, get } = await openStudio({ assetsDir, workerFile });
    const templateId = await savedLetter(api, upload);
    const publicKey = await approved(api, templateId);
    const { url, token, client } = await startServer();
    const { id: serverId } = await api.publishing.saveServer({ id: null, name: 'Head office', url, token });
    const place = { serverId, templateId, version: 1 };
    expect(await api.publishing.status({ serverId, templateId })).toMatchObject({
      name: 'composer-1',
      tokenName: 'first',
      template: null,
    });

    // The server trusts nobody yet.
    const refused = await api.publishing.dryRun(place);
    expect(refused.checks.filter(({ isOk }) => !isOk).map(({ check }) => check)).toEqual(['trusted']);
    expect(await failureOf(api.publishing.publish(place))).toMatchObject({ code: 'composer.refused' });
    await client.approvers.add({ name: 'Rin Mori', publicKey });
    expect(await api.publishing.dryRun(place)).toMatchObject({ isOk: true, isKnown: false });
    expect(await api.publishing.publish(place)).toMatchObject({
      version: 1,
      approvedBy: { name: 'Rin Mori' },
    });
    expect(await api.publishing.publish(place)).toMatchObject({ version: 1 });
    expect(await api.publishing.dryRun(place)).toMatchObject({ isOk: true, isKnown: true });

    const { active } = await api.publishing.activate({ ...place, environment: 'production' });
    expect(active).toEqual({ test: null, production: 1 });
    expect(
      await failureOf(api.publishing.rollBack({ serverId, templateId, environment: 'production' })),
    ).toMatchObject({ code: 'composer.nothingBefore' });

    const proved = await api.publishing.prove({ ...place, records: [0, 1, 2] });
    expect(proved.map(({ isSame }) => isSame)).toEqual([true, true, true]);

    const { headers, body } = await client.documents.compose({
      environment: 'production',
      templateId,
      record: present(RECORDS[0], 'there are three'),
      date: '2026-01-31',
    });
    const sent = new Uint8Array(await body.arrayBuffer());
    const pdf = createHash('sha256').update(sent).digest('hex');
    expect(pdf).toBe(proved[0]?.local?.pdf);

    const search = { serverId, environment: null, from: null, to: null, offset: 0, limit: 10 } as const;
    const { entries } = await api.history.search({ ...search, customer: '0000001787' });
    expect(entries).toMatchObject([{ customer: `${MASK} 1787`, title: MASK, version: 1, document: { pdf } }]);
    const id = present(entries[0], 'it was found').id;
    expect(headers['fumi-communication']).toBe(id);
    const reason = 'The customer asked for a copy';
    expect(await api.history.reveal({ serverId, customer: null, ids: [id], reason })).toMatchObject([
      { customer: '0000001787', isRevealed: true },
    ]);
    const reprint = await api.history.reprint({ serverId, id, reason });
    const again = new Uint8Array(await (await get(`/api/download/${reprint.token}`)).arrayBuffer());
    expect(createHash('sha256').update(again).digest('hex')).toBe(pdf);
    expect((await api.audit.verify()).broken).toBeNull();
  });
});
