/**
 * Worker threads: the same batch of single files with one and with two. Wall time, because that is what they save. Beside it
 * two threads that share nothing and do nothing but compress: what the machine gives for the second thread.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { Batch, type RecordTask } from '../../src-main/workers';
import { type Measured, type Measurement, ratioOf } from './measure';
import type { Row } from './rows';
import { assetsDir, JOB_DATE, type Workload, workerFile } from './workload';

/** A night's production, in which starting a thread weighs little, and a batch that is over in seconds. */
const SIZES = [15_000, 1500] as const;
const CASE = 'statement, single files';

/**
 * Where the files go: into memory where the system has such a folder. On ext4 what is measured would else be the batch
 * before, whose files were deleted: for five seconds it looks at each of their inodes whenever a file is created.
 */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The argument that makes a thread of the program one that only compresses. */
export const DEFLATE_THREAD = '--deflate-thread';
const DEFLATE_CASE = 'deflate alone';
const DEFLATED_BYTES = 8000;
const DEFLATED_STREAMS = 60_000;

const THREADS = [1, 2] as const;

/** The same with one thread and with two, start of the threads included. */
export function workerCases(work: Workload, script: string): Measurement[] {
  const batches = SIZES.flatMap((size) =>
    THREADS.map(
      (threads): Measurement => ({
        case: withThreads(batchCase(size), threads),
        tool: 'fumi',
        metric: 'documents per second (wall)',
        unit: 'documents/s',
        sample: () => batchRate(work, threads, size),
        isCold: true,
      }),
    ),
  );
  const deflating = THREADS.map(
    (threads): Measurement => ({
      case: withThreads(DEFLATE_CASE, threads),
      tool: 'zlib',
      metric: 'streams per second (wall)',
      unit: 'streams/s',
      sample: () => deflateRate(script, threads),
      isCold: true,
    }),
  );
  return [...batches, ...deflating];
}

/** How many times as fast two threads were, for every case that was measured with both. */
export function threadRatios(measured: readonly Measured[]): Row[] {
  return [...SIZES.map(batchCase), DEFLATE_CASE].flatMap((name): Row[] => {
    const [one, two] = THREADS.map((threads) =>
      measured.find(({ case: each }) => each === withThreads(name, threads)),
    );
    if (!one || !two) return [];
    const value = ratioOf(two, one);
    return [
      { case: `${name}, worker threads: 2 against 1`, tool: two.tool, metric: 'ratio', value, unit: '×' },
    ];
  });
}

const batchCase = (size: number): string => `${CASE}, ${size.toLocaleString('en')} records`;

const withThreads = (name: string, threads: number): string => `${name}, worker threads: ${threads}`;

/** Streams per second, on the clock; every thread compresses as many. */
async function deflateRate(script: string, threads: number): Promise<number> {
  const started = performance.now();
  const ends = Array.from({ length: threads }, () =>
    once(new Worker(script, { argv: [DEFLATE_THREAD] }), 'exit'),
  );
  for (const [code] of await Promise.all(ends))
    if (code !== 0) throw new Error('A thread that compresses died.');
  return (threads * DEFLATED_STREAMS) / ((performance.now() - started) / 1000);
}

/** What a thread does that only compresses: a page's worth of digits, again and again. */
export function runDeflateThread(): void {
  const bytes = Uint8Array.from(
    { length: DEFLATED_BYTES },
    (_, index) => 0x20 + ((Math.imul(index, 2654435761) >>> 20) % 40),
  );
  for (let stream = 0; stream < DEFLATED_STREAMS; stream += 1) deflateSync(bytes, { level: 3 });
}

/** Documents per second, on the clock. */
async function batchRate(work: Workload, workers: number, size: number): Promise<number> {
  const started = performance.now();
  await composeSingleFiles(work, workers, size);
  return size / ((performance.now() - started) / 1000);
}

/** A batch of single files as the product makes it, start of the threads included. */
export async function composeSingleFiles(work: Workload, workers: number, count: number): Promise<void> {
  const folder = mkdtempSync(path.join(FOLDER, 'fumi-bench-'));
  let done = 0;
  const batch = new Batch({
    job: {
      template: work.template,
      assets: work.assets,
      fonts: work.fonts,
      assetsDir,
      today: JOB_DATE,
      output: 'separate',
      folder,
      mergedFile: 'merged.pdf',
    },
    tasks: tasksOf(work, count),
    workers,
    workerFile,
    onResults: (results) => {
      done += results.length;
    },
  });
  const end = await batch.finished;
  rmSync(folder, { recursive: true, force: true });
  if (end.kind !== 'done' || done !== count)
    throw new Error(`The batch of ${workers} workers ${end.kind} after ${done}.`);
}

/** The records as a store has them: JSON text. */
function* tasksOf({ records }: Workload, count: number): Generator<RecordTask> {
  const contents = records.map((record) => JSON.stringify(record));
  for (let index = 0; index < count; index += 1) {
    const content = contents[index % contents.length] ?? '';
    yield { index, title: String(index), content, file: `${index}.pdf` };
  }
}
