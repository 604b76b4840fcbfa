/**
 * `npm start`: sets up, builds what changed, opens the studio. Electron where its executable is present or can be
 * fetched; elsewhere the same studio from the loopback host in an app window of an installed browser, else its
 * address on the terminal.
 *
 * Options: --host web|electron, --no-open, --workspace DIR, --port N.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bootstrap, projectRoot } from './bootstrap.mjs';
import { canShowWindow, findBrowser, isRoot } from './browser.mjs';
import { buildOrExit } from './build.mjs';
import { fetchElectron, findElectron } from './electron-binary.mjs';
import { exitCode, start, stopAll } from './processes.mjs';

/** A window that closes sooner with an error never was one. */
const windowFailsWithinMs = 8000;

const usage = 'Usage: npm start -- [--host web|electron] [--no-open] [--workspace DIR] [--port N]';

/** @typedef {{ host: 'web' | 'electron' | undefined, open: boolean, passedOn: string[] }} StartOptions */

await bootstrap(import.meta.url);
const options = readOptions();
await buildOrExit();
process.exitCode = await open(options);

/** @returns {StartOptions} */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        workspace: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const { host, port, workspace } = values;
    if (host !== undefined && host !== 'web' && host !== 'electron') {
      throw new Error(`--host is web or electron, not ${host}`);
    }
    if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new Error(`--port is a number, not ${port}`);
    const passedOn = [];
    if (workspace !== undefined) {
      // npm changes into the project's folder; the person stands in INIT_CWD.
      passedOn.push('--workspace', path.resolve(process.env.INIT_CWD ?? '.', workspace));
    }
    if (port !== undefined) passedOn.push('--port', port);
    return { host, open: !values['no-open'], passedOn };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

/**
 * @param {StartOptions} wanted
 * @returns {Promise<number>} exit code
 */
async function open(wanted) {
  if (wanted.host !== 'web' && wanted.open) {
    const code = await openElectron(wanted);
    if (code !== undefined) return code;
    if (wanted.host === 'electron') return 1;
  } else if (wanted.host === 'electron') {
    console.error('--no-open goes with --host web: Electron is a window.');
    return 2;
  }
  return await openWeb(wanted);
}

/**
 * @param {StartOptions} wanted
 * @returns {Promise<number | undefined>} exit code, or undefined where Electron cannot be used here
 */
async function openElectron(wanted) {
  const isWished = wanted.host === 'electron';
  const instead = isWished ? '' : '; opening the studio through the web host';
  if (!canShowWindow()) {
    console.log(`Electron needs a display and this session has none${instead}.`);
    return undefined;
  }
  const electron = findElectron(projectRoot) ?? (await fetchElectron(projectRoot, { again: isWished }));
  if (electron === undefined) {
    console.log(`Electron's executable is not here and could not be fetched${instead}.`);
    return undefined;
  }
  if (isRoot()) {
    console.log(`Electron's sandbox does not run as root${instead}.`);
    return undefined;
  }
  const started = performance.now();
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const child = start(electron, [projectRoot, ...wanted.passedOn], { stdio: 'inherit', env: environment });
  const code = await exitCode(child);
  if (code !== 0 && performance.now() - started < windowFailsWithinMs) {
    console.log(`Electron did not start here (exit code ${code})${instead}.`);
    return undefined;
  }
  return code;
}

/**
 * @param {StartOptions} wanted
 * @returns {Promise<number>} exit code
 */
async function openWeb(wanted) {
  const host = start(
    process.execPath,
    [path.join(projectRoot, 'dist/main/web.js'), '--no-open', ...wanted.passedOn],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = exitCode(host);
  let written = '';
  let isOpened = false;
  let isClosed = false;
  host.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    process.stdout.write(text);
    if (isOpened) return;
    written += text;
    const address = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+\S*(?=\s)/.exec(written)?.[0];
    if (address === undefined) return;
    isOpened = true;
    if (wanted.open) {
      openWindow(address, () => {
        isClosed = true;
      });
    }
  });
  const code = await ended;
  return isClosed ? 0 : code;
}

/**
 * Opens an app window on the address; the host ends with it.
 *
 * @param {string} address
 * @param {() => void} closed Called when the person closed the window.
 */
function openWindow(address, closed) {
  const browser = findBrowser();
  if (browser === undefined || !canShowWindow()) {
    const reason =
      browser === undefined ? 'No Chromium, Chrome or Edge found' : 'This session has no display';
    console.log(`${reason}: open the address above in a browser.`);
    return;
  }
  const profile = path.join(projectRoot, '.fumi', 'browser-profile');
  mkdirSync(profile, { recursive: true });
  const args = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
  ];
  // Chromium refuses to run as root otherwise; the profile is private and shows nothing but the loopback host.
  if (isRoot() && process.platform === 'linux') args.push('--no-sandbox');
  const started = performance.now();
  const window = start(browser, args, { stdio: 'ignore' });
  void exitCode(window).then(async (code) => {
    if (performance.now() - started < windowFailsWithinMs) {
      if (code !== 0)
        console.log('The browser window could not be opened: open the address above in a browser.');
      // With code 0 a browser already running on the profile took the window over.
      return;
    }
    closed();
    await stopAll();
  });
}
