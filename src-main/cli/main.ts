/** The `fumi` command as a program. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { defaultWorkspaceFolder } from '../web';
import { hostClock } from '../workers';
import { runCli } from './run-cli';

/** The built files lie beside each other: `main`, `assets`. */
const DIST = path.join(import.meta.dirname, '..');

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
// `fumi … | head` closes the pipe early; that is no failure.
process.stdout.on('error', () => process.exit(process.exitCode ?? 0));

const { version } = JSON.parse(readFileSync(path.join(DIST, '..', 'package.json'), 'utf8')) as {
  readonly version: string;
};

process.exitCode = await runCli(process.argv.slice(2), process.env, {
  terminal: {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
  },
  clock: hostClock(process.env),
  version,
  assetsDir: path.join(DIST, 'assets'),
  workerFile: path.join(DIST, 'worker', 'compose-worker.js'),
  workspaceDir: defaultWorkspaceFolder({
    platform: process.platform,
    home: homedir(),
    environment: process.env,
  }),
  signal: stop.signal,
});
