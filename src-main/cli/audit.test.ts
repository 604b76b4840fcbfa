/** `fumi audit verify` on workspaces that the studio has written. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installAssets } from '../services/installation.test-support';
import { openStudio } from '../services/studio.test-support';
import { runCli } from './run-cli';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

async function fumi(workspaceDir: string, ...args: string[]) {
  let out = '';
  let error = '';
  const code = await runCli(
    ['audit', 'verify', ...args],
    {},
    {
      terminal: {
        out: (text) => {
          out += text;
        },
        error: (text) => {
          error += text;
        },
        isWatched: false,
      },
      clock: () => new Date(),
      version: '9.9.9',
      assetsDir,
      workerFile: '',
      workspaceDir,
    },
  );
  return { code, out, error };
}

/** A workspace in which one template was made. */
async function workspace() {
  const workspaceDir = mkdtempSync(path.join(tmpdir(), 'fumi-audit-'));
  onTestFinished(() => rmSync(workspaceDir, { recursive: true, force: true }));
  const opened = await openStudio({ assetsDir, workspaceDir });
  const blank = { name: 'Letter', pageSize: 'A4', language: 'en', datasetId: null } as const;
  await opened.api.templates.create(blank);
  return { workspaceDir, ...opened };
}

describe('fumi audit verify', () => {
  it('says that a trail is intact, also while the studio is open', async () => {
    const { workspaceDir, studio } = await workspace();
    const open = await fumi(workspaceDir);
    expect(open).toMatchObject({ code: 0, error: '' });
    expect(open.out).toMatch(/^The audit trail is intact: 2 entries, the last one [0-9a-f]{64}\.\n$/);
    await studio.close();
    const { code, out } = await fumi('/nowhere', '--workspace', workspaceDir, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      workspace: workspaceDir,
      isIntact: true,
      entries: 2,
      broken: null,
    });
  });

  it('names the entry that was changed', async () => {
    const { workspaceDir, studio } = await workspace();
    await studio.close();
    const database = new Database(path.join(workspaceDir, 'workspace.db'));
    database.exec("DROP TRIGGER audit_never_changes; UPDATE audit SET at = '2020' WHERE sequence = 2");
    database.close();
    expect(await fumi(workspaceDir, '--lang', 'ja')).toEqual({
      code: 1,
      out: '',
      error: 'fumi: 監査証跡（2 件）は 2 件目で壊れています: it was changed after it was written.\n',
    });
  });

  it('says where there is no workspace', async () => {
    const { code, error } = await fumi('/nowhere');
    expect(code).toBe(2);
    expect(error).toMatch(/workspace\.db does not exist\.\n$/);
  });
});
