/** The store of a composition server for commands beside it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { StudioError } from '../../shared/diag';
import { ComposerStore } from '../composer';

/**
 * Opens a store, and makes one only for a command that puts something in: a mistyped folder is not a store without
 * tokens. Throws `file.notFound`, or what a store cannot be opened for.
 */
export function openStore(folder: string, clock: () => Date, isMade: boolean): ComposerStore {
  if (!isMade && !existsSync(path.join(folder, 'composer.db'))) {
    throw new StudioError('file.notFound', { path: path.join(folder, 'composer.db') });
  }
  return new ComposerStore({ folder, isServer: false, clock });
}
