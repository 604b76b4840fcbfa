import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reason } from '../../shared/diag';
import {
  AtomicFile,
  attachmentDisposition,
  type FileSystem,
  makeFolder,
  nodeFileSystem,
  readingFailure,
  safeFileName,
  writeFileAtomically,
} from '.';

function temporaryDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const failing = (call: keyof FileSystem, code: string): FileSystem => ({
  ...nodeFileSystem,
  [call]: () => {
    throw Object.assign(new Error(code), { code });
  },
});

const bytes = new TextEncoder().encode('new');

describe('atomic writing', () => {
  it.each(['write', 'sync', 'close', 'rename'] as const)('keeps the old file when %s fails', (call) => {
    const folder = temporaryDir();
    const file = path.join(folder, 'a.txt');
    writeFileSync(file, 'old');
    const fileSystem = failing(call, 'ENOSPC');
    expect(() => writeFileAtomically(file, bytes, { durable: true, fileSystem })).toThrow(
      expect.objectContaining({ code: 'file.diskFull', args: { path: file } }),
    );
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('writes on where the system takes a part only', () => {
    const file = path.join(temporaryDir(), 'a.txt');
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      write: (descriptor, chunk) => nodeFileSystem.write(descriptor, chunk.subarray(0, 2)),
    };
    writeFileAtomically(file, new TextEncoder().encode('abcdefg'), { fileSystem });
    expect(readFileSync(file, 'utf8')).toBe('abcdefg');
  });

  it('leaves nothing of a file that is given up', () => {
    const folder = temporaryDir();
    const file = new AtomicFile(path.join(folder, 'a.txt'));
    file.write(bytes);
    file.discard();
    file.discard();
    expect(readdirSync(folder)).toEqual([]);
    expect(() => file.write(bytes)).toThrow('already closed');
  });

  it('names folders that cannot be made', () => {
    const folder = temporaryDir();
    writeFileSync(path.join(folder, 'file'), '');
    const inside = path.join(folder, 'file', 'x');
    expect(() => makeFolder(inside)).toThrow(
      expect.objectContaining({ code: 'file.unwritable', args: expect.objectContaining({ path: inside }) }),
    );
  });
});

describe('failures of the system', () => {
  it('become what a person can act on', () => {
    const failure = (code: string) => readingFailure('a.csv', Object.assign(new Error('raw'), { code }));
    expect(failure('ENOENT')).toMatchObject({ code: 'file.notFound', args: { path: 'a.csv' } });
    expect(failure('EACCES')).toMatchObject({
      code: 'file.unreadable',
      args: { path: 'a.csv', reason: reason('system.denied') },
    });
    expect(failure('EISDIR').message).toBe('a.csv cannot be read: it is a folder.');
  });
});

describe('file names', () => {
  it('are fit for every file system, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = safeFileName(text, 'fallback');
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[\s.]|[\s.]$/u);
        expect(name.length).toBeGreaterThan(0);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
        expect(safeFileName(name, 'fallback')).toBe(name);
      }),
    );
  });

  it('travel in headers', () => {
    expect(attachmentDisposition('請求書 "1".pdf')).toBe(
      'attachment; filename="___ _1_.pdf"; filename*=UTF-8\'\'%E8%AB%8B%E6%B1%82%E6%9B%B8%20%221%22.pdf',
    );
    expect(attachmentDisposition('a\r\nSet-Cookie: x')).not.toMatch(/[\r\n]/);
  });
});
