/**
 * Finds Electron's executable. Its npm package comes without one and fetches it at first use, which many networks
 * forbid: the attempt is made once, starts with a short question to the download host, and a failure is remembered.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { capture } from './processes.mjs';

const answerWithinMs = 5000;
const downloadWithinMs = 5 * 60_000;

/**
 * @param {string} root The project's root folder.
 * @returns {string | undefined} path of the executable where one is present
 */
export function findElectron(root) {
  const own = process.env.ELECTRON_EXEC_PATH;
  if (own) return existsSync(own) ? own : undefined;
  const folder = electronFolder(root);
  if (folder === undefined) return undefined;
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const file = path.join(override || path.join(folder, 'dist'), executableName());
  return existsSync(file) ? file : undefined;
}

/**
 * @param {string} root
 * @returns {string | undefined} folder with an unpacked Electron distribution, as electron-builder wants it
 */
export function findElectronDist(root) {
  const executable = findElectron(root);
  if (executable === undefined) return undefined;
  const folder =
    process.platform === 'darwin' ? path.resolve(executable, '../../../..') : path.dirname(executable);
  return folder;
}

/**
 * Tries to fetch the executable unless that failed before for this version.
 *
 * @param {string} root
 * @param {{ again?: boolean }} [options] `again` ignores a remembered failure.
 * @returns {Promise<string | undefined>} path of the executable
 */
export async function fetchElectron(root, options = {}) {
  const folder = electronFolder(root);
  if (folder === undefined || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return undefined;
  const version = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
  const memory = path.join(root, '.fumi', 'electron-unavailable');
  if (options.again !== true && existsSync(memory) && readFileSync(memory, 'utf8') === version)
    return undefined;
  if (await answers(process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/')) {
    process.stderr.write(`Fetching Electron ${version} (once) …\n`);
    await capture(process.execPath, [path.join(folder, 'install.js')], {
      cwd: root,
      timeout: downloadWithinMs,
      env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
    });
    const found = findElectron(root);
    if (found !== undefined) return found;
  }
  mkdirSync(path.dirname(memory), { recursive: true });
  writeFileSync(memory, version);
  return undefined;
}

/**
 * @param {string} address
 * @returns {Promise<boolean>}
 */
async function answers(address) {
  // A child, because Node reads proxy settings from the environment only where it is started so.
  const script = `fetch(${JSON.stringify(address)}, { method: 'HEAD', signal: AbortSignal.timeout(${answerWithinMs}) })
    .then((answer) => process.exit(answer.status < 500 && answer.status !== 403 ? 0 : 1), () => process.exit(1));`;
  const { code } = await capture(process.execPath, ['-e', script], {
    env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
  });
  return code === 0;
}

/**
 * @param {string} root
 * @returns {string | undefined}
 */
function electronFolder(root) {
  try {
    return path.dirname(createRequire(path.join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** @returns {string} */
function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
