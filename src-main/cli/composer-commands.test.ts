/** The commands around a composition server: verify, approver, token, serve. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontBytes } from '../../test/support';
import {
  clientOf,
  fileOf,
  letter,
  type PackageWishes,
  packageOf,
  REVIEWER,
} from '../composer/composer.test-support';
import { composeWorker, installAssets } from '../services/installation.test-support';
import { fingerprintOf, generateKeyPair } from '../signing';
import { runCli } from './run-cli';

let assetsDir: string;
let workerFile: string;
let folder: string;
const reviewer = generateKeyPair();

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
  folder = mkdtempSync(path.join(tmpdir(), 'fumi-cli-'));
  const { publicKey } = reviewer;
  const forged = { publicKey, privateKey: generateKeyPair().privateKey };
  const made: readonly [string, Omit<PackageWishes, 'assetsDir'>][] = [
    ['good', { reviewer }],
    ['none', {}],
    ['forged', { reviewer: forged }],
    ['moved', { reviewer, statement: { package: 'a'.repeat(64) } }],
    ['self', { reviewer, statement: { changedBy: [REVIEWER] } }],
  ];
  for (const [name, wishes] of made) {
    writeFileSync(at(`${name}.fumi`), (await packageOf({ assetsDir, ...wishes })).bytes);
  }
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => path.join(folder, ...parts);

interface Said {
  out: string;
  error: string;
}

function start(args: readonly string[], signal?: AbortSignal) {
  const said: Said = { out: '', error: '' };
  const code = runCli(
    args,
    {},
    {
      terminal: {
        out: (text) => {
          said.out += text;
        },
        error: (text) => {
          said.error += text;
        },
        isWatched: false,
      },
      clock: () => new Date('2026-01-31T09:00:00Z'),
      version: '9.9.9',
      assetsDir,
      workerFile,
      workspaceDir: path.join(folder, 'nowhere'),
      ...(signal && { signal }),
    },
  );
  return { code, said };
}

async function fumi(...args: string[]): Promise<Said & { code: number }> {
  const { code, said } = start(args);
  return { code: await code, ...said };
}

describe('fumi verify', () => {
  it('says who approved what, and that it holds', async () => {
    const { code, out, error } = await fumi('verify', at('good.fumi'));
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('Letter, version 1\n');
    expect(out).toContain(
      `Approved by Mei on 2026-01-31T09:00:00.000Z, key ${fingerprintOf(reviewer.publicKey)}\n`,
    );
    expect(out).toContain('Changed by Aiko\n');
    expect(out).toContain('The approval holds');
    const json = await fumi('verify', at('good.fumi'), '--json');
    expect(JSON.parse(json.out)).toMatchObject({ version: 1, holds: true, problem: null });
  });

  it.each([
    ['none', 'missing', 'has no approval'],
    ['forged', 'signature', 'signature does not fit'],
    ['moved', 'content', 'for other content'],
    ['self', 'fourEyes', 'among those who changed it'],
  ])('says why it does not: %s', async (name, problem, reason) => {
    const { code, error } = await fumi('verify', at(`${name}.fumi`));
    expect(code).toBe(1);
    expect(error).toContain(reason);
    const json = await fumi('verify', at(`${name}.fumi`), '--json');
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { holds: false, problem }]);
  });

  it('cannot say of a file that is damaged or gone', async () => {
    writeFileSync(at('cut.fumi'), readFileSync(at('good.fumi')).subarray(0, 700));
    expect((await fumi('verify', at('cut.fumi'))).code).toBe(2);
    expect((await fumi('verify', at('gone.fumi'))).error).toContain('gone.fumi does not exist.');
  });
});

describe('fumi approver', () => {
  it('trusts the reviewer of a package, or a key', async () => {
    const dir = at('approvers');
    const fingerprint = fingerprintOf(reviewer.publicKey);
    expect(await fumi('approver', 'add', '--dir', dir, '--package', at('good.fumi'))).toEqual({
      code: 0,
      out: `Mei is trusted: ${fingerprint}\n`,
      error: '',
    });
    const other = generateKeyPair().publicKey;
    expect((await fumi('approver', 'add', '--dir', dir, '--name', 'Aiko', '--key', other)).code).toBe(0);
    const { out } = await fumi('approver', 'list', '--dir', dir);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(out).toContain(`${fingerprint} Mei`);
    expect((await fumi('approver', 'remove', '--dir', dir, '--key', fingerprint)).code).toBe(0);
    expect((await fumi('approver', 'list', '--dir', dir)).out).not.toContain('Mei');
    expect((await fumi('approver', 'remove', '--dir', dir, '--key', fingerprint)).code).toBe(2);
  });

  it('trusts nobody whose approval does not hold, and no text that is no key', async () => {
    const dir = at('nobody');
    for (const name of ['none', 'forged', 'self']) {
      expect((await fumi('approver', 'add', '--dir', dir, '--package', at(`${name}.fumi`))).code).toBe(1);
    }
    expect(existsSync(dir)).toBe(false);
    const { code, error } = await fumi('approver', 'add', '--dir', dir, '--name', 'x', '--key', 'AAAA');
    expect([code, error]).toEqual([2, expect.stringContaining('32 bytes')]);
  });
});

describe('fumi serve', { timeout: 60_000 }, () => {
  it('begins with a token, shows it once, and takes what the other commands do while it runs', async () => {
    const dir = at('server');
    const stop = new AbortController();
    const { code, said } = start(['serve', '--dir', dir, '--port', '0', '--name', 'Print room'], stop.signal);
    await expect.poll(() => said.out, { timeout: 20_000 }).toContain('http://127.0.0.1:');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0] ?? '';
    const first = /fumi_[\w-]{43}/.exec(said.out)?.[0] ?? '';
    expect(await clientOf(url, first).health()).toMatchObject({ name: 'Print room', version: '9.9.9' });

    await fumi('approver', 'add', '--dir', dir, '--package', at('good.fumi'));
    const made = await fumi(
      'token',
      'create',
      '--dir',
      dir,
      '--name',
      'studio',
      '--scopes',
      'publish,activate',
    );
    const token = /^Access token \(shown once\): (fumi_[\w-]{43})\n$/.exec(made.out)?.[1] ?? '';
    const api = clientOf(url, token);
    const body = fileOf(readFileSync(at('good.fumi')), 'good.fumi');
    expect(await api.packages.publish({ body })).toMatchObject({ version: 1, publishedWith: 'studio' });
    expect((await fumi('token', 'list', '--dir', dir)).out).toMatch(
      /first: publish,activate,compose,history,admin; .*\nstudio: publish,activate; .*last used 2026/,
    );
    expect((await fumi('token', 'revoke', '--dir', dir, '--name', 'studio')).code).toBe(0);
    await expect(api.token()).rejects.toMatchObject({ data: { code: 'composer.unauthorised' } });
    expect((await fumi('token', 'list', '--dir', dir)).out).toContain('revoked 2026');

    const second = await fumi('serve', '--dir', dir, '--port', '0');
    expect([second.code, second.error]).toEqual([
      2,
      expect.stringContaining('in use by another composition server'),
    ]);
    stop.abort();
    expect(await code).toBe(0);
    expect(
      said.error
        .trimEnd()
        .split('\n')
        .every((line) => line.startsWith('{')),
    ).toBe(true);
    expect(`${said.error}${second.out}`).not.toContain('fumi_');
  });
});

describe('fonts of a server', { timeout: 60_000 }, () => {
  it('takes packages with fonts that are in its folder, and tells of files that are none', async () => {
    const dir = at('with-fonts');
    const fonts = path.join(dir, 'fonts');
    mkdirSync(fonts, { recursive: true });
    writeFileSync(path.join(fonts, 'kr.ttf'), fontBytes('Noto Sans KR'));
    writeFileSync(path.join(fonts, 'web.woff2'), 'wOF2');
    const plain = letter();
    const { body } = plain.styles.text;
    const text = { ...plain.styles.text, body: { ...body, family: 'Noto Sans KR' } };
    const template = { ...plain, styles: { ...plain.styles, text } };
    const { bytes } = await packageOf({ assetsDir, reviewer, template, fontsFolder: fonts });
    writeFileSync(at('korean.fumi'), bytes);
    await fumi('approver', 'add', '--dir', dir, '--package', at('korean.fumi'));

    const checksOf = async (...options: string[]): Promise<[string, string][]> => {
      const stop = new AbortController();
      const { code, said } = start(['serve', '--dir', dir, '--port', '0', ...options], stop.signal);
      await expect.poll(() => said.out, { timeout: 20_000 }).toContain('http://127.0.0.1:');
      expect(said.error.includes('A font is not used: web.woff2 is a web font')).toBe(options.length === 0);
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0] ?? '';
      const made = await fumi(
        'token',
        'create',
        '--dir',
        dir,
        '--name',
        `t${options.length}`,
        '--scopes',
        'publish',
      );
      const token = /fumi_[\w-]{43}/.exec(made.out)?.[0] ?? '';
      const { checks } = await clientOf(url, token).packages.check({ body: fileOf(bytes, 'korean.fumi') });
      stop.abort();
      expect(await code).toBe(0);
      return checks.filter(({ isOk }) => !isOk).map(({ check, reason }) => [check, reason]);
    };
    expect(await checksOf()).toEqual([]);
    mkdirSync(at('no-fonts'));
    expect(await checksOf('--fonts', at('no-fonts'))).toEqual([
      ['fonts', 'these fonts are not installed, or are other files here: Noto Sans KR 400'],
    ]);
    const gone = await fumi('serve', '--dir', dir, '--port', '0', '--fonts', at('no-such-folder'));
    expect([gone.code, gone.error]).toEqual([2, expect.stringContaining('no-such-folder does not exist.')]);
  });
});

describe('the commands of a server', () => {
  it.each([
    [['serve'], '--dir DIR is missing.'],
    [['serve', '--dir', 'x', '--port', '70000'], '--port is a number'],
    [['serve', '--dir', 'x', '--json'], '--json is one argument too many.'],
    [['token'], 'There is no command token.'],
    [['token', 'steal', '--dir', 'x'], 'There is no command token steal.'],
    [['token', 'create', '--dir', 'x', '--name', 'y'], '--scopes LIST is missing.'],
    [
      ['token', 'create', '--dir', 'x', '--name', 'y', '--scopes', 'compose,fly'],
      '--scopes is a list of publish,',
    ],
    [['token', 'revoke', '--dir', 'x'], '--name NAME is missing.'],
    [['token', 'list', '--dir', 'nowhere'], 'does not exist.'],
    [['approver', 'add', '--dir', 'x'], '--key BASE64'],
    [['approver', 'add', '--dir', 'x', '--key', 'y'], '--name NAME is missing.'],
    [
      ['approver', 'add', '--dir', 'x', '--key', 'y', '--package', 'z'],
      '--package is one argument too many.',
    ],
    [['verify'], 'Name one template: fumi verify'],
  ])('refuse %j', async (args, message) => {
    const { code, out, error } = await fumi(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
  });
});
