import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areInstalled } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { hashSources, listFiles } from './source-hash.mjs';
import { readReport } from './test-steps.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-setup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes files, making their folders. */
async function write(files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

describe('installed packages', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/for-windows': { version: '2.0.0', optional: true },
  };
  const install = (installed: object) =>
    write({
      'package-lock.json': JSON.stringify({ packages: locked }),
      'node_modules/.package-lock.json': JSON.stringify({ packages: installed }),
    });

  it('are complete when every one that is not optional has the locked version', async () => {
    await install({ 'node_modules/a': { version: '1.0.0' } });
    expect(areInstalled(folder)).toBe(true);
  });

  it.each([
    ['one is missing', {}],
    ['one has another version', { 'node_modules/a': { version: '1.0.1' } }],
    [
      'an optional one has another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-windows': { version: '1.9.0' } },
    ],
  ])('are not when %s', async (_what, installed) => {
    await install(installed);
    expect(areInstalled(folder)).toBe(false);
  });

  it('are not when an installation was interrupted', async () => {
    await write({ 'package-lock.json': '{}', 'node_modules/a/package.json': '{}' });
    expect(areInstalled(folder)).toBe(false);
  });
});

describe('the hash of sources', () => {
  it('follows contents and names, not times', async () => {
    await write({ 'src/a.ts': '1', 'src/deep/b.ts': '2' });
    const before = hashSources(folder, ['src', 'absent']);
    await utimes(path.join(folder, 'src/a.ts'), 1, 1);
    expect(hashSources(folder, ['src', 'absent'])).toBe(before);
    await write({ 'src/a.ts': '3' });
    const changed = hashSources(folder, ['src', 'absent']);
    expect(changed).not.toBe(before);
    await write({ absent: '' });
    expect(hashSources(folder, ['src', 'absent'])).not.toBe(changed);
  });

  it('leaves tests and texts out', async () => {
    await write({ 'src/a.ts': '', 'src/a.test.ts': '', 'src/A.test.tsx': '', 'src/README.md': '' });
    expect(listFiles(folder, ['src'])).toEqual(['src/a.ts']);
  });
});

describe('the lock', () => {
  it('lets one at a time in, and is free after a failure', async () => {
    const file = path.join(folder, 'deep', 'a.lock');
    const order: string[] = [];
    const work = (name: string) =>
      withLock(file, 'busy', async () => {
        order.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`${name} out`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
    await expect(withLock(file, 'busy', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await withLock(file, 'busy', () => 'free')).toBe('free');
  });

  it('is taken over from a holder that died', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    const file = path.join(folder, 'a.lock');
    await writeFile(file, String(dead.pid));
    expect(await withLock(file, 'busy', () => readFile(file, 'utf8'))).toBe(String(process.pid));
  });
});

describe('the count of tests', () => {
  const report = (statuses: string[], fileStatus = 'passed') => ({
    success: true,
    numTotalTests: statuses.length,
    numPassedTests: statuses.filter((status) => status === 'passed').length,
    numFailedTests: statuses.filter((status) => status === 'failed').length,
    testResults: [
      {
        name: 'a.test.ts',
        status: fileStatus,
        assertionResults: statuses.map((status, index) => ({ status, fullName: ` test ${index}` })),
      },
    ],
  });

  it('names skipped tests and counts them apart', () => {
    const result = readReport(report(['passed', 'passed', 'skipped', 'todo']), 0, '');
    expect(result).toMatchObject({ ok: true, passed: 2, failed: 0, skipped: 2 });
    expect(result.notices).toEqual(['skipped: test 2', 'skipped: test 3']);
  });

  it('fails with a failed test', () => {
    expect(readReport(report(['passed', 'failed'], 'failed'), 1, '')).toMatchObject({ ok: false, failed: 1 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(readReport(report([], 'failed'), 1, '')).toMatchObject({ ok: false, passed: 0, failed: 1 });
  });

  it('fails with errors outside of tests', () => {
    expect(readReport(report(['passed']), 1, 'unhandled rejection').ok).toBe(false);
  });
});
