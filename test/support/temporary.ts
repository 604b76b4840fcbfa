/** Temporary folders for tests, gone when the test is. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new empty folder, removed when the running test ends. To be called inside a test. */
export async function temporaryFolder(): Promise<string> {
  // Imported here, because tools that run outside of vitest use other parts of this folder.
  const { onTestFinished } = await import('vitest');
  const folder = await mkdtemp(path.join(tmpdir(), 'fumi-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
