/** Starts the built studio in a process of its own, as a person's command does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { inProject } from './project';

/** A running web host. */
export interface StudioHost {
  /** Address with the access token, as printed. */
  readonly url: string;
  readonly process: ChildProcess;
  /** What the host wrote so far. */
  output(): string;
  /** Ends it as a person would and waits for it. */
  stop(): Promise<void>;
  /** Kills it without warning, as a power cut would. */
  kill(): Promise<void>;
}

export interface HostOptions {
  /** ISO 8601 moment at which the host's clock stands; runs where absent. */
  readonly clock?: string;
}

/** How long a host may take to print its address. */
const START_WITHIN_MS = 60_000;

/**
 * Starts `dist/main/web.js` on a free port.
 *
 * @param workspace Folder of the workspace; made where absent.
 * @throws Error with the host's output where it ends or stays silent instead
 */
export async function startWebHost(workspace: string, { clock }: HostOptions = {}): Promise<StudioHost> {
  const child = spawn(
    process.execPath,
    [inProject('dist', 'main', 'web.js'), '--no-open', '--port', '0', '--workspace', workspace],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'en_GB.UTF-8', ...(clock === undefined ? {} : { FUMI_CLOCK: clock }) },
    },
  );
  let written = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`The web host ${what}:\n${written}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('did not print its address');
    }, START_WITHIN_MS);
    const read = (text: string) => {
      written += text;
      const found = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+\S*(?=\s)/.exec(written)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
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
    url,
    process: child,
    output: () => written,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
