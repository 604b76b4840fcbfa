/** Folders inside the project for what a file of tests installs, because programs look for packages from where they are. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { inProject } from './project';

const made: string[] = [];

/** A new empty folder inside the project, removed after the file's tests. */
export function projectFolder(): string {
  mkdirSync(inProject('.fumi'), { recursive: true });
  const folder = mkdtempSync(inProject('.fumi', 'test-'));
  made.push(folder);
  return folder;
}

/** Removes all that were made. `project-folder-setup.ts` calls it after every file. */
export function removeProjectFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
