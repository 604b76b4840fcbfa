/** The programs of the system that some tests need, installed through apt where that is allowed and possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findBrowser, isRoot } from './browser.mjs';
import { capture } from './processes.mjs';

/**
 * @typedef {object} SystemTool
 * @property {string} what For messages.
 * @property {string} debianPackage
 * @property {() => boolean} isPresent
 */

/** @type {SystemTool[]} */
export const testTools = [
  { what: 'a Chromium browser', debianPackage: 'chromium', isPresent: () => findBrowser() !== undefined },
  { what: 'qpdf', debianPackage: 'qpdf', isPresent: () => isOnPath('qpdf') },
  {
    what: 'poppler (pdftotext, pdftoppm)',
    debianPackage: 'poppler-utils',
    isPresent: () => isOnPath('pdftotext') && isOnPath('pdftoppm'),
  },
  { what: 'mupdf (mutool)', debianPackage: 'mupdf-tools', isPresent: () => isOnPath('mutool') },
];

/**
 * Installs what is missing where it may (root, apt; `FUMI_NO_APT` forbids it).
 *
 * @returns {Promise<SystemTool[]>} what is still missing
 */
export async function ensureTestTools() {
  const missing = testTools.filter((tool) => !tool.isPresent());
  if (missing.length === 0) return [];
  if (process.platform === 'linux' && isRoot() && isOnPath('apt-get') && !process.env.FUMI_NO_APT) {
    const names = missing.map((tool) => tool.debianPackage);
    console.log(`installing ${names.join(', ')} through apt …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await capture('apt-get', ['update', '-q'], { env });
    const { code, output } = await capture(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', ...names],
      { env },
    );
    if (code !== 0) console.log(output.trimEnd().split('\n').slice(-5).join('\n'));
  }
  return missing.filter((tool) => !tool.isPresent());
}

/**
 * @param {string} command
 * @returns {boolean}
 */
function isOnPath(command) {
  if (process.platform === 'win32') return spawnSync('where', [command]).status === 0;
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, command)));
}
