import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openTemplate } from '../../shared/engine';
import type { PackageContent } from '../../shared/package';
import { readingFailure } from '../files';
import { readPackageFile } from '../services';

/** Reads a `.fumi` file. Throws `file.notFound`, `file.unreadable` or what the package is wrong with. */
export async function readTemplateFile(file: string): Promise<PackageContent> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw readingFailure(file, error);
  }
  return await readPackageFile(path.basename(file), bytes, openTemplate);
}
