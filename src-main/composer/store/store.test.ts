import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDir } from '../composer.test-support';
import { ComposerStore, DocumentFiles } from '.';

const open = (folder: string, isServer = true): ComposerStore => {
  const store = new ComposerStore({ folder, isServer });
  onTestFinished(() => store.close());
  return store;
};

describe('a store', () => {
  it('has one server, and commands beside it', () => {
    const folder = temporaryDir();
    open(folder);
    expect(() => new ComposerStore({ folder, isServer: true })).toThrow(
      expect.objectContaining({ code: 'composer.storeBusy' }),
    );
    expect(open(folder, false).database.prepare('SELECT count(*) FROM job').pluck().get()).toBe(0);
  });

  it('is refused where it is another program’s or damaged', () => {
    const folder = temporaryDir();
    writeFileSync(path.join(folder, 'composer.db'), 'x'.repeat(5000));
    expect(() => new ComposerStore({ folder, isServer: true })).toThrow(
      expect.objectContaining({ code: 'composer.storeUnreadable' }),
    );
    // The lock was given back.
    expect(() => new ComposerStore({ folder, isServer: true })).toThrow(
      expect.objectContaining({ code: 'composer.storeUnreadable' }),
    );
  });

  it('changes and deletes nothing of what happened', () => {
    const { database } = open(temporaryDir());
    database.exec(`
      INSERT INTO version VALUES ('t', 1, 'd', 'n', '', 'e', 1, '{}', '', '', '');
      INSERT INTO activation VALUES (1, 't', 'test', 1, '', '', 0);
      INSERT INTO communication VALUES (1, 'c', '', 'test', 'print', 't', 'n', 1, 'd', 'c', '', '', NULL, NULL, 1, '', '', 1, 'pdf');
    `);
    for (const table of ['version', 'activation', 'communication']) {
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(`${table} only grows`);
      expect(() => database.exec(`UPDATE ${table} SET version = 2`)).toThrow(`${table} only grows`);
    }
  });
});

describe('documents', () => {
  it('are found damaged or missing rather than sent', async () => {
    const folder = temporaryDir();
    const files = new DocumentFiles(folder);
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const work = path.join(folder, 'work.pdf');
    writeFileSync(work, 'abc');
    await files.keep(work, sha256, 'pdf');
    const reading = await files.open(sha256, 'pdf', 'c1');
    // The same document again does not take it away from whoever reads it.
    writeFileSync(work, 'abc');
    await files.keep(work, sha256, 'pdf');
    expect(existsSync(work)).toBe(false);
    expect(await reading.text()).toBe('abc');
    writeFileSync(files.pathOf(sha256, 'pdf'), 'abd');
    await expect(files.open(sha256, 'pdf', 'c1')).rejects.toMatchObject({
      code: 'composer.documentLost',
      args: { id: 'c1' },
    });
    await expect(files.open('0'.repeat(64), 'pdf', 'c2')).rejects.toMatchObject({
      code: 'composer.documentLost',
    });
  });
});
