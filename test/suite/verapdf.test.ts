/**
 * veraPDF finds nothing against PDF/UA-1 and PDF/A-2a in the golden cases, the samples and 500 random records, and
 * nothing against the other standards in a document with everything. A project of its own (`npx vitest run --project
 * verapdf`): it needs Java and takes a minute. The seed of the choice is printed and can be given (`FUMI_SEED`).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePdf } from '../../shared/pdf';
import { INVOICE, richDocument, TABLE_OF_VALUES } from '../../shared/pdf/rich-document.test-support';
import { options } from '../../shared/pdf/sample-document.test-support';
import { inProject } from '../support/project';
import { goldenDocuments, type PdfDocument, sampleDocuments } from './pdf-documents';

const RANDOM_RECORDS = 500;
/** The script's answer where veraPDF cannot be had. */
const NOT_HERE = 3;
/** What only the author of a document can put right. */
const AUTHORS = ['text.missingGlyph', 'pdf.headingSkipped', 'pdf.importedPage', 'asset.missing'];
const LIMIT_MS = 600_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fumi-verapdf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const veraPdf = (...args: readonly string[]) =>
  spawnSync(process.execPath, [inProject('build', 'verapdf.mjs'), '--required', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });

/** Writes the files and expects that each keeps what it claims. */
function validate(files: Iterable<{ readonly name: string; readonly bytes: Uint8Array }>): void {
  const paths: string[] = [];
  for (const { name, bytes } of files) {
    const file = path.join(folder, `${name}.pdf`);
    writeFileSync(file, bytes);
    paths.push(file);
  }
  expect(paths.length).toBeGreaterThan(0);
  const { status, stdout, stderr } = veraPdf(...paths);
  console.log(`veraPDF: ${stdout.trim().split('\n').at(-1)}`);
  expect(stdout + stderr).toMatch(/\n?\d+ validations, 0 rules failed\n$/);
  expect(status).toBe(0);
}

const isSound = ({ problems }: PdfDocument): boolean => !problems.some(({ code }) => AUTHORS.includes(code));

function* only(documents: Iterable<PdfDocument>): Generator<PdfDocument> {
  for (const document of documents) if (isSound(document)) yield document;
}

/** Numbers below 1 from a seed (Mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const isHere = veraPdf('--probe').status !== NOT_HERE;
if (!isHere)
  console.warn(
    'SKIPPED: veraPDF cannot be had on this machine; PDF/A and PDF/UA are checked by our own checker only',
  );

describe.skipIf(!isHere)('veraPDF finds nothing in', () => {
  it('the golden cases', () => validate(only(goldenDocuments())), LIMIT_MS);

  it(
    `${RANDOM_RECORDS} random records of the samples`,
    () => {
      const seed = Number(process.env.FUMI_SEED ?? Date.now() % 2 ** 31);
      console.log(`seed ${seed}`);
      const random = randomOf(seed);
      const each = Math.ceil(RANDOM_RECORDS / 3);
      validate(
        only(
          sampleDocuments((count) => {
            const chosen = new Set<number>();
            while (chosen.size < Math.min(each, count)) chosen.add(Math.floor(random() * count));
            return chosen;
          }),
        ),
      );
    },
    LIMIT_MS,
  );

  it(
    'a document with everything, in every standard',
    () => {
      const attachments = [INVOICE, TABLE_OF_VALUES];
      const write = (changes: object, withFiles = false): Uint8Array =>
        writePdf(richDocument(withFiles ? { attachments } : {}), { ...options(), ...changes });
      validate([
        { name: '2a', bytes: write({}) },
        { name: '2b', bytes: write({ tagged: false }) },
        { name: '3a', bytes: write({}, true) },
        { name: '3b', bytes: write({ tagged: false }, true) },
        { name: '4', bytes: write({ version: '2.0' }) },
        { name: '4f', bytes: write({ version: '2.0' }, true) },
        { name: 'ua1', bytes: write({ conformance: 'ua-1' }) },
      ]);
    },
    LIMIT_MS,
  );

  it(
    'but finds what is wrong',
    () => {
      const file = path.join(folder, 'untagged.pdf');
      writeFileSync(file, writePdf(richDocument(), { ...options(), tagged: false, conformance: 'none' }));
      const { status, stdout } = veraPdf('--flavours', 'ua1', file);
      expect(stdout).toContain('ua1 7.1-');
      expect(status).toBe(1);
    },
    LIMIT_MS,
  );
});
