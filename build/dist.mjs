/** Packages the application with electron-builder. Electron itself must be here: it is not fetched by packaging. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fetchElectron, findElectronDist } from './electron-binary.mjs';
import { exitCode, start } from './processes.mjs';

/**
 * Without arguments the unpacked folder is made (`release/`), which needs nothing from the network. `--all` makes the
 * installers of this platform too; their tools are fetched by electron-builder. Other arguments go to electron-builder.
 *
 * @param {string} root The project's root folder.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function packageApplication(root, args) {
  let dist = findElectronDist(root);
  if (dist === undefined) {
    await fetchElectron(root, { again: true });
    dist = findElectronDist(root);
  }
  if (dist === undefined) {
    console.error(
      "Cannot package: Electron's distribution is not here and could not be fetched.\n" +
        'Set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron of version ' +
        `${electronVersion(root)}, or run this where its download host can be reached.`,
    );
    return 1;
  }
  const rest = args.filter((argument) => argument !== '--all');
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  return await exitCode(
    start(
      process.execPath,
      [
        builder,
        ...(args.includes('--all') ? [] : ['--dir']),
        '--publish',
        'never',
        `--config.electronDist=${dist}`,
        ...rest,
      ],
      { stdio: 'inherit', cwd: root, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
    ),
  );
}

/**
 * @param {string} root
 * @returns {string}
 */
function electronVersion(root) {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.electron;
}
