import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The layer check must be able to fail: a small tree of files with one forbidden import each, and a few allowed ones,
 * is checked with the project's own configuration.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** File to content. The comment names the rule the file breaks; files without one break none. */
const FILES: Record<string, string> = {
  'shared/base/index.ts': 'export const base = 1;',
  'shared/base/inner.ts': 'export const inner = 1;',
  'shared/base/upward.ts': "import { model } from '../model';\nexport const a = model; // layer-base",
  'shared/model/index.ts': "import { base } from '../base';\nexport const model = base;",
  'shared/model/past.ts':
    "import { inner } from '../base/inner';\nexport const a = inner; // face-shared/base",
  'shared/display/index.ts': 'export const display = 1;',
  'shared/display/sees-text.ts': "import { text } from '../text';\nexport const a = text; // layer-display",
  'shared/text/index.ts': "import { display } from '../display';\nexport const text = display;",
  'shared/elements/index.ts': 'export const elements = 1;',
  'shared/elements/box/index.ts': 'export const box = 1;',
  'shared/elements/line/index.ts':
    "import { box } from '../box';\nexport const line = box; // elements-apart",
  'shared/elements/image/index.ts':
    "import { elements } from '..';\nexport const image = elements; // elements-without-registry",
  'shared/pdf/index.ts': "import { model } from '../model';\nexport const pdf = model; // layer-pdf",
  'shared/html/index.ts':
    "import { elements } from '../elements';\nexport const html = elements; // layer-html",
  'shared/plaintext/index.ts': "import { display } from '../display';\nexport const plaintext = display;",
  'shared/engine/index.ts':
    "import { box } from '../elements/box';\nimport { plaintext } from '../plaintext';\nexport const engine = [box, plaintext];",
  'shared/base/node.ts':
    "import { readFileSync } from 'node:fs';\nexport const a = readFileSync; // shared-host",
  'shared/geometry/index.ts': "import konva from 'konva';\nexport const a = konva; // shared-packages",
  'shared/invented/index.ts': "import { base } from '../base';\nexport const a = base; // unknown-layer",
  'shared/review/index.ts':
    "import { host } from '../../src-main/services';\nexport const a = host; // shared-alone",
  'src-main/services/index.ts': 'export const host = 1;',
  'src-main/web/index.ts':
    "import { view } from '../../src-renderer/view';\nexport const a = view; // main-and-renderer-apart",
  'src-main/web/window.ts': "import { app } from 'electron';\nexport const a = app; // electron-in-one-place",
  'src-main/electron/index.ts': "import { app } from 'electron';\nexport const electron = app;",
  'src-main/cli/index.ts':
    "import { electron } from '../electron';\nexport const a = electron; // electron-is-a-leaf",
  'src-renderer/view.ts': "import { contract } from '../shared/contract';\nexport const view = contract;",
  'src-renderer/host.ts':
    "import { host } from '../src-main/services';\nexport const a = host; // renderer-and-main-apart",
  'src-renderer/files.ts':
    "import { readFileSync } from 'node:fs';\nexport const a = readFileSync; // renderer-builtins",
  'src-renderer/database.ts':
    "import Database from 'better-sqlite3';\nexport const a = Database; // renderer-host",
  'shared/contract/index.ts': "import { engine } from '../engine';\nexport const contract = engine;",
  'shared/data/index.ts': "import { b } from './b';\nexport const a = () => b;",
  'shared/data/b.ts': "import { a } from '.';\nexport const b = () => a; // no-cycles",
  'shared/data/data.test.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('x');",
  'shared/rules/index.ts': "import '../data/data.test';\nexport const rules = 1; // no-tests-in-source",
  'shared/layout/index.ts': "import { gone } from './gone';\nexport const a = gone; // no-unresolved",
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let folder = '';
let violations: readonly Violation[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fumi-layers-'));
  for (const [file, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  for (const name of ['konva', 'electron', 'better-sqlite3']) {
    const installed = path.join(folder, 'node_modules', name);
    await mkdir(installed, { recursive: true });
    await writeFile(
      path.join(installed, 'package.json'),
      `{"name":"${name}","version":"1.0.0","main":"index.js"}`,
    );
    await writeFile(path.join(installed, 'index.js'), '');
  }
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  violations = await cruise(folder);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the project's own check over a tree. */
function cruise(cwd: string): Promise<readonly Violation[]> {
  const script = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = path.join(root, '.dependency-cruiser.mjs');
  const args = [script, '--config', config, '--output-type', 'json', 'shared', 'src-main', 'src-renderer'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 64 << 20 }, (error, stdout) => {
      // The exit code is the number of violations.
      if (stdout === '') reject(error);
      else resolve(JSON.parse(stdout).summary.violations);
    });
  });
}

describe('the layer check', () => {
  const broken = Object.entries(FILES).flatMap(([file, text]) => {
    const rule = /\/\/ (\S+)$/.exec(text)?.[1];
    return rule === undefined ? [] : [{ file, rule }];
  });

  it.each(broken)('reports $rule in $file', ({ file, rule }) => {
    const found = violations
      .filter((violation) => violation.from === file)
      .map((violation) => violation.rule.name);
    expect(found).toContain(rule);
  });

  it('reports nothing where the imports are allowed', () => {
    const allowed = Object.keys(FILES).filter((file) => !broken.some((entry) => entry.file === file));
    // Either end of a cycle may be the one that is named.
    const wrong = violations.filter(
      (violation) => allowed.includes(violation.from) && violation.rule.name !== 'no-cycles',
    );
    expect(wrong).toEqual([]);
  });
});
