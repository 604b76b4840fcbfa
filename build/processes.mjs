/** Child processes that never outlive the command that started them. */
import { spawn } from 'node:child_process';
import process from 'node:process';

/** @import { ChildProcess, SpawnOptions } from 'node:child_process' */

/** @type {Set<ChildProcess>} */
const running = new Set();

/** How long a child may take to close its files before it is killed. */
const graceMs = 5000;

/**
 * Starts a child that is stopped together with this process.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} options
 * @returns {ChildProcess}
 */
export function start(command, args, options) {
  if (running.size === 0) installSignalHandlers();
  const child = spawn(command, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<number>} its exit code; a child ended by a signal counts as 1, one that cannot start as 127
 */
export function exitCode(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command to its end and keeps what it wrote.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions & { echo?: boolean }} [options] `echo` also shows the output while it runs.
 * @returns {Promise<{ code: number, output: string }>} standard output and error in the order they came
 */
export async function capture(command, args, { echo = false, ...options } = {}) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      if (echo) process.stdout.write(text);
    });
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += `${command}: ${error.message}\n`;
      resolve(127);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { code, output };
}

/**
 * Asks every child to end and kills those that do not.
 *
 * @returns {Promise<void>}
 */
export async function stopAll() {
  const children = [...running];
  await Promise.all(
    children.map((child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      return ended.then(() => clearTimeout(timer));
    }),
  );
}

let handlersInstalled = false;

function installSignalHandlers() {
  if (handlersInstalled) return;
  handlersInstalled = true;
  for (const [signal, code] of /** @type {[NodeJS.Signals, number][]} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.once(signal, () => {
      void stopAll().then(() => process.exit(code));
    });
  }
  process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL');
  });
}
