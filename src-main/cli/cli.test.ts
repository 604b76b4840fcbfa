import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../shared/base';
import type { DataContract } from '../../shared/data';
import { createBlankTemplate, ENGINE_VERSION } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { fontBytes, printProfile } from '../../test/support';
import { writePackageFile } from '../services';
import { composeWorker, installAssets } from '../services/installation.test-support';
import { readCommandLine } from './arguments';
import { countChosen, readRecordNumbers } from './record-numbers';
import { runCli } from './run-cli';

let assetsDir: string;
let workerFile: string;
let folder: string;

const DATA: DataContract = {
  kind: 'object',
  fields: { id: { kind: 'integer' }, name: { kind: 'string' } },
};

/** A letter with one line of text that names the customer. */
function letter(): Template {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A5', language: 'en' });
  const content = {
    en: [
      {
        inlines: [
          { kind: 'text', text: 'Dear ' },
          { kind: 'field', value: 'name' },
        ],
      },
    ],
  };
  const flow = Object.keys(blank.nodes).find((id) => blank.nodes[id]?.type === 'flow') ?? '';
  return {
    ...blank,
    data: DATA,
    recordTitle: ['id'],
    nodes: {
      ...blank.nodes,
      [flow]: { type: 'flow', props: {}, children: ['greeting'] },
      greeting: { type: 'text', props: { content } as unknown as JsonObject },
    },
  };
}

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
  folder = mkdtempSync(path.join(tmpdir(), 'fumi-cli-'));
  writeFileSync(
    at('letter.fumi'),
    await writePackageFile(letter(), new Map(), { engine: ENGINE_VERSION, fonts: [] }),
  );
  const lines = Array.from(
    { length: 120 },
    (_, index) => `{"id":${index + 1},"name":"Customer ${index + 1}"}\n`,
  );
  writeFileSync(at('people.jsonl'), lines.join(''));
  writeFileSync(at('odd.csv'), 'id,name\n1,Ada\n2\n3,"Gr"ace"\n4,\u{10ffff}\n');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => path.join(folder, ...parts);

async function fumi(args: readonly string[], environment: Record<string, string> = {}) {
  let out = '';
  let error = '';
  const code = await runCli(args, environment, {
    terminal: {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
      isWatched: false,
    },
    clock: () => new Date(2026, 0, 31, 9),
    version: '9.9.9',
    assetsDir,
    workerFile,
    workspaceDir: path.join(folder, 'nowhere'),
  });
  return { code, out, error };
}

const proof = (...options: string[]) => fumi(['proof', at('letter.fumi'), ...options]);

const filesIn = (name: string) =>
  readdirSync(at(name))
    .sort()
    .map((file) => [file, readFileSync(at(name, file)).toString('latin1')] as const);

// Threads take their time to start on a busy machine.
describe('fumi proof', { timeout: 60_000 }, () => {
  it('writes the same bytes on the same day, with any number of workers', async () => {
    const common = ['--data', at('people.jsonl'), '--date', '2026-03-31', '--records', '1-60,118-500'];
    const first = await proof(...common, '--out', at('a'), '--workers', '1', '--json');
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(first.out)).toMatchObject({
      state: 'done',
      date: '2026-03-31',
      records: 63,
      done: 63,
      pages: 63,
      clean: 63,
      failed: 0,
      leftOut: 0,
      workers: 1,
      merged: null,
      exceptions: [],
    });
    expect((await proof(...common, '--out', at('b'), '--workers', '2')).code).toBe(0);
    const files = filesIn('a');
    expect(files).toHaveLength(63);
    expect(files[0]?.[0]).toBe('0001.pdf');
    expect(files.at(-1)?.[0]).toBe('0120.pdf');
    expect(filesIn('b')).toEqual(files);
  });

  it('merges all records into one file', async () => {
    const common = ['--data', at('people.jsonl'), '--date', '2026-03-31', '--merge'];
    const first = await proof(...common, '--out', at('m1'), '--json');
    expect(JSON.parse(first.out)).toMatchObject({ pages: 120, merged: 'Letter.pdf', workers: 1 });
    await proof(...common, '--out', at('m2'));
    expect(filesIn('m1').map(([name]) => name)).toEqual(['Letter.pdf']);
    expect(filesIn('m1')).toEqual(filesIn('m2'));
  });

  it('writes the standard that was asked for', async () => {
    const common = ['--data', at('people.jsonl'), '--date', '2026-03-31', '--records', '1'];
    const begins = (name: string) => filesIn(name)[0]?.[1].slice(0, 8);
    const claims = (name: string) => filesIn(name)[0]?.[1].match(/<pdf\w*id:part>\d/g);
    await proof(...common, '--out', at('s1'), '--standard', 'pdfa-4+ua-2');
    expect([begins('s1'), claims('s1')]).toEqual(['%PDF-2.0', ['<pdfaid:part>4', '<pdfuaid:part>2']]);
    await proof(...common, '--out', at('s2'), '--standard', 'none', '--pdf-version', '2.0', '--untagged');
    expect([begins('s2'), claims('s2')]).toEqual(['%PDF-2.0', null]);
    await proof(...common, '--out', at('s3'), '--untagged');
    expect([begins('s3'), claims('s3')]).toEqual(['%PDF-1.7', ['<pdfaid:part>2']]);
  });

  it('writes for printers by the profile in the template, or by another one', async () => {
    const profile = printProfile();
    const hash = createHash('sha256').update(profile).digest('hex');
    const template = { ...letter(), printing: { condition: 'SWOP', profile: { hash, name: 'press.icc' } } };
    const options = { engine: ENGINE_VERSION, fonts: [] };
    writeFileSync(at('printed.fumi'), await writePackageFile(template, new Map([[hash, profile]]), options));
    const common = ['--data', at('people.jsonl'), '--records', '1', '--standard', 'pdfx-4'];
    const written = await fumi(['proof', at('printed.fumi'), ...common, '--out', at('x1')]);
    expect(written).toMatchObject({ code: 0, error: '' });
    const [, file = ''] = filesIn('x1')[0] ?? [];
    expect(file.slice(0, 8)).toBe('%PDF-1.6');
    expect(file).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4<');
    const other = ['--condition', 'FOGRA51', '--profile', at('people.jsonl')];
    const refused = await fumi(['proof', at('printed.fumi'), ...common, '--out', at('x2'), ...other]);
    expect(refused).toMatchObject({
      code: 2,
      error: expect.stringContaining('FOGRA51 is not an ICC profile'),
    });
  });

  it("gives each document its record's password, and writes none without", async () => {
    const common = ['--data', at('people.jsonl'), '--records', '7,8'];
    const { code } = await proof(...common, '--out', at('p1'), '--password-field', 'name', '--no-copy');
    expect(code).toBe(0);
    for (const [, content] of filesIn('p1')) {
      expect(content).toContain('/Encrypt ');
      expect(content).not.toContain('Customer');
    }
    const missing = await proof(...common, '--out', at('p2'), '--password-field', 'born', '--json');
    expect(missing.code).toBe(1);
    expect(JSON.parse(missing.out)).toMatchObject({
      failed: 2,
      exceptions: [{ code: 'pdf.noPassword', records: 2 }],
    });
    expect(filesIn('p2')).toEqual([]);
  });

  it.each([
    [['--standard', 'pdfa-2b', '--password', 'x'], 'cannot be protected'],
    [['--standard', 'pdfx-4'], 'the document has none'],
    [['--merge', '--password-field', 'name'], 'cannot have a password for each'],
    [['--standard', 'pdfa-1b'], '--standard is one of pdfa-2a+ua-1,'],
    [['--pdf-version', '1.4'], '--pdf-version is 1.7 or 2.0'],
    [['--image-dpi', 'x'], '--image-dpi is a number'],
    [['--profile', 'x.icc'], '--condition NAME is missing'],
  ])('refuses %j', async (options, message) => {
    const { code, error } = await proof('--data', at('people.jsonl'), '--out', at('refused'), ...options);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  it('sets text in the fonts of a folder, and tells of files that are none', async () => {
    const inKorean = letter();
    const { body } = inKorean.styles.text;
    const styles = {
      ...inKorean.styles,
      text: { ...inKorean.styles.text, body: { ...body, family: 'Noto Sans KR' } },
    };
    const file = await writePackageFile({ ...inKorean, styles }, new Map(), {
      engine: ENGINE_VERSION,
      fonts: [],
    });
    writeFileSync(at('korean.fumi'), file);
    writeFileSync(at('korean.jsonl'), '{"id":1,"name":"한지민"}\n');
    mkdirSync(at('own-fonts'));
    writeFileSync(at('own-fonts', 'kr.ttf'), fontBytes('Noto Sans KR'));
    writeFileSync(at('own-fonts', 'broken.ttf'), 'no font');
    const common = [
      'proof',
      at('korean.fumi'),
      '--data',
      at('korean.jsonl'),
      '--out',
      at('korean'),
      '--json',
    ];
    const without = await fumi(common);
    expect(without.code).toBe(1);
    const codes = (out: string): string[] => {
      const { exceptions } = JSON.parse(out) as { exceptions: readonly { code: string }[] };
      return [...new Set(exceptions.map(({ code }) => code))].sort();
    };
    expect(codes(without.out)).toEqual(['font.missing', 'text.missingGlyph']);
    const found = await fumi([...common, '--fonts', at('own-fonts')]);
    expect([found.code, codes(found.out)]).toEqual([0, []]);
    expect(found.error).toBe(
      'A font is not used: broken.ttf is no font. Bring a TrueType or OpenType file (.ttf, .otf).\n',
    );
    const validated = await fumi(['validate', at('korean.fumi'), '--fonts', at('own-fonts'), '--lang', 'ja']);
    expect(validated.code).toBe(0);
    expect(validated.error).toContain('使用しないフォント: broken.ttf');
    expect((await fumi(['validate', at('korean.fumi')])).code).toBe(1);
    const gone = await fumi([...common, '--fonts', at('no-such-folder')]);
    expect([gone.code, gone.error]).toEqual([2, expect.stringContaining('no-such-folder does not exist.')]);
  });

  it('counts bad lines and bad records, and says so with its exit code', async () => {
    const found = await proof('--data', at('odd.csv'), '--out', at('odd'), '--json');
    expect(found.code).toBe(1);
    expect(found.error).toBe(
      'odd.csv: 2 lines were left out.\n' +
        '  Line 3: 1 columns where the heading has 2.\n' +
        '  Line 4: a quotation mark stands inside a cell or is never closed.\n',
    );
    const summary = JSON.parse(found.out);
    expect(summary).toMatchObject({ date: '2026-01-31', records: 2, leftOut: 2, clean: 1, failed: 1 });
    expect(summary.exceptions).toMatchObject([
      { severity: 'error', code: 'text.missingGlyph', nodeId: 'greeting', records: 1, example: 2 },
    ]);
    const words = await proof('--data', at('odd.csv'), '--out', at('odd'), '--lang', 'ja');
    expect(words.error).toContain('odd.csv: 2 行を読み飛ばしました。');
    expect(words.out).toContain('エラー 1');
  });

  it.each([
    [['--data', 'nowhere.jsonl', '--out', 'x'], 'fumi: nowhere.jsonl does not exist.'],
    [['--data', 'FOLDER', '--out', 'x'], 'fumi: FOLDER cannot be read: it is a folder.'],
    [['--data', 'people.jsonl', '--out', 'letter.fumi/x'], 'letter.fumi/x cannot be written: a part of'],
    [['--data', 'people.jsonl', '--out', 'x', '--records', '500-600'], 'The selection holds no records.'],
    [['--data', 'empty.csv', '--out', 'x'], 'fumi: empty.csv holds no records.'],
    [['--data', 'sjis.csv', '--out', 'x'], ''],
  ])('could not run with %j', async (options, message) => {
    mkdirSync(at('FOLDER'), { recursive: true });
    writeFileSync(at('empty.csv'), '');
    writeFileSync(at('sjis.csv'), Buffer.from([0x69, 0x64, 0x0a, 0x8e, 0x52, 0x93, 0x63, 0x0a]));
    const placed = options.map((option) => (/^(--|\d)/.test(option) ? option : at(option)));
    const { code, out, error } = await proof(...placed);
    if (message === '') {
      expect(code).toBeLessThan(2);
      return;
    }
    expect([code, out]).toEqual([2, '']);
    expect(error.replaceAll(`${folder}${path.sep}`, '')).toContain(message);
    expect(error.trimEnd()).not.toContain('\n');
  });

  it('refuses a damaged, foreign or missing template', async () => {
    const bytes = readFileSync(at('letter.fumi'));
    writeFileSync(at('cut.fumi'), bytes.subarray(0, 700));
    writeFileSync(at('other.fumi'), 'hello');
    for (const [file, message] of [
      ['cut.fumi', 'cut.fumi is damaged: '],
      ['other.fumi', 'other.fumi is not a Fumi template package: it is not a zip file.'],
      ['gone.fumi', 'gone.fumi does not exist.'],
    ] as const) {
      const { code, error } = await fumi(['proof', at(file), '--data', at('people.jsonl'), '--out', at('x')]);
      expect(code).toBe(2);
      expect(error).toContain(message);
    }
  });
});

describe('fumi', () => {
  it('explains itself in the language of the system', async () => {
    expect((await fumi([])).out).toContain('Exit codes:');
    expect((await fumi(['help'], { LANG: 'ja_JP.UTF-8' })).out).toContain('終了コード:');
    expect((await fumi(['version'])).out).toBe('fumi 9.9.9\n');
  });

  it.each([
    [['fly'], 'There is no command fly.'],
    [['proof'], 'Name one template: fumi proof TEMPLATE.fumi'],
    [['proof', 'a.fumi', '--out', 'x'], '--data FILE is missing.'],
    [['proof', 'a.fumi', '--data', 'x'], '--out DIR is missing.'],
    [['proof', 'a.fumi', 'b.fumi', '--data', 'x', '--out', 'y'], 'b.fumi is one argument too many.'],
    [['proof', 'a.fumi', '--data', 'x', '--out', 'y', '--date', '2026-02-30'], '--date is a calendar day'],
    [['proof', 'a.fumi', '--data', 'x', '--out', 'y', '--workers', '0'], '--workers is a number'],
    [['proof', 'a.fumi', '--data', 'x', '--out', 'y', '--records', '3-1'], '--records is all or a list'],
    [['samples', '--out', 'x', '--merge'], '--merge is one argument too many.'],
    [['samples', '--turbo'], "Unknown option '--turbo'."],
    [['help', '--lang', 'fr'], '--lang is en or ja, not fr.'],
  ])('refuses %j', async (args, message) => {
    const { code, out, error } = await fumi(args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
  });

  it('checks a template without data', async () => {
    expect(await fumi(['validate', at('letter.fumi')])).toEqual({
      code: 0,
      out: 'letter.fumi: no errors.\n',
      error: '',
    });
    const broken = letter();
    const content = { en: [{ inlines: [{ kind: 'field', value: 'nme' }] }] };
    const nodes = {
      ...broken.nodes,
      greeting: { type: 'text', props: { content } as unknown as JsonObject },
    };
    writeFileSync(
      at('broken.fumi'),
      await writePackageFile({ ...broken, nodes }, new Map(), { engine: ENGINE_VERSION, fonts: [] }),
    );
    const { code, error } = await fumi(['validate', at('broken.fumi')]);
    expect(code).toBe(1);
    expect(error).toContain('broken.fumi: greeting');
    expect(error).toContain('nme');
    const json = await fumi(['validate', at('broken.fumi'), '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      valid: false,
      diagnostics: [{ code: 'rule.unknownField' }],
    });
  });
});

describe('the command line', () => {
  it('takes records as numbers and ranges', () => {
    expect(readRecordNumbers('all')).toBe('all');
    expect(readRecordNumbers('3,7')).toEqual([
      [2, 2],
      [6, 6],
    ]);
    expect(readRecordNumbers('10-20, 1-3,4,15-30')).toEqual([
      [0, 3],
      [9, 29],
    ]);
    for (const bad of ['', '0', '-3', '5-', '1,,2', 'x', '1-2-3'])
      expect(readRecordNumbers(bad), bad).toBeNull();
    expect(countChosen([[0, 9]], 4)).toBe(4);
    expect(countChosen([[5, 9]], 4)).toBe(0);
  });

  it('lets --lang go before the locale, and LC_ALL before LANG', () => {
    const locale = (args: string[], environment = {}) => readCommandLine(args, environment).locale;
    expect(locale([], { LANG: 'ja_JP.UTF-8' })).toBe('ja');
    expect(locale([], { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' })).toBe('en');
    expect(locale(['--lang', 'en'], { LANG: 'ja_JP.UTF-8' })).toBe('en');
  });
});
