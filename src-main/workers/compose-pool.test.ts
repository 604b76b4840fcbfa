import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { reason } from '../../shared/diag';
import type { Template } from '../../shared/model';
import { installAssets } from '../services/installation.test-support';
import { ComposePool, type PoolOptions } from './compose-pool';

/** A worker that answers with its own number as the digest; what a task holds is what it does first. */
const WORKER = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ tasks: [task] }) => {
  if (task.content === 'die') process.exit(3);
  if (task.content === 'hang') for (;;);
  const result = { record: task.index, title: '', pages: 1, milliseconds: 1, state: 'clean', digest: String(threadId),
    file: task.file, diagnostics: [] };
  parentPort.postMessage({ kind: 'results', results: [result] });
  parentPort.postMessage({ kind: 'idle' });
});
`;

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

function open(options: Partial<PoolOptions> = {}, assets = assetsDir) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-pool-'));
  const workerFile = path.join(folder, 'worker.mjs');
  writeFileSync(workerFile, WORKER);
  const pool = new ComposePool({ workerFile, threads: 1, recordLimitMs: 5000, waiting: 10, ...options });
  onTestFinished(async () => {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const order = {
    template: {} as Template,
    assets: new Map(),
    fonts: [],
    assetsDir: assets,
    today: '2026-01-01',
    output: 'separate' as const,
    folder,
    mergedFile: '',
  };
  const compose = (key: string, content = '') =>
    pool.compose({ key, order, task: { index: 0, title: '', content, file: 'a.pdf' } });
  return { pool, compose };
}

describe('a pool', { timeout: 60_000 }, () => {
  it('keeps a thread for its job and gives its place to another', async () => {
    const { compose } = open();
    const first = await compose('a');
    expect((await compose('a')).digest).toBe(first.digest);
    const other = await compose('b');
    expect(other.digest).not.toBe(first.digest);
    expect((await compose('b')).digest).toBe(other.digest);
  });

  it('makes as many threads as it may, for one job as well', async () => {
    const { compose } = open({ threads: 2 });
    const digests = await Promise.all([compose('a'), compose('a'), compose('a')]);
    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(2);
  });

  it('fails the record that its thread dies of, and goes on', async () => {
    const { compose } = open();
    expect(await compose('a', 'die')).toMatchObject({
      state: 'failed',
      digest: null,
      diagnostics: [{ args: { reason: reason('worker.ended', { exitCode: 3 }) } }],
    });
    expect((await compose('a')).state).toBe('clean');
  });

  it('gives up a record that takes too long, and goes on', async () => {
    const { compose } = open({ recordLimitMs: 300 });
    const late = compose('a', 'hang');
    const next = compose('a');
    await expect(late).rejects.toMatchObject({ code: 'composer.tooLong', args: { seconds: 0.3 } });
    expect((await next).state).toBe('clean');
  });

  it('lets so many wait', async () => {
    const { compose } = open({ waiting: 1 });
    const [running, waiting] = [compose('a'), compose('a')];
    await expect(compose('a')).rejects.toMatchObject({ code: 'composer.tooMany' });
    expect((await Promise.all([running, waiting])).map(({ state }) => state)).toEqual(['clean', 'clean']);
  });

  it('gives up everything when it closes', async () => {
    const { pool, compose } = open();
    const calls = [compose('a', 'hang'), compose('a')];
    const ended = Promise.allSettled(calls);
    await pool.close();
    const stopping = { status: 'rejected', reason: { code: 'composer.stopping' } };
    expect(await ended).toMatchObject([stopping, stopping]);
    await expect(compose('a')).rejects.toMatchObject({ code: 'composer.stopping' });
  });

  it('refuses what its installation cannot compose, and goes on', async () => {
    const { compose } = open({}, path.join(tmpdir(), 'fumi-nowhere'));
    await expect(compose('a')).rejects.toThrow(/harfbuzz\.wasm cannot be read/);
    await expect(compose('b')).rejects.toMatchObject({ code: 'internal.failure' });
  });
});
