import { createRouterClient } from '@orpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Role, studioContract } from '../../../shared/contract';
import { AuditTrail } from '../audit';
import { installAssets } from '../installation.test-support';
import type { Keychain } from '../keychain';
import { failureOf, openStudio, type StudioClient, temporaryDir } from '../studio.test-support';
import { Workspace } from '../workspace';
import { Desk, GUARDED_PROCEDURES, PeopleService, SigningKeys } from '.';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

/** Seats the first active person with the role. */
async function seat(api: StudioClient, role: Role): Promise<void> {
  const { people } = await api.people.list();
  const person = people.find(({ roles }) => roles.includes(role));
  await api.people.switch({ id: person?.id ?? '' });
}

describe('people', () => {
  it('a new workspace has one of every role, and a designer at the desk', async () => {
    const { api } = await openStudio({ assetsDir });
    const { people, currentId, hasKeychain } = await api.people.list();
    expect(people.map(({ roles }) => roles)).toEqual([['designer'], ['businessUser'], ['reviewer']]);
    expect(people.find(({ id }) => id === currentId)?.roles).toEqual(['designer']);
    expect(hasKeychain).toBe(false);
  });

  it('are named in Japanese where the studio is', async () => {
    const { api } = await openStudio({ assetsDir, language: 'ja' });
    expect((await api.people.list()).people.map(({ name }) => name)).toEqual(['田中 恵', '森 花', '佐藤 誠']);
  });

  it('stay who they are, and at the desk, over a restart', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    await seat(first.api, 'reviewer');
    const before = await first.api.people.list();
    await first.studio.close();
    const second = await openStudio({ assetsDir, workspaceDir });
    expect(await second.api.people.list()).toEqual(before);
  });

  it('are added, renamed and given roles, each name once', async () => {
    const { api } = await openStudio({ assetsDir });
    const made = await api.people.create({
      name: 'Ada Lovelace',
      roles: ['reviewer', 'designer', 'designer'],
    });
    expect(made).toMatchObject({ roles: ['designer', 'reviewer'], isActive: true, signingKey: null });
    expect(await failureOf(api.people.create({ name: 'Ada Lovelace', roles: ['designer'] }))).toMatchObject({
      code: 'people.nameTaken',
    });
    await api.people.update({ id: made.id, name: 'Ada King', isActive: false });
    expect(await failureOf(api.people.switch({ id: made.id }))).toMatchObject({ code: 'people.notFound' });
    const { currentId } = await api.people.list();
    expect(await failureOf(api.people.update({ id: currentId, isActive: false }))).toMatchObject({
      code: 'people.lastOne',
    });
    expect(await failureOf(api.people.update({ id: 'nobody', name: 'X' }))).toMatchObject({
      code: 'people.notFound',
    });
  });
});

describe('rights', () => {
  it('name procedures that exist', () => {
    const procedures = Object.entries(studioContract).flatMap(([group, calls]) =>
      Object.keys(calls).map((name) => `${group}.${name}`),
    );
    expect(GUARDED_PROCEDURES.filter((name) => !procedures.includes(name))).toEqual([]);
  });

  it.each([
    ['businessUser', 'templates.create'],
    ['reviewer', 'templates.create'],
    ['reviewer', 'templates.apply'],
    ['businessUser', 'templates.remove'],
    ['businessUser', 'datasets.remove'],
    ['reviewer', 'versions.save'],
    ['designer', 'people.createKey'],
  ] as const)('%s may not call %s', async (role, procedure) => {
    const { studio, api } = await openStudio({ assetsDir });
    const id = (
      await api.templates.create({ name: 'Letter', pageSize: 'A4', language: 'en', datasetId: null })
    ).id;
    await seat(api, role);
    const client = createRouterClient(studio.router, { context: {} });
    const calls: { [name: string]: () => Promise<unknown> } = {
      'templates.create': () =>
        client.templates.create({ name: 'No', pageSize: 'A4', language: 'en', datasetId: null }),
      'templates.apply': () =>
        client.templates.apply({
          id,
          revision: 0,
          edits: [{ label: 'rename', operations: [{ kind: 'setTemplate', path: ['name'], value: 'No' }] }],
        }),
      'templates.remove': () => client.templates.remove({ id }),
      'datasets.remove': () => client.datasets.remove({ id: 'any' }),
      'versions.save': () => client.versions.save({ templateId: id, revision: 0, note: 'No' }),
      'people.createKey': () => client.people.createKey({ passphrase: 'long enough' }),
    };
    expect(await failureOf(calls[procedure]?.() ?? Promise.resolve())).toMatchObject({
      code: 'people.notAllowed',
    });
    expect((await api.templates.open({ id })).template.name).toBe('Letter');
  });
});

describe('a signing key', () => {
  const reversing: Keychain = {
    encrypt: (text) => Buffer.from([...text].reverse().join('')),
    decrypt: (bytes) => [...Buffer.from(bytes).toString()].reverse().join(''),
  };

  function keysOf(keychain: Keychain | null) {
    const workspace = new Workspace({ folder: temporaryDir() });
    const desk = new Desk(workspace);
    const keys = new SigningKeys(workspace, keychain);
    const people = new PeopleService(workspace, desk, new AuditTrail(workspace, () => desk.ref()), keys);
    people.install('en');
    return { workspace, keys, people, desk };
  }

  it('opens with its passphrase and no other', () => {
    const { workspace, keys, people, desk } = keysOf(null);
    const person = people.createKey('correct horse');
    expect(person.signingKey).toMatchObject({ protection: 'passphrase' });
    expect(keys.unlock(desk.current(), 'correct horse').length).toBeGreaterThan(32);
    for (const wrong of ['correct horsf', '', null]) {
      expect(() => keys.unlock(desk.current(), wrong)).toThrow(
        expect.objectContaining({ code: 'key.passphrase' }),
      );
    }
    workspace.close();
  });

  it('takes no short passphrase, and is made once', () => {
    const { workspace, people } = keysOf(null);
    for (const short of [null, '', '1234567']) {
      expect(() => people.createKey(short)).toThrow(expect.objectContaining({ code: 'key.needsPassphrase' }));
    }
    people.createKey('12345678');
    expect(() => people.createKey('12345678')).toThrow(expect.objectContaining({ code: 'key.exists' }));
    workspace.close();
  });

  it('needs no passphrase where there is a keychain, and is of no use without it', () => {
    const { workspace, keys, people, desk } = keysOf(reversing);
    expect(people.createKey(null).signingKey).toMatchObject({ protection: 'keychain' });
    expect(keys.unlock(desk.current(), null).length).toBeGreaterThan(32);
    expect(() => new SigningKeys(workspace, null).unlock(desk.current(), null)).toThrow(
      expect.objectContaining({ code: 'key.damaged' }),
    );
    workspace.close();
  });

  it('is nowhere in the database in the clear', () => {
    const { workspace, keys, people, desk } = keysOf(null);
    people.createKey('correct horse');
    const secret = Buffer.from(keys.unlock(desk.current(), 'correct horse')).toString('base64');
    const stored = workspace.database.prepare('SELECT secret FROM signing_key').pluck().get();
    expect(stored).not.toContain(secret.slice(-40));
    workspace.close();
  });
});
