/** Starts the built composition server in a process of its own, as `npx fumi serve` does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { inProject } from './project';

/** A running composition server. */
export interface ComposerProcess {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The token with every right that the very first start prints; empty after that. */
  readonly token: string;
  readonly process: ChildProcess;
  output(): string;
  /** Ends it as an operator would and waits for it. */
  stop(): Promise<void>;
  /** Kills it without warning. */
  kill(): Promise<void>;
}

export interface ComposerProcessOptions {
  /** Folder of the server; made where absent. */
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly clock?: string;
}

const START_WITHIN_MS = 60_000;

/** @throws Error with the server's output where it ends or stays silent instead of printing its address */
export async function startComposer({
  folder,
  port = 0,
  clock,
}: ComposerProcessOptions): Promise<ComposerProcess> {
  const child = spawn(
    process.execPath,
    [inProject('dist', 'main', 'cli.js'), 'serve', '--dir', folder, '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'en_GB.UTF-8', ...(clock === undefined ? {} : { FUMI_CLOCK: clock }) },
    },
  );
  let written = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`The composition server ${what}:\n${written}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('did not print its address');
    }, START_WITHIN_MS);
    const read = (text: string) => {
      written += text;
      if (!ADDRESS.test(written)) return;
      clearTimeout(timer);
      resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    url: ADDRESS.exec(written)?.[0] ?? '',
    token: /fumi_[A-Za-z0-9_-]{20,}/.exec(written)?.[0] ?? '',
    process: child,
    output: () => written,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
