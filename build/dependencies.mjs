/**
 * Installs the locked packages when they are absent or not those of the lockfile, and otherwise does nothing.
 * What is installed is read from npm's own record in `node_modules`, written last by every complete installation:
 * an interrupted one is repeated, and a developer's `npm install` counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { withLock } from './lock.mjs';
import { environmentForNpm, npmCommand } from './node-runtime.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * @param {string} root The project's root folder.
 * @returns {Promise<void>}
 */
export async function ensureDependencies(root) {
  if (areInstalled(root)) return;
  await withLock(path.join(root, '.fumi', 'install.lock'), 'Another command is installing packages', () => {
    if (areInstalled(root)) return;
    process.stderr.write('Installing the packages of package-lock.json (once) …\n');
    const npm = npmCommand();
    // Nothing here needs an install script: native modules carry their binaries.
    const result = spawnSync(
      npm.command,
      [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: root, stdio: ['ignore', 2, 2], shell: npm.shell, env: environmentForNpm() },
    );
    if (result.status !== 0) {
      throw new SetupError(
        `The packages could not be installed (npm ci ended with ${result.status ?? result.error?.message ?? result.signal}).`,
        'Check the network, the registry setting (npm config get registry) and the free space, and run the command again.',
      );
    }
  });
}

/**
 * Whether every package of the lockfile is installed in the locked version. Optional packages are for other
 * platforms and may be absent.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function areInstalled(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const locked = readPackages(path.join(root, 'package-lock.json'));
  return Object.entries(locked).every(([place, entry]) => {
    if (place === '') return true;
    const present = installed[place];
    if (present === undefined) return entry.optional === true || entry.devOptional === true;
    return present.version === entry.version;
  });
}

/**
 * @param {string} file A package-lock.json.
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
