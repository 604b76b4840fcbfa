/** A built program in a process of its own, started as a person's command starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { inProject } from './project';

export interface Program {
  readonly process: ChildProcess;
  /** What it wrote so far. */
  output(): string;
  /** Ends it as a person would and waits for it. */
  stop(): Promise<void>;
  /** Kills it without warning, as a power cut would. */
  kill(): Promise<void>;
}

export interface ProgramStart {
  /** For messages: `The web host`. */
  readonly name: string;
  /** The program below `dist/main` and its arguments. */
  readonly command: readonly [file: string, ...args: string[]];
  /** ISO 8601 moment at which its clock stands; runs where absent. */
  readonly clock?: string | undefined;
  /** What it prints once it answers. */
  readonly ready: RegExp;
}

/** How long a program may take to be ready. */
const START_WITHIN_MS = 60_000;

/**
 * Starts a program; resolves with what `ready` found.
 *
 * @throws Error with its output where it ends or stays silent instead
 */
export async function startProgram({
  name,
  command: [file, ...args],
  clock,
  ready,
}: ProgramStart): Promise<{ readonly program: Program; readonly found: string }> {
  const child = spawn(process.execPath, [inProject('dist', 'main', file), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'en_GB.UTF-8', ...(clock === undefined ? {} : { FUMI_CLOCK: clock }) },
  });
  let written = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const found = await new Promise<string>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`${name} ${what}:\n${written}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('was not ready in time');
    }, START_WITHIN_MS);
    const read = (text: string) => {
      written += text;
      const match = ready.exec(written)?.[0];
      if (match === undefined) return;
      clearTimeout(timer);
      resolve(match);
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
  const program: Program = {
    process: child,
    output: () => written,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
  return { program, found };
}
