import { beforeAll, describe, expect, it } from 'vitest';
import { MASK } from '../../../shared/data';
import { type MessageArgument, reason } from '../../../shared/diag';
import { installAssets } from '../installation.test-support';
import {
  FAKE_TOKEN,
  type FakeComposer,
  sent,
  startFakeComposer,
} from '../publishing/fake-composer.test-support';
import { failureOf, openStudio, type StudioClient } from '../studio.test-support';
import { EntryMemory } from './entry-memory';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

async function withServer() {
  const open = await openStudio({ assetsDir });
  const fake = await startFakeComposer();
  const { id: serverId } = await open.api.publishing.saveServer({
    id: null,
    name: 'Head office',
    url: fake.url,
    token: FAKE_TOKEN,
  });
  return { ...open, fake, serverId };
}

const ALL = { customer: '', environment: null, from: null, to: null, offset: 0, limit: 100 } as const;
const REASON = 'The customer asked for a copy';

async function lastAudited(api: StudioClient) {
  const { entries } = await api.audit.list({ templateId: null, offset: 0, limit: 1 });
  return entries[0];
}

/** Nothing that the trail holds names the customer. */
async function expectNoCustomer(api: StudioClient) {
  const trail = JSON.stringify(await api.audit.list({ templateId: null, offset: 0, limit: 100 }));
  expect(trail).not.toContain('00001787');
  expect(trail).not.toContain('Nováková');
}

describe('history', () => {
  it('masks who a document was for', async () => {
    const { api, fake, serverId } = await withServer();
    sent(fake, 'c1');
    sent(fake, 'c2', { customer: 'Jana Nováková', title: '' });
    expect(await api.history.search({ serverId, ...ALL })).toMatchObject({
      total: 2,
      entries: [
        { id: 'c2', customer: MASK, title: '', isRevealed: false },
        { id: 'c1', customer: `${MASK} 1787`, title: MASK, isRevealed: false, templateName: 'Statement' },
      ],
    });
  });

  it('finds by whole customer number, environment and day', async () => {
    const { api, fake, serverId } = await withServer();
    sent(fake, 'c1');
    sent(fake, 'c2', { customer: '00002291', environment: 'test' });
    const found = async (change: object) =>
      (await api.history.search({ serverId, ...ALL, ...change })).entries.map(({ id }) => id);
    expect(await found({ customer: '00001787' })).toEqual(['c1']);
    expect(await found({ customer: '1787' })).toEqual([]);
    expect(await found({ environment: 'test' })).toEqual(['c2']);
    await found({ from: '2026-01-01', to: '2026-01-31' });
    expect(fake.requests.at(-1)).toBe(
      'GET /v1/communications?from=2026-01-01&to=2026-01-31&offset=0&limit=100',
    );
  });

  it('reveals with a reason, which is in the trail first', async () => {
    const { api, fake, serverId } = await withServer();
    sent(fake, 'c1');
    await api.history.search({ serverId, ...ALL });
    const revealed = await api.history.reveal({ serverId, customer: null, ids: ['c1'], reason: REASON });
    expect(revealed).toMatchObject([
      { id: 'c1', customer: '00001787', title: 'Jana Nováková', isRevealed: true },
    ]);
    expect(await lastAudited(api)).toMatchObject({
      action: 'history.revealed',
      personName: 'Kate Tanner',
      subject: { serverName: 'Head office', entries: 1, communications: 'c1', reason: REASON },
    });
    await expectNoCustomer(api);
  });

  it('looks for entries in the log that were not searched before', async () => {
    const { api, fake, serverId } = await withServer();
    sent(fake, 'old');
    for (let index = 0; index < 600; index += 1) sent(fake, `c${index}`, { customer: `9${index}` });
    const revealed = await api.history.reveal({ serverId, customer: null, ids: ['old'], reason: REASON });
    expect(revealed).toMatchObject([{ id: 'old', customer: '00001787' }]);
    expect(fake.requests.map((request) => request.split('?')[1])).toEqual([
      'offset=0&limit=500',
      'offset=500&limit=500',
    ]);
  });

  it('reveals and records nothing where an entry is not in the log', async () => {
    const { api, fake, serverId } = await withServer();
    sent(fake, 'c1');
    const before = await lastAudited(api);
    expect(
      await failureOf(api.history.reveal({ serverId, customer: null, ids: ['c1', 'c9'], reason: REASON })),
    ).toEqual({ code: 'composer.notFound', args: { what: reason('thing.communication'), id: 'c9' } });
    expect(await lastAudited(api)).toEqual(before);
  });

  it('asks for a reason', async () => {
    const { api, serverId } = await withServer();
    const reveal = { serverId, customer: null, ids: ['c1'], reason: '  ' };
    await expect(api.history.reveal(reveal)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(api.history.reprint({ serverId, id: 'c1', reason: '' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('is for designers and reviewers', async () => {
    const { api, serverId } = await withServer();
    const { id } = await api.people.create({ name: 'Bea', roles: ['businessUser'] });
    await api.people.switch({ id });
    expect(await failureOf(api.history.search({ serverId, ...ALL }))).toMatchObject({
      code: 'people.notAllowed',
    });
  });
});

describe('a reprint', () => {
  const reprinted = (api: StudioClient, serverId: string) =>
    api.history.reprint({ serverId, id: 'c1', reason: REASON });

  it('is the very document that was sent', async () => {
    const { api, fake, serverId, get } = await withServer();
    const { document } = sent(fake, 'c1');
    const { token, fileName } = await reprinted(api, serverId);
    expect(fileName).toBe('Statement v3 2026-01-31 c1.pdf');
    expect(await (await get(`/api/download/${token}`)).text()).toBe('%PDF-1.7 c1');
    expect(await lastAudited(api)).toMatchObject({
      action: 'history.reprinted',
      subject: { communications: 'c1', version: 3, pdf: document.pdf, reason: REASON },
    });
    await expectNoCustomer(api);
  });

  const lose: readonly [string, (fake: FakeComposer, pdf: string) => void, MessageArgument][] = [
    [
      'was changed',
      (fake, pdf) => fake.documents.set(pdf, new TextEncoder().encode('%PDF-1.7 forged')),
      reason('document.otherHash'),
    ],
    ['is gone', (fake, pdf) => fake.documents.delete(pdf), reason('file.missing')],
  ];

  it.each(lose)('of a document that %s is refused and not recorded', async (_what, change, why) => {
    const { api, fake, serverId } = await withServer();
    change(fake, sent(fake, 'c1').document.pdf);
    const before = await lastAudited(api);
    expect(await failureOf(reprinted(api, serverId))).toEqual({
      code: 'composer.documentLost',
      args: { id: 'c1', reason: why },
    });
    expect(await lastAudited(api)).toEqual(before);
  });
});

it('remembers a bounded number of entries, the newest', async () => {
  const fake = await startFakeComposer();
  const memory = new EntryMemory(2);
  memory.keep('s', [sent(fake, 'a'), sent(fake, 'b')]);
  memory.keep('s', [sent(fake, 'a')]);
  memory.keep('s', [sent(fake, 'c')]);
  expect(memory.hasAll('s', ['a', 'c'])).toBe(true);
  expect(memory.get('s', 'b')).toBeUndefined();
  expect(memory.get('other', 'a')).toBeUndefined();
});
