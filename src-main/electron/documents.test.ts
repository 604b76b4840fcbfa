import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DocumentViewer, fileNameOf } from './documents';
import { resetElectron, shell } from './electron.test-support';

vi.mock('electron', () => import('./electron.test-support'));

let folder = '';
beforeEach(async () => {
  resetElectron();
  shell.openPath.mockImplementation(async () => '');
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-viewer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pdf = async () => new Response('%PDF', { headers: { 'Content-Type': 'application/pdf' } });
const url = 'app://studio/api/proof/p1/statement-0001.pdf';

describe('the document viewer', () => {
  it('hands a copy of the PDF to the system and removes it at the end', async () => {
    const viewer = new DocumentViewer(folder);
    expect(await viewer.open(url, pdf)).toBe(true);
    const file = shell.openPath.mock.calls[0]?.[0] ?? '';
    expect(path.basename(file)).toBe('1-statement-0001.pdf');
    expect(await readFile(file, 'utf8')).toBe('%PDF');
    await viewer.dispose();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['a page', async () => new Response('<script>', { headers: { 'Content-Type': 'text/html' } })],
    [
      'nothing',
      async () => new Response(null, { status: 404, headers: { 'Content-Type': 'application/pdf' } }),
    ],
  ])('never hands %s to the system', async (_what, fetchDocument) => {
    const viewer = new DocumentViewer(folder);
    expect(await viewer.open(url, fetchDocument)).toBe(false);
    expect(shell.openPath).not.toHaveBeenCalled();
    expect(await readdir(folder)).toEqual([]);
    await viewer.dispose();
  });

  it('reports a system without a viewer', async () => {
    shell.openPath.mockImplementation(async () => 'no application found');
    await expect(new DocumentViewer(folder).open(url, pdf)).rejects.toThrow('no application found');
  });
});

describe('the name of the copy', () => {
  it.each([
    ['app://studio/api/proof/1/a.pdf', 'a.pdf'],
    ['app://studio/api/proof/1/..%2f..%2fetc%2fpasswd', '-etc-passwd.pdf'],
    ['app://studio/api/proof/1/run.exe', 'run-exe.pdf'],
    ['app://studio/api/proof/1/%zz', '-zz.pdf'],
    ['app://studio/', 'document.pdf'],
  ])('of %s is harmless', (address, expected) => {
    expect(fileNameOf(address)).toBe(expected);
  });
});
