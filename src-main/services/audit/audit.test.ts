import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { installAssets } from '../installation.test-support';
import { failureOf, openStudio, type StudioClient, temporaryDir } from '../studio.test-support';
import { verifyWorkspaceTrail } from '.';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const rename = (name: string) => ({
  label: 'rename',
  operations: [{ kind: 'setTemplate' as const, path: ['name'], value: name }],
});

/** A workspace with a template and three edits by two people. */
async function worked() {
  const workspaceDir = temporaryDir();
  const opened = await openStudio({ assetsDir, workspaceDir });
  const { api } = opened;
  const { id } = await api.templates.create({
    name: 'Letter',
    pageSize: 'A4',
    language: 'en',
    datasetId: null,
  });
  await api.templates.apply({ id, revision: 0, edits: [rename('One'), rename('Two')] });
  const other = await api.people.create({ name: 'Grace Hopper', roles: ['designer'] });
  await api.people.switch({ id: other.id });
  await api.templates.apply({ id, revision: 2, edits: [rename('Three')] });
  return { ...opened, workspaceDir, id };
}

/** Changes the database as somebody with a database tool would. */
function tamper(workspaceDir: string, sql: string): void {
  const database = new Database(path.join(workspaceDir, 'workspace.db'));
  for (const trigger of ['audit_never_changes', 'audit_never_shrinks']) {
    database.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
  }
  database.exec(sql);
  database.close();
}

const verify = (workspaceDir: string) =>
  verifyWorkspaceTrail(workspaceDir, path.join(workspaceDir, 'workspace.db'));

const actions = async (api: StudioClient, templateId: string | null = null) =>
  (await api.audit.list({ templateId, offset: 0, limit: 100 })).entries.map(
    ({ action, personName }) => `${action} ${personName}`,
  );

describe('the audit trail', () => {
  it('names everything that was done and who did it, newest first', async () => {
    const { api, id } = await worked();
    expect(await actions(api)).toEqual([
      'template.edited Grace Hopper',
      'person.switched Grace Hopper',
      'person.created Kate Tanner',
      'template.edited Kate Tanner',
      'template.created Kate Tanner',
      'workspace.created Kate Tanner',
    ]);
    expect(await actions(api, id)).toHaveLength(3);
    const { entries } = await api.audit.list({ templateId: id, offset: 0, limit: 1 });
    expect(entries[0]?.subject).toMatchObject({ templateName: 'Three', from: 2, to: 3, labels: 'rename' });
    expect(await api.audit.verify()).toMatchObject({ entries: 6, broken: null, head: entries[0]?.hash });
  });

  it('is verified from outside while the studio has it open', async () => {
    const { workspaceDir } = await worked();
    expect(verify(workspaceDir)).toMatchObject({ entries: 6, broken: null });
  });

  it('refuses to be changed', async () => {
    const { workspaceDir, studio } = await worked();
    await studio.close();
    const database = new Database(path.join(workspaceDir, 'workspace.db'));
    expect(() => database.exec("UPDATE audit SET person_name = 'Nobody'")).toThrow('only grows');
    expect(() => database.exec('DELETE FROM audit')).toThrow('only grows');
    database.close();
  });

  it.each([
    ["UPDATE audit SET person_name = 'Nobody' WHERE sequence = 3", 3, 'it was changed'],
    ['DELETE FROM audit WHERE sequence = 4', 4, 'entry 4 is missing'],
    ["UPDATE audit SET at = '2020-01-01' WHERE sequence = 6", 6, 'it was changed'],
    ["UPDATE edit SET content = replace(content, 'Two', 'Six')", 3, 'edits 1–2'],
    ['DELETE FROM edit WHERE revision = 3', 6, 'edits 3–3'],
    ['UPDATE edit SET person_id = NULL WHERE revision = 2', 3, 'edits 1–2'],
    ['DELETE FROM audit WHERE sequence = 6', 6, 'are recorded nowhere'],
  ])('shows that somebody ran %s', async (sql, sequence, reason) => {
    const { workspaceDir, studio } = await worked();
    await studio.close();
    tamper(workspaceDir, sql);
    expect(verify(workspaceDir).broken).toMatchObject({
      sequence,
      reason: expect.stringContaining(reason),
    });
  });

  it('says that a folder holds no workspace', () => {
    expect(() => verify(temporaryDir())).toThrow(expect.objectContaining({ code: 'workspace.unreadable' }));
  });

  it.each(['person.switched', 'person.changed', 'template.bound'])(
    'leaves nothing of what could not be recorded, in memory neither: %s',
    async (action) => {
      const { api, workspaceDir, id, studio } = await worked();
      const { people, currentId } = await api.people.list();
      const before = [await api.people.list(), await api.templates.open({ id })];
      const database = new Database(path.join(workspaceDir, 'workspace.db'));
      database.exec(`CREATE TRIGGER no_room BEFORE INSERT ON audit WHEN new.action = '${action}'
        BEGIN SELECT raise(ABORT, 'no room'); END`);
      // The failure is one of ours, and said on stderr.
      const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      onTestFinished(() => stderr.mockRestore());
      const calls: { [action: string]: () => Promise<unknown> } = {
        'person.switched': () => api.people.switch({ id: people[2]?.id ?? '' }),
        'person.changed': () => api.people.update({ id: currentId, roles: ['reviewer'] }),
        'template.bound': () => api.templates.setDataset({ id, revision: 3, datasetId: null }),
      };
      expect(await failureOf(calls[action]?.() ?? Promise.resolve())).toMatchObject({
        code: 'internal.failure',
      });
      expect([await api.people.list(), await api.templates.open({ id })]).toEqual(before);
      database.exec('DROP TRIGGER no_room');
      database.close();
      await api.templates.apply({ id, revision: 3, edits: [rename('Four')] });
      await studio.close();
      const again = await openStudio({ assetsDir, workspaceDir });
      expect((await again.api.templates.open({ id })).template.name).toBe('Four');
    },
  );

  it('has no entry for what was refused', async () => {
    const { api, id } = await worked();
    await api.templates.apply({ id, revision: 99, edits: [rename('No')] }).catch(() => undefined);
    expect(await actions(api)).toHaveLength(6);
  });
});
