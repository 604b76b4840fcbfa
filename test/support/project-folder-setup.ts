/** Removes the folders that a file of tests had made. A set-up file, because files that share their modules load them once. */
import { afterAll } from 'vitest';
import { removeProjectFolders } from './project-folder';

afterAll(removeProjectFolders);
