import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { foreignWords, reason } from '../../shared/diag';
import type { Template } from '../../shared/model';
import { installAssets } from '../services/installation.test-support';
import { Batch, type BatchOptions } from './batch';
import type { RecordResult, RecordTask } from './compose-job';

/** A worker that answers like the real one; `each` is what it does with a task's content before it answers. */
const workerSource = (each: string): string => `
import { parentPort, workerData } from 'node:worker_threads';
import { writeFileSync } from 'node:fs';
const stop = new Int32Array(workerData.stop);
parentPort.on('message', (message) => {
  if (message.kind === 'finish') return parentPort.postMessage({ kind: 'finished' });
  for (const task of message.tasks) {
    if (Atomics.load(stop, 0) !== 0) break;
    ${each}
    const result = { record: task.index, title: task.title, pages: 1, milliseconds: 1, state: 'clean',
      digest: 'd', file: task.file, diagnostics: [] };
    parentPort.postMessage({ kind: 'results', results: [result] });
  }
  parentPort.postMessage({ kind: 'idle' });
});
`;

function temporaryDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-batch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const tasks = (count: number, read = { count: 0 }): Iterable<RecordTask> => ({
  *[Symbol.iterator]() {
    for (let index = 0; index < count; index += 1) {
      read.count += 1;
      yield { index, title: `${index}`, content: `${index}`, file: `${index}.pdf` };
    }
  },
});

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

interface Run {
  readonly batch: Batch;
  readonly results: RecordResult[];
  readonly folder: string;
}

function start(
  each: string,
  options: Partial<BatchOptions> = {},
  output: 'separate' | 'merged' = 'separate',
): Run {
  const folder = temporaryDir();
  const workerFile = path.join(temporaryDir(), 'worker.mjs');
  writeFileSync(workerFile, workerSource(each));
  const results: RecordResult[] = [];
  const batch = new Batch({
    job: {
      template: {} as Template,
      assets: new Map(),
      fonts: [],
      assetsDir,
      today: '2026-01-01',
      output,
      folder,
      mergedFile: 'all.pdf',
    },
    tasks: tasks(170),
    workers: 2,
    workerFile,
    onResults: (more) => results.push(...more),
    ...options,
  });
  return { batch, results, folder };
}

const recordsOf = (results: readonly RecordResult[]): number[] =>
  results.map(({ record }) => record).sort((a, b) => a - b);

const everyRecord = Array.from({ length: 170 }, (_, index) => index);

describe('a batch', { timeout: 60_000 }, () => {
  it('composes every record once', async () => {
    const { batch, results } = start('');
    expect(await batch.finished).toEqual({ kind: 'done' });
    expect(recordsOf(results)).toEqual(everyRecord);
  });

  it('goes on when a worker dies, and blames the record it died of', async () => {
    const { batch, results } = start(`if (task.index === 57 || task.index === 120) process.exit(3);`);
    expect(await batch.finished).toEqual({ kind: 'done' });
    expect(recordsOf(results)).toEqual(everyRecord);
    const failed = results.filter(({ state }) => state === 'failed');
    expect(recordsOf(failed)).toEqual([57, 120]);
    expect(failed[0]).toMatchObject({
      digest: null,
      file: null,
      diagnostics: [{ code: 'internal.failure', args: { reason: reason('worker.ended', { exitCode: 3 }) } }],
    });
  });

  it('blames the record that a worker was at, also where earlier ones were not told yet', async () => {
    const { batch, results } = start(`
      Atomics.store(new Int32Array(workerData.at), 0, message.tasks.indexOf(task));
      if (task.index === 57) process.exit(3);
      if (task.index > 50 && task.index < 57) continue;
    `);
    expect(await batch.finished).toEqual({ kind: 'done' });
    const failed = results.filter(({ state }) => state === 'failed');
    expect(recordsOf(failed)).toEqual([57]);
  });

  it('gives up a record that takes too long, and only that', async () => {
    const { batch, results } = start('if (task.index === 57) for (;;);', { recordLimitMs: 300 });
    expect(await batch.finished).toEqual({ kind: 'done' });
    expect(recordsOf(results)).toEqual(everyRecord);
    expect(results.filter(({ state }) => state === 'failed')).toMatchObject([
      { record: 57, diagnostics: [{ args: { reason: reason('worker.late', { seconds: 0.3 }) } }] },
    ]);
  });

  it('is given up when workers die again and again', async () => {
    const { batch } = start('process.exit(1);');
    expect(await batch.finished).toMatchObject({ kind: 'failed', error: { code: 'proof.workerLost' } });
  });

  it('of one file is given up with its worker', async () => {
    const { batch, results } = start(`if (task.index === 57) throw new Error('boom');`, {}, 'merged');
    expect(await batch.finished).toMatchObject({
      kind: 'failed',
      error: { code: 'proof.workerLost', args: { reason: foreignWords('boom') } },
    });
    expect(results).toHaveLength(57);
  });

  it('fails with what a worker reports, and leaves no half files', async () => {
    const { batch, folder } = start(`
      if (task.index === 60) {
        writeFileSync(workerData.folder + '/60.pdf.part', 'x');
        parentPort.postMessage({ kind: 'failed', code: 'file.diskFull', args: { path: '60.pdf' } });
        return;
      }`);
    expect(await batch.finished).toMatchObject({
      kind: 'failed',
      error: { code: 'file.diskFull', args: { path: '60.pdf' } },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('fails when results cannot be kept', async () => {
    const { batch } = start('', {
      onResults: () => {
        throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      },
    });
    expect(await batch.finished).toMatchObject({ kind: 'failed', error: { code: 'internal.failure' } });
  });

  it('stops although a worker does not listen', async () => {
    const { batch, results } = start(`if (task.index >= 10) for (;;);`);
    while (results.length < 10) await new Promise((resolve) => setTimeout(resolve, 10));
    batch.cancel();
    expect(await batch.finished).toEqual({ kind: 'cancelled' });
  });

  it('reads no further ahead than its workers need', async () => {
    const read = { count: 0 };
    const { batch, results } = start('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);', {
      tasks: tasks(100_000, read),
    });
    while (results.length < 10) await new Promise((resolve) => setTimeout(resolve, 10));
    batch.cancel();
    await batch.finished;
    expect(read.count).toBeLessThanOrEqual(results.length + 3 * 50);
  });

  it('fails when its records cannot be read', async () => {
    async function* broken(): AsyncGenerator<RecordTask> {
      yield* tasks(60);
      throw new Error('gone');
    }
    const { batch, folder } = start('', { tasks: broken() });
    expect(await batch.finished).toMatchObject({
      kind: 'failed',
      error: { args: { reason: foreignWords('gone') } },
    });
    expect(existsSync(folder)).toBe(true);
  });
});
