/** Finds an installed browser of the Chromium family and knows whether a window can be shown at all. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where the variable is set, its browser is used and no other. */
export const browserVariable = 'FUMI_BROWSER';

/** @returns {string | undefined} path of the executable */
export function findBrowser() {
  const chosen = process.env[browserVariable];
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  return candidates().find((file) => existsSync(file));
}

/** @returns {string[]} */
function candidates() {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const roots = ['/Applications', path.join(process.env.HOME ?? '', 'Applications')];
    return roots.flatMap((root) =>
      names.map((name) => path.join(root, `${name}.app`, 'Contents/MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const files = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return roots.flatMap((root) => (root === undefined ? [] : files.map((file) => path.join(root, file))));
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
}

/** @returns {boolean} whether this session has a display */
export function canShowWindow() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** @returns {boolean} whether Chromium's sandbox refuses to run because the user is root */
export function isRoot() {
  return process.getuid?.() === 0;
}
