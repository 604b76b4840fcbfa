import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../files';
import { InstalledFonts } from '../../workers';
import { AuditTrail } from '../audit';
import { DatasetService } from '../datasets';
import { bundleProgram, installAssets } from '../installation.test-support';
import { Desk, PeopleService, SigningKeys } from '../people';
import { openStudio, temporaryDir } from '../studio.test-support';
import { TemplateService } from '../templates';
import { Transfers } from '../uploads';
import { BlobStore, Workspace } from '.';
import { openDatabase } from './database';
import { SCHEMA_STEPS } from './schema';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const BLANK = { name: 'Letter', pageSize: 'A4', language: 'en', datasetId: null } as const;

describe('a workspace', () => {
  it('is open in one studio at a time', () => {
    const folder = temporaryDir();
    const first = new Workspace({ folder });
    expect(() => new Workspace({ folder })).toThrow(expect.objectContaining({ code: 'workspace.busy' }));
    first.close();
    new Workspace({ folder }).close();
  });

  it('of a newer studio is left alone', () => {
    const folder = temporaryDir();
    new Workspace({ folder }).close();
    const file = path.join(folder, 'workspace.db');
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    const bytes = readFileSync(file);
    expect(() => new Workspace({ folder })).toThrow(
      expect.objectContaining({
        code: 'workspace.tooNew',
        args: { path: folder, found: 99, known: SCHEMA_STEPS.length },
      }),
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('that is damaged says so and is left alone', () => {
    const folder = temporaryDir();
    const workspace = new Workspace({ folder });
    workspace.write(() => {
      const insert = workspace.database.prepare('INSERT INTO setting (key, value) VALUES (?, ?)');
      for (let index = 0; index < 2000; index += 1) insert.run(`key ${index}`, 'x'.repeat(100));
    });
    workspace.close();
    const file = path.join(folder, 'workspace.db');
    const descriptor = openSync(file, 'r+');
    for (let page = 30; page < 50; page += 1)
      writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    closeSync(descriptor);
    const bytes = readFileSync(file);
    expect(() => new Workspace({ folder })).toThrow(
      expect.objectContaining({ code: 'workspace.unreadable' }),
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('is never made of something else', () => {
    const folder = temporaryDir();
    writeFileSync(path.join(folder, 'workspace.db'), 'Dear diary, this is not a database at all.');
    expect(() => new Workspace({ folder })).toThrow(
      expect.objectContaining({ code: 'workspace.unreadable' }),
    );
    const other = temporaryDir();
    const database = new Database(path.join(other, 'workspace.db'));
    database.exec('CREATE TABLE photos (id INTEGER)');
    database.close();
    expect(() => new Workspace({ folder: other })).toThrow(
      expect.objectContaining({ code: 'workspace.unreadable' }),
    );
  });

  it('names a folder that cannot be made', () => {
    const folder = temporaryDir();
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => new Workspace({ folder: path.join(folder, 'file', 'inside') })).toThrow(
      expect.objectContaining({ code: 'file.unwritable' }),
    );
  });

  it('comes up to date step by step, and keeps what a step before a bad one did', () => {
    const file = path.join(temporaryDir(), 'workspace.db');
    openDatabase(file, 'w', ['CREATE TABLE a (id INTEGER);']).close();
    expect(() => openDatabase(file, 'w', ['CREATE TABLE a (id INTEGER);', 'CREATE TABLE b (id'])).toThrow(
      expect.objectContaining({ code: 'workspace.unreadable' }),
    );
    const database = new Database(file);
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    database.close();
  });
});

describe('a workspace of version 1', () => {
  /** A folder with the frozen workspace, as the studio of that time left it. */
  function frozen(): string {
    const folder = temporaryDir();
    const database = new Database(path.join(folder, 'workspace.db'));
    database.exec(readFileSync(path.join(import.meta.dirname, 'version-1.sql'), 'utf8'));
    database.close();
    return folder;
  }

  it('keeps everything and gets people', async () => {
    const workspaceDir = frozen();
    const { api } = await openStudio({ assetsDir, workspaceDir });
    const { template, revision, dataset } = await api.templates.open({ id: 'letter' });
    expect([template.name, revision, dataset?.recordCount]).toEqual(['Notice', 2, 3]);
    expect(template.nodes.greeting?.props.content).toEqual({
      en: [
        {
          inlines: [
            { kind: 'text', text: 'Dear ' },
            { kind: 'field', value: 'name' },
          ],
        },
      ],
    });
    expect(await api.datasets.search({ id: 'people', query: 'cleo', offset: 0, limit: 9 })).toMatchObject({
      total: 1,
    });
    expect(await api.proofs.list({ templateId: 'letter' })).toMatchObject([{ state: 'done', pages: 3 }]);
    expect((await api.studio.info()).preferences).toMatchObject({ theme: 'dark' });
    expect((await api.people.list()).people).toHaveLength(3);
    expect(await api.audit.verify()).toMatchObject({ entries: 1, broken: null });
  });

  it('is worked on, versioned and reviewed like any other; what was made before is nobody’s', async () => {
    const workspaceDir = frozen();
    const first = await openStudio({ assetsDir, workspaceDir });
    const rename = { kind: 'setTemplate' as const, path: ['name'], value: 'Reminder' };
    const edits = [{ label: 'rename', operations: [rename] }];
    await first.api.templates.apply({ id: 'letter', revision: 2, edits });
    const version = await first.api.versions.save({ templateId: 'letter', revision: 3, note: 'First' });
    expect(version.changedBy).toMatchObject([{ name: 'Kate Tanner' }]);
    const review = await first.api.reviews.submit({ templateId: 'letter', version: 1, note: '' });
    expect(review.changedBy).toMatchObject([{ name: 'Kate Tanner' }]);
    await first.studio.close();
    const { api } = await openStudio({ assetsDir, workspaceDir });
    expect((await api.templates.open({ id: 'letter' })).template.name).toBe('Reminder');
    expect(await api.audit.verify()).toMatchObject({ broken: null });
  });
});

describe('a crash', () => {
  it('loses nothing that was answered', { timeout: 90_000 }, async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    const { id } = await first.api.templates.create(BLANK);
    await first.studio.close();
    const program = await bundleProgram('src-main/services/workspace/edits-until-killed.test-support.ts');
    for (let round = 0; round < 2; round += 1) {
      const child = spawn(process.execPath, [program, workspaceDir, assetsDir, id], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let answered = 0;
      let written = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        written += text;
        answered = Number(written.slice(0, written.lastIndexOf('\n')).split('\n').at(-1) ?? 0);
        if (answered > 150 * (round + 1)) child.kill('SIGKILL');
      });
      await once(child, 'close');
      expect(child.signalCode).toBe('SIGKILL');
      const after = await openStudio({ assetsDir, workspaceDir });
      const opened = await after.api.templates.open({ id });
      expect(opened.revision).toBeGreaterThanOrEqual(answered);
      expect(opened.revision).toBeLessThanOrEqual(answered + 1);
      expect(opened.template.name).toBe(`Name ${opened.revision}`);
      await after.studio.close();
    }
  });

  it('in the middle of an import leaves no half data set', async () => {
    const workspaceDir = temporaryDir();
    const workspace = new Workspace({ folder: workspaceDir });
    workspace.write(() => {
      workspace.database.exec(`
        INSERT INTO dataset VALUES ('half', 'Half', 'a.csv', 0, '2026-01-01', '{"kind":"object","fields":{}}', '[]', 0);
        INSERT INTO record VALUES (1, 'half', 0, 'One', '{}', 'one');
        INSERT INTO record_search (rowid, search) VALUES (1, 'one');`);
    });
    workspace.close();
    const { api, studio } = await openStudio({ assetsDir, workspaceDir });
    expect(await api.datasets.list()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await studio.close();
    const database = new Database(path.join(workspaceDir, 'workspace.db'));
    expect(database.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
    expect(database.prepare('SELECT count(*) FROM dataset').pluck().get()).toBe(0);
    database.close();
  });
});

describe('a full disk', () => {
  const servicesOf = (workspace: Workspace) => {
    const transfers = new Transfers(workspace.temporaryFolder);
    const desk = new Desk(workspace);
    const audit = new AuditTrail(workspace, () => desk.ref());
    new PeopleService(workspace, desk, audit, new SigningKeys(workspace, null)).install('en');
    const datasets = new DatasetService(workspace, transfers, audit);
    const fonts = InstalledFonts.open(assetsDir);
    const templates = new TemplateService({ workspace, datasets, transfers, fonts, desk, audit });
    return { transfers, datasets, templates };
  };
  const limitPages = ({ database }: Workspace, more: number) => {
    const used = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${used + more}`);
  };

  it('refuses an edit, keeps everything before it, and goes on when there is room again', () => {
    const workspace = new Workspace({ folder: temporaryDir() });
    const { templates } = servicesOf(workspace);
    const id = templates.create(BLANK);
    const edits = Array.from({ length: 900 }, (_, index) => ({
      label: 'rename',
      operations: [
        {
          kind: 'setTemplate' as const,
          path: ['styles', 'text', `style ${index}`],
          value: { label: 'Style' },
        },
      ],
    }));
    limitPages(workspace, 1);
    expect(() => templates.apply(id, 0, edits)).toThrow(
      expect.objectContaining({ code: 'file.diskFull', args: { path: workspace.folder } }),
    );
    expect(templates.open(id)).toMatchObject({ revision: 0 });
    limitPages(workspace, 10_000);
    expect(templates.apply(id, 0, edits)).toMatchObject({ revision: 900 });
    workspace.close();
  });

  it('ends an import and leaves nothing of it', async () => {
    const workspace = new Workspace({ folder: temporaryDir() });
    const { transfers, datasets } = servicesOf(workspace);
    const rows = Array.from({ length: 3000 }, (_, id) => `{"id":${id},"text":"${'x'.repeat(500)}"}\n`);
    const token = await transfers.receive('a.jsonl', [Buffer.from(rows.join(''))]);
    limitPages(workspace, 200);
    await expect(datasets.import(token, 'A', {})).rejects.toMatchObject({ code: 'file.diskFull' });
    expect(datasets.list()).toEqual([]);
    limitPages(workspace, 10_000);
    expect(await datasets.import(token, 'A', {})).toMatchObject({ dataset: { recordCount: 3000 } });
    workspace.close();
  });

  it('leaves no half image', () => {
    const folder = temporaryDir();
    const blobs = new BlobStore(folder, {
      ...nodeFileSystem,
      write: () => {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    });
    expect(() => blobs.add(new Uint8Array([1, 2, 3]))).toThrow(
      expect.objectContaining({ code: 'file.diskFull' }),
    );
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files).toEqual([]);
  });
});

describe('images', () => {
  it('are kept once, under their hash', () => {
    const folder = temporaryDir();
    const blobs = new BlobStore(folder);
    const hash = blobs.add(new Uint8Array([1, 2, 3]));
    expect(hash).toBe('039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81');
    expect(blobs.add(new Uint8Array([1, 2, 3]))).toBe(hash);
    expect([...(blobs.get(hash) ?? [])]).toEqual([1, 2, 3]);
    expect(blobs.get('../workspace.db')).toBeUndefined();
    expect(existsSync(path.join(folder, hash.slice(0, 2), hash))).toBe(true);
  });
});
