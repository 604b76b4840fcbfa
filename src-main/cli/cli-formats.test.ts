import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, rgb } from 'pdf-lib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, sha256Hex } from '../../shared/base';
import { ENGINE_VERSION } from '../../shared/engine';
import type { Asset, Template } from '../../shared/model';
import { sampleDefinitions, writePackageFile } from '../services';
import { composeWorker, installAssets } from '../services/installation.test-support';
import { runCli } from './run-cli';

let assetsDir: string;
let workerFile: string;
let folder: string;

const at = (...parts: string[]): string => path.join(folder, ...parts);

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
  folder = mkdtempSync(path.join(tmpdir(), 'fumi-formats-'));
  const sample = sampleDefinitions.find(({ id }) => id === 'insurance-renewal')?.build();
  if (!sample) throw new Error('the renewal is gone');
  const { template, assets } = sample;
  // The installation of tests has this family alone.
  const text = Object.fromEntries(
    Object.entries(template.styles.text).map(([name, style]) => [
      name,
      { ...style, family: 'Source Sans 3' },
    ]),
  );
  const facts = { engine: ENGINE_VERSION, fonts: [] };
  const plain = { ...template, styles: { ...template.styles, text } };
  writeFileSync(at('renewal.fumi'), await writePackageFile(plain, assets, facts));
  const [first, second] = [...sample.records].filter(
    ({ customer }) => (customer as JsonObject).language === 'en',
  );
  const letterhead = await letterheadFile();
  const papers = new Map([...assets, [letterhead.asset.hash, letterhead.bytes]]);
  writeFileSync(
    at('letterhead.fumi'),
    await writePackageFile(onPaper(plain, letterhead.asset), papers, facts),
  );
  const records = [
    { ...first, mail: 'Kateřina <kat@example.com>' },
    { ...second, mail: '' },
  ];
  writeFileSync(at('renewals.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A page of 420 × 595 with a red bar on top. */
async function letterheadFile() {
  const document = await PDFDocument.create();
  document.addPage([420, 595]).drawRectangle({ x: 0, y: 555, width: 420, height: 40, color: rgb(1, 0, 0) });
  const bytes = await document.save();
  const hash = sha256Hex(bytes);
  const asset: Asset = {
    hash,
    mediaType: 'application/pdf',
    name: 'letterhead.pdf',
    width: 420,
    height: 595,
  };
  return { bytes, asset };
}

/** The template with a PDF under all of its pages. */
function onPaper(template: Template, paper: Asset): Template {
  const nodes = Object.entries(template.nodes).map(([id, node]) => {
    const background = { asset: 'paper', page: 1 };
    return [id, node.type === 'master' ? { ...node, props: { ...node.props, background } } : node];
  });
  return { ...template, assets: { ...template.assets, paper }, nodes: Object.fromEntries(nodes) };
}

const proof = (out: string, ...options: string[]) => proofOf('renewal.fumi', out, ...options);

async function proofOf(file: string, out: string, ...options: string[]) {
  let written = '';
  let error = '';
  const take = (text: string): void => {
    error += text;
  };
  const args = ['proof', at(file), '--data', at('renewals.jsonl'), '--out', at(out), ...options];
  const code = await runCli(
    [...args, '--date', '2026-11-22', '--json'],
    {},
    {
      terminal: {
        out: (text) => {
          written += text;
        },
        error: take,
        isWatched: false,
      },
      clock: () => new Date(2026, 0, 31, 9),
      version: '9.9.9',
      assetsDir,
      workerFile,
      workspaceDir: at('nowhere'),
    },
  );
  return { code, error, summary: written === '' ? null : JSON.parse(written) };
}

const filesIn = (name: string): [string, string][] =>
  readdirSync(at(name))
    .sort()
    .map((file) => [file, readFileSync(at(name, file), 'utf8')]);

// Threads take their time to start on a busy machine.
describe('fumi proof --format', { timeout: 60_000 }, () => {
  it('eml writes messages, and says whose address is missing', async () => {
    const { code, summary } = await proof(
      'eml',
      '--format',
      'eml',
      '--from',
      'Minamo <news@minamo.example>',
      '--to-field',
      'mail',
    );
    expect([code, summary.failed]).toEqual([1, 1]);
    expect(summary.exceptions.map((each: { code: string }) => each.code)).toContain('email.noRecipient');
    const [[name, message] = ['', '']] = filesIn('eml');
    expect(name).toMatch(/^0001 .*\.eml$/);
    expect(message).toContain('From: "Minamo" <news@minamo.example>\r\n');
    expect(message).toMatch(/To: =\?UTF-8\?B\?[^?]+\?=\r\n <kat@example\.com>\r\n/);
    expect(message).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(message).toMatch(/^Content-ID: <[0-9a-f]{24}@fumi\.invalid>/m);
  });

  it('txt writes text messages', async () => {
    const { code, summary } = await proof('txt', '--format', 'txt');
    expect(summary.exceptions).toEqual([]);
    expect(code).toBe(0);
    const [[, message] = ['', '']] = filesIn('txt');
    expect(message).toMatch(/^Minamo Insurance: your motor policy MA-/);
  });

  it('html writes all pages into one file, svg a file for each', async () => {
    const html = await proof('html', '--format', 'html', '--records', '1');
    expect(html.code).toBe(0);
    const [[, text] = ['', '']] = filesIn('html');
    expect(text.match(/<section /g)).toHaveLength(html.summary.pages);
    expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org|minamo)/);
    const svg = await proof('svg', '--format', 'svg', '--records', '1');
    expect(filesIn('svg')).toHaveLength(svg.summary.pages);
    expect(filesIn('svg').every(([, each]) => each.startsWith('<?xml'))).toBe(true);
  });

  it('html and svg show the pages of PDF files that lie under theirs', async () => {
    for (const format of ['html', 'svg']) {
      const out = `${format}-on-paper`;
      const { summary } = await proofOf('letterhead.fumi', out, '--format', format, '--records', '1');
      expect(summary.exceptions.map((each: { code: string }) => each.code)).not.toContain('asset.unreadable');
      for (const [, text] of filesIn(out)) {
        const pictures = [...text.matchAll(/<image [^>]*href="data:image\/png;base64,([^"]+)"/g)];
        const sizes = pictures.map(([, base64 = '']) => {
          const { width, height } = PNG.sync.read(Buffer.from(base64, 'base64'));
          return [width, height];
        });
        expect(sizes).toContainEqual([1750, 2479]);
      }
    }
  });

  it('writes the same bytes again', async () => {
    for (const format of ['eml', 'html', 'svg', 'txt']) {
      await proof(`${format}-once`, '--format', format);
      await proof(`${format}-again`, '--format', format, '--workers', '2');
      expect(filesIn(`${format}-again`)).toEqual(filesIn(`${format}-once`));
    }
  });

  it('refuses what makes no sense', async () => {
    expect((await proof('x', '--format', 'doc')).error).toBe(
      'fumi: --format is one of pdf, html, svg, eml, txt, not doc.\n',
    );
    expect((await proof('x', '--format', 'eml', '--merge')).error).toBe(
      'fumi: --merge makes one PDF; eml is a file a record.\n',
    );
    expect((await proof('x', '--from', 'a@b.example')).error).toBe(
      'fumi: --from is for e-mails: --format eml.\n',
    );
    expect((await proof('x', '--format', 'eml', '--from', 'nobody')).error).toMatch(
      /^fumi: --from is an address/,
    );
  });
});
