/** The entry of Electron's main process: finds the folders of this installation and starts the application. */
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { createStudio } from '../services';
import { defaultWorkspaceFolder } from '../web';
import { runApplication } from './application';
import { systemKeychain } from './keychain';
import { languageOf } from './strings';

/** `dist`, in a clone as in a package: this file is `dist/electron/main.js`. */
const dist = fileURLToPath(new URL('..', import.meta.url));

/** Assets lie beside the archive of a package: other programs open the licences. */
const assetsFolder = path.join(dist, 'assets').replace(/\bapp\.asar\b/, 'app.asar.unpacked');

/** Unpackaged, the first argument is the application's folder. */
const args = process.argv.slice(app.isPackaged ? 1 : 2);

/** The workspace of `--workspace`, else the one this person's web host uses too. */
function workspaceFolder(): string {
  // Not strict: Chromium has options of its own.
  const { values } = parseArgs({ args, options: { workspace: { type: 'string' } }, strict: false });
  if (typeof values.workspace === 'string') return path.resolve(values.workspace);
  return defaultWorkspaceFolder({ platform: process.platform, home: homedir(), environment: process.env });
}

runApplication({
  rendererFolder: path.join(dist, 'renderer'),
  assetsFolder,
  preload: path.join(dist, 'electron', 'preload.cjs'),
  platform: process.platform,
  args,
  workingFolder: process.cwd(),
  createStudio: () =>
    createStudio({
      workspaceDir: workspaceFolder(),
      assetsDir: assetsFolder,
      workerFile: path.join(dist, 'worker', 'compose-worker.js'),
      host: 'electron',
      version: app.getVersion(),
      language: languageOf('system', app.getPreferredSystemLanguages()),
      keychain: systemKeychain(process.platform),
    }),
}).catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});
