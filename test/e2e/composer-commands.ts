/** What an operator does on a composition server, with the built command. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inProject } from '../support';

const run = promisify(execFile);

/** Runs `fumi`; rejects where it ends with anything but 0. */
export const fumi = async (...args: string[]): Promise<string> =>
  (
    await run(process.execPath, [inProject('dist', 'main', 'cli.js'), ...args], {
      env: { ...process.env, LANG: 'en_GB.UTF-8' },
    })
  ).stdout;

/** Trusts a reviewer's key, while the server runs. */
export const addApprover = (folder: string, name: string, publicKey: string): Promise<string> =>
  fumi('approver', 'add', '--dir', folder, '--name', name, '--key', publicKey);
