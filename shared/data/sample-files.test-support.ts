/** Public sample data beside the project, for tests; it is not part of the project and may be absent. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export const samplePath = (name: string): string => root + name;

/** Whether a sample is there; says so where it is not, because its tests are skipped then. */
export function hasSample(name: string): boolean {
  const isThere = existsSync(samplePath(name));
  if (!isThere) console.warn(`skipped: ../shared/data/${name} is not here`);
  return isThere;
}

export const readSample = (name: string): string => readFileSync(samplePath(name), 'utf8');
