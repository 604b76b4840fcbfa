/**
 * Set-up before anything else runs: the right Node, then the right packages.
 *
 * Every script of the project (`npm start`, `npm test`, `npx fumi` …) calls {@link bootstrap} first. It has no
 * dependencies and runs on Node 20.19 and later, because a fresh clone has nothing else. The studio itself needs
 * Node 22.14 (Node-API 10): on an older Node the platform's Node 24 is fetched as an ordinary npm package into the
 * project's private folder and the wanted script is started again under it.
 *
 * Everything said here goes to stderr: the standard output belongs to the script.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { fetchNode, isAtLeast, minimumNode, oldestBootstrapNode, pathWithNode } from './node-runtime.mjs';
import { SetupError } from './setup-error.mjs';

/** Absolute path of the project's root folder. */
export const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Makes sure that the calling script runs under a Node that can run the studio, with all packages installed.
 * Where the running Node is too old this never returns: the script is run again in a child process with the fetched
 * Node, and this process ends with the child's exit code.
 *
 * @param {string} scriptUrl `import.meta.url` of the script.
 * @returns {Promise<void>}
 */
export async function bootstrap(scriptUrl) {
  try {
    if (!isAtLeast(process.versions.node, oldestBootstrapNode)) {
      throw new SetupError(
        `Fumi Studio needs Node ${oldestBootstrapNode.join('.')} or newer to set itself up; this is Node ${process.versions.node}.`,
        'Install a current Node from https://nodejs.org and run the command again.',
      );
    }
    if (!isAtLeast(process.versions.node, minimumNode)) {
      const node = await fetchNode(projectRoot);
      process.exit(await runUnder(node, fileURLToPath(scriptUrl), process.argv.slice(2)));
    }
    process.env.PATH = pathWithNode(process.execPath);
    await ensureDependencies(projectRoot);
    stopWithParent();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`\n${error.message}\n${error.wayOut}\n`);
    process.exit(1);
  }
}

/**
 * Runs a script under another Node with this process's arguments, streams and signals.
 *
 * @param {string} node Path of the Node executable.
 * @param {string} script Path of the script.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
function runUnder(node, script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [...process.execArgv, script, ...args], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PATH: pathWithNode(node) },
    });
    for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** A script started by {@link runUnder} ends when its parent is killed without a chance to pass the signal on. */
function stopWithParent() {
  if (process.channel === undefined) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
