import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/base';
import { openTemplate } from '../../../shared/engine';
import { installAssets } from '../installation.test-support';
import { readPackageFile } from '../package';
import { failureOf, NOW, openStudio } from '../studio.test-support';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const rename = (name: string) => ({
  label: 'rename',
  operations: [{ kind: 'setTemplate' as const, path: ['name'], value: name }],
});

async function letter() {
  const opened = await openStudio({ assetsDir });
  const { id } = await opened.api.templates.create({
    name: 'Letter',
    pageSize: 'A5',
    language: 'en',
    datasetId: null,
  });
  return { ...opened, id };
}

describe('versions', () => {
  it('keep the draft as it stood', async () => {
    const { api, id } = await letter();
    const first = await api.versions.save({ templateId: id, revision: 0, note: 'As it came' });
    expect(first).toMatchObject({
      number: 1,
      name: 'Letter',
      note: 'As it came',
      savedAt: NOW.toISOString(),
      savedBy: { name: 'Kate Tanner' },
      changedBy: [{ name: 'Kate Tanner' }],
      review: null,
    });
    await api.templates.apply({ id, revision: 0, edits: [rename('Notice')] });
    expect(await api.versions.list({ templateId: id })).toMatchObject({
      versions: [{ number: 1 }],
      draft: { edits: 1, changedBy: [{ name: 'Kate Tanner' }] },
    });
    const second = await api.versions.save({ templateId: id, revision: 1, note: 'Renamed' });
    expect(second.digest).not.toBe(first.digest);
    expect((await api.versions.open({ templateId: id, number: 1 })).template.name).toBe('Letter');
    expect((await api.versions.open({ templateId: id, number: 2 })).template.name).toBe('Notice');
  });

  it('are saved at the revision that was seen, and only when there is something to save', async () => {
    const { api, id } = await letter();
    await api.versions.save({ templateId: id, revision: 0, note: 'First' });
    expect(await failureOf(api.versions.save({ templateId: id, revision: 0, note: 'Again' }))).toMatchObject({
      code: 'version.unchanged',
      args: { version: 1 },
    });
    await api.templates.apply({ id, revision: 0, edits: [rename('Notice')] });
    expect(await failureOf(api.versions.save({ templateId: id, revision: 0, note: 'Late' }))).toMatchObject({
      code: 'template.conflict',
    });
    expect(await failureOf(api.versions.open({ templateId: id, number: 7 }))).toMatchObject({
      code: 'version.notFound',
      args: { version: 7, template: 'Notice' },
    });
  });

  it('are written as packages that say which version they are', async () => {
    const { api, id, get } = await letter();
    const { digest } = await api.versions.save({ templateId: id, revision: 0, note: 'First' });
    const { token, fileName } = await api.versions.exportPackage({ templateId: id, number: 1 });
    expect(fileName).toBe('Letter v1.fumi');
    const bytes = new Uint8Array(await (await get(`/api/download/${token}`)).arrayBuffer());
    const content = await readPackageFile(fileName, bytes, openTemplate);
    expect(content).toMatchObject({
      digest,
      approval: null,
      manifest: { release: { templateId: id, version: 1, savedBy: { name: 'Kate Tanner' } } },
    });
    const { template } = await api.versions.open({ templateId: id, number: 1 });
    expect(canonicalJson(content.template)).toBe(canonicalJson(template));
    expect(content.manifest.fonts.map(({ family }) => family)).toContain('Source Sans 3');
  });

  it('go with their template', async () => {
    const { api, id } = await letter();
    await api.versions.save({ templateId: id, revision: 0, note: 'First' });
    await api.templates.remove({ id });
    expect(await failureOf(api.versions.list({ templateId: id }))).toMatchObject({
      code: 'template.notFound',
    });
  });
});
