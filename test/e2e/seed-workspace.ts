/**
 * A workspace with the samples, made once per build by the host itself and copied for every story: writing two
 * thousand records takes longer than most stories. It is made before the first story begins (`global-setup.ts`),
 * because stories run side by side.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject, startWebHost } from '../support';

/** The moment at which the host's clock stands. */
export const CLOCK = '2026-11-22T09:00:00Z';

const OUTPUT = inProject('test', 'output');

/** Copies the samples' workspace to a new folder and answers it. The caller removes it. */
export async function copySeedWorkspace(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fumi-e2e-'));
  await cp(seedFolder(), folder, { recursive: true });
  return folder;
}

/** Makes the workspace that stories copy, unless this build has made it already. */
export async function makeSeedWorkspace(): Promise<void> {
  const seed = seedFolder();
  if (existsSync(seed)) return;
  await mkdir(OUTPUT, { recursive: true });
  for (const name of readdirSync(OUTPUT)) {
    if (name.startsWith('seed-')) await rm(path.join(OUTPUT, name), { recursive: true, force: true });
  }
  const fresh = await mkdtemp(path.join(OUTPUT, 'seed-new-'));
  const host = await startWebHost(fresh, { clock: CLOCK });
  await host.stop();
  await rename(fresh, seed);
}

const seedFolder = (): string => path.join(OUTPUT, `seed-${buildName()}`);

/** Changes with every build of the host's files. */
function buildName(): string {
  const folder = inProject('dist', 'main');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    const { mtimeMs, size } = statSync(path.join(folder, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}
