import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { present } from '../../../shared/base';
import type { Edit } from '../../../shared/model';
import { collectionOf, named } from '../../../test/support/font-files';
import { scriptFonts } from '../../../test/support/fonts';
import { installAssets } from '../installation.test-support';
import { failureOf, type OpenStudio, openStudio, temporaryDir } from '../studio.test-support';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const FAMILY = 'Noto Sans KR';

function korean(): Uint8Array {
  const font = present(
    scriptFonts().find(({ family }) => family === FAMILY),
    'a font of the tests',
  );
  return new Uint8Array(readFileSync(font.file));
}

const addKorean = async ({ api, upload }: OpenStudio) => {
  const [face] = await api.fonts.add({ token: await upload('corporate.ttf', korean()) });
  return present(face, 'the font that was added');
};

const familyEdit = (family: string): Edit => ({
  label: 'style',
  operations: [{ kind: 'setTemplate', path: ['styles', 'text', 'heading', 'family'], value: family }],
});

/** A template whose headings are set in the family. */
async function templateIn({ api }: OpenStudio, name: string, family: string): Promise<string> {
  const { id } = await api.templates.create({ name, pageSize: 'A4', language: 'en', datasetId: null });
  await api.templates.apply({ id, revision: 0, edits: [familyEdit(family)] });
  return id;
}

describe('own fonts', () => {
  it('are added, served, told of in the trail, and there after a restart', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    const face = await addKorean(first);
    expect(face).toMatchObject({ family: FAMILY, weight: 400, isOwn: true, fileName: 'corporate.ttf' });
    expect(face.sample).toContain('한국어');
    expect(face).not.toHaveProperty('path');
    const response = await first.get(`/api/font/${face.hash}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(korean());
    const [entry] = (await first.api.audit.list({ templateId: null, offset: 0, limit: 1 })).entries;
    expect(entry).toMatchObject({
      action: 'font.added',
      subject: { name: FAMILY, weight: 400, fileName: 'corporate.ttf', sha256: face.hash },
    });
    await first.studio.close();
    const second = await openStudio({ assetsDir, workspaceDir });
    expect((await second.api.studio.info()).fonts).toContainEqual(face);
    expect(await second.api.audit.verify()).toMatchObject({ broken: null });
  });

  it('of a collection are added together, each with its line in the trail', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const collection = collectionOf([named(korean(), { 1: 'House A' }), named(korean(), { 1: 'House B' })]);
    const token = await upload('house.ttc', collection);
    const faces = await api.fonts.add({ token });
    expect(faces.map(({ family, fileName }) => [family, fileName])).toEqual([
      ['House A', 'house-1.ttf'],
      ['House B', 'house-2.ttf'],
    ]);
    const { entries } = await api.audit.list({ templateId: null, offset: 0, limit: 50 });
    expect(entries.filter(({ action }) => action === 'font.added')).toHaveLength(2);
  });

  it('that are here already are told as they are, and once in the trail', async () => {
    const studio = await openStudio({ assetsDir });
    expect(await addKorean(studio)).toEqual(await addKorean(studio));
    const { entries } = await studio.api.audit.list({ templateId: null, offset: 0, limit: 50 });
    expect(entries.filter(({ action }) => action === 'font.added')).toHaveLength(1);
  });

  it('say why they cannot be used', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const failureFor = async (name: string, bytes: Uint8Array) =>
      failureOf(api.fonts.add({ token: await upload(name, bytes) }));
    expect(await failureFor('notes.txt', Buffer.from('Hello'))).toEqual({
      code: 'font.notFont',
      args: { file: 'notes.txt' },
    });
    expect(await failureFor('cut.ttf', korean().subarray(0, 3000))).toMatchObject({ code: 'font.damaged' });
    expect((await api.studio.info()).fonts.some(({ isOwn }) => isOwn)).toBe(false);
  });

  it('are named with the templates and versions that use them, wherever the edits are', async () => {
    const studio = await openStudio({ assetsDir });
    const { api } = studio;
    await addKorean(studio);
    const letter = await templateIn(studio, 'Letter', FAMILY);
    await api.versions.save({ templateId: letter, revision: 1, note: 'first' });
    await api.templates.apply({ id: letter, revision: 1, edits: [familyEdit('Source Sans 3')] });
    const bill = await templateIn(studio, 'Bill', FAMILY);
    await templateIn(studio, 'Notice', 'Source Sans 3');
    const { uses, problems } = await api.fonts.overview();
    expect(problems).toEqual([]);
    expect(uses.find(({ family }) => family === FAMILY)?.templates).toEqual([
      { templateId: bill, name: 'Bill', isDraft: true, versions: [] },
      { templateId: letter, name: 'Letter', isDraft: false, versions: [1] },
    ]);
    expect(uses.find(({ family }) => family === 'Source Sans 3')?.templates).toHaveLength(3);
  });

  it('that templates use go only when that is confirmed', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    const { hash } = await addKorean(first);
    await templateIn(first, 'Letter', FAMILY);
    // Closing folds the journal: the uses are then read from the snapshot.
    await first.studio.close();
    const { api } = await openStudio({ assetsDir, workspaceDir });
    expect(await failureOf(api.fonts.remove({ hash, isConfirmed: false }))).toEqual({
      code: 'font.inUse',
      args: { family: FAMILY, templates: 'Letter' },
    });
    await api.fonts.remove({ hash, isConfirmed: true });
    expect((await api.studio.info()).fonts.some((face) => face.hash === hash)).toBe(false);
    const [entry] = (await api.audit.list({ templateId: null, offset: 0, limit: 1 })).entries;
    expect(entry).toMatchObject({ action: 'font.removed', subject: { sha256: hash } });
    expect(await failureOf(api.fonts.remove({ hash, isConfirmed: true }))).toMatchObject({
      code: 'font.notFound',
    });
  });

  it('that nobody uses go at once; those of the studio stay', async () => {
    const studio = await openStudio({ assetsDir });
    const { hash } = await addKorean(studio);
    await studio.api.fonts.remove({ hash, isConfirmed: false });
    const [shipped] = (await studio.api.studio.info()).fonts;
    expect(
      await failureOf(studio.api.fonts.remove({ hash: shipped?.hash ?? '', isConfirmed: true })),
    ).toMatchObject({ code: 'font.shipped' });
  });

  it('are told to every window that watches', async () => {
    const studio = await openStudio({ assetsDir });
    const stop = new AbortController();
    const seen: boolean[] = [];
    const watching = (async () => {
      for await (const faces of await studio.api.fonts.watch(undefined, { signal: stop.signal })) {
        seen.push(faces.some(({ isOwn }) => isOwn));
        if (seen.length === 3) return;
      }
    })();
    await expect.poll(() => seen).toEqual([false]);
    const { hash } = await addKorean(studio);
    await expect.poll(() => seen).toEqual([false, true]);
    await studio.api.fonts.remove({ hash, isConfirmed: false });
    await watching;
    stop.abort();
    expect(seen).toEqual([false, true, false]);
  });

  it('are missed by name where a package comes to another workspace', async () => {
    const first = await openStudio({ assetsDir });
    await addKorean(first);
    const id = await templateIn(first, 'Letter', FAMILY);
    const { token } = await first.api.templates.exportPackage({ id });
    const bytes = new Uint8Array(await (await first.get(`/api/download/${token}`)).arrayBuffer());
    const second = await openStudio({ assetsDir });
    const imported = await second.api.templates.importPackage({
      token: await second.upload('letter.fumi', bytes),
    });
    expect(imported.missingFonts).toEqual(['Noto Sans KR 400']);
    await addKorean(second);
    const again = await second.api.templates.importPackage({
      token: await second.upload('letter.fumi', bytes),
    });
    expect(again.missingFonts).toEqual([]);
  });
});
