/** Places of the project and of what lies beside it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The project's root folder. Found upwards from here, because tools are also run from their built file.
 */
export const projectRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return path.join(projectRoot, ...parts);
}

/** Data sets beside the project, for tests only. They are not part of it and may be absent: see {@link sharedData}. */
const sharedDataFolder = path.join(projectRoot, '..', 'shared', 'data');

/**
 * A file of the data beside the project, or undefined where it is absent. Use it as
 * `it.skipIf(file === undefined)('… (needs ../shared/data)', …)`, so that the report says what was not run.
 */
export function sharedData(...parts: string[]): string | undefined {
  const file = path.join(sharedDataFolder, ...parts);
  return existsSync(file) ? file : undefined;
}

function findRoot(folder: string): string {
  const parent = path.dirname(folder);
  const isRoot = existsSync(path.join(folder, 'package-lock.json'));
  return isRoot || parent === folder ? folder : findRoot(parent);
}
