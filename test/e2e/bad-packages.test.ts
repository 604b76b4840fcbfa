/** Packages that are damaged, somebody else's or from the future: a message that names the file, and nothing changes. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { canonicalJson, sha256Hex } from '../../shared/base';
import { createBlankTemplate } from '../../shared/engine';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('bad-packages');

async function zip(name: string, entries: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const file = path.join(story.workspace, name);
  const archive = new ZipFile();
  for (const [entry, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content), entry);
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
  return file;
}

/** A package of a blank template whose manifest says what is wanted. */
async function packageOf(name: string, manifest: object, damage = ''): Promise<string> {
  const template = canonicalJson(
    createBlankTemplate({ name: 'From elsewhere', pageSize: 'A4', language: 'en' }),
  );
  const entries = [
    { path: 'template.json', sha256: sha256Hex(Buffer.from(template)), size: Buffer.byteLength(template) },
  ];
  const full = {
    format: 'fumi-package',
    version: 1,
    name: 'From elsewhere',
    engine: '0.1.0',
    entries,
    ...manifest,
  };
  return await zip(name, { 'manifest.json': canonicalJson(full), 'template.json': template + damage });
}

async function importFile(file: string): Promise<string> {
  const { page } = story;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import .fumi' }).click();
  await (await chooser).setFiles(file);
  const toast = page.locator('.ui-toast-error').first();
  await toast.waitFor();
  const text = await toast.innerText();
  await story.picture(path.basename(file, '.fumi'));
  await toast.getByRole('button').click();
  await toast.waitFor({ state: 'detached' });
  return text;
}

const templates = () => story.page.getByRole('grid', { name: 'Templates' }).getByRole('row');

describe('a person imports what is no good package', () => {
  it('says that a file is damaged', async () => {
    await patiently(() => templates().count()).toBeGreaterThan(0);
    const before = await templates().count();
    const file = path.join(story.workspace, 'damaged.fumi');
    await writeFile(file, Buffer.from('PK\u0003\u0004 and then nothing that makes sense'));
    expect(await importFile(file)).toContain('damaged.fumi');
    expect(await importFile(await packageOf('altered.fumi', {}, ' '))).toMatch(/altered\.fumi.*damaged/s);
    expect(await templates().count()).toBe(before);
  });

  it('says that a file is not ours', async () => {
    const file = await zip('holiday.fumi', { 'readme.txt': 'Greetings from the sea' });
    expect(await importFile(file)).toMatch(/holiday\.fumi is not a Fumi template package/);
  });

  it('says that a file is from a newer studio', async () => {
    expect(await importFile(await packageOf('future.fumi', { version: 99 }))).toMatch(/future\.fumi.*newer/s);
  });

  it('imports the good one all the same', async () => {
    const { page, studio } = story;
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import .fumi' }).click();
    await (await chooser).setFiles(await packageOf('good.fumi', {}));
    expect((await studio.shown()).template.name).toBe('From elsewhere');
  });
});
