import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CONTRACT } from '../../shared/data';
import { createBlankTemplate } from '../../shared/engine';
import { installAssets } from './installation.test-support';
import { type SampleDefinition, sampleDefinitions } from './samples';
import { openStudio, temporaryDir } from './studio.test-support';
import { Workspace } from './workspace';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const sample = (id: string): SampleDefinition => ({
  id,
  name: { en: `Sample ${id}`, ja: `見本 ${id}` },
  build: () => ({
    template: createBlankTemplate({ name: `Template ${id}`, pageSize: 'A4', language: 'en' }),
    assets: new Map(),
    records: [{ id }, { id: `${id}2` }],
    contract: { ...EMPTY_CONTRACT, fields: { id: { kind: 'string' } } },
    titleFields: ['id'],
  }),
});

describe('a new workspace', () => {
  it('starts with the samples, the first one first', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({
      assetsDir,
      workspaceDir,
      samples: [sample('a'), sample('b')],
      language: 'ja',
    });
    const names = async ({ api }: typeof first) =>
      (await api.templates.list()).map(({ name }) => name).sort();
    expect(await names(first)).toEqual(['Template a', 'Template b']);
    expect((await first.api.datasets.list()).map(({ name, recordCount }) => [name, recordCount])).toEqual([
      ['見本 a', 2],
      ['見本 b', 2],
    ]);
    const [listed] = await first.api.templates.list();
    await first.api.templates.remove({ id: listed?.id ?? '' });
    await first.studio.close();

    const second = await openStudio({
      assetsDir,
      workspaceDir,
      samples: [sample('a'), sample('b'), sample('c')],
    });
    expect(await names(second)).toHaveLength(2);
    expect(await names(second)).toContain('Template c');
  });

  it('gets every sample of the studio as a template that opens', { timeout: 60_000 }, async () => {
    const { api } = await openStudio({ assetsDir, samples: sampleDefinitions });
    const templates = await api.templates.list();
    expect(templates).toHaveLength(sampleDefinitions.length);
    for (const { id, recordCount } of templates) {
      expect(recordCount).toBeGreaterThanOrEqual(500);
      expect((await api.templates.open({ id })).dataset?.recordCount).toBe(recordCount);
    }
  });
});

describe('preferences', () => {
  it('are kept, and fall back where they are damaged', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    await first.api.studio.setPreferences({ language: 'ja' });
    await first.api.studio.setPreferences({ theme: 'dark' });
    await first.studio.close();
    const second = await openStudio({ assetsDir, workspaceDir });
    expect((await second.api.studio.info()).preferences).toEqual({
      theme: 'dark',
      language: 'ja',
      lastTemplate: null,
    });
    await second.studio.close();
    const workspace = new Workspace({ folder: workspaceDir });
    workspace.database.prepare("UPDATE setting SET value = '{\"theme\":7' WHERE key = 'preferences'").run();
    workspace.close();
    const third = await openStudio({ assetsDir, workspaceDir });
    expect((await third.api.studio.info()).preferences.theme).toBe('system');
  });
});
