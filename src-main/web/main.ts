/** The loopback host as a program: opens the workspace, prints the address, ends cleanly. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { StudioError } from '../../shared/diag';
import { createStudio } from '../services';
import { hostClock } from '../workers';
import { startWebHost } from './server';
import { defaultWorkspaceFolder } from './workspace-place';

const USAGE = 'Usage: web.js [--workspace DIR] [--port N]';

/** The built files lie beside each other: `main`, `assets`, `renderer`. */
const DIST = path.join(import.meta.dirname, '..');

interface WebOptions {
  readonly workspaceDir: string;
  readonly port: number;
}

function readOptions(): WebOptions {
  const { values } = parseArgs({
    options: {
      workspace: { type: 'string' },
      port: { type: 'string', default: '0' },
      // Opening a window is the business of whoever started this program.
      'no-open': { type: 'boolean' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port is a number up to 65535, not ${values.port}`);
  const machine = { platform: process.platform, home: homedir(), environment: process.env };
  return { workspaceDir: values.workspace ?? defaultWorkspaceFolder(machine), port };
}

function readVersion(): string {
  const text = readFileSync(path.join(DIST, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

async function run({ workspaceDir, port }: WebOptions): Promise<void> {
  const studio = await createStudio({
    workspaceDir,
    assetsDir: path.join(DIST, 'assets'),
    workerFile: path.join(DIST, 'worker', 'compose-worker.js'),
    host: 'web',
    version: readVersion(),
    language: (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('ja')
      ? 'ja'
      : 'en',
    clock: hostClock(process.env),
  });
  let isEnding = false;
  const end = async (close: () => Promise<void>): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await close();
    await studio.close();
  };
  try {
    const host = await startWebHost({ studio, rendererDir: path.join(DIST, 'renderer'), port });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => void end(host.close).then(() => process.exit(0)));
    }
    process.stdout.write(`Fumi Studio: ${host.url}\n`);
  } catch (error) {
    await end(async () => {});
    throw error;
  }
}

let options: WebOptions;
try {
  options = readOptions();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}\n`);
  process.exit(2);
}
try {
  await run(options);
} catch (error) {
  const isKnown = error instanceof StudioError;
  process.stderr.write(`${isKnown ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
