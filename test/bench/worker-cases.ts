/** Worker threads: the same batch of single files with one and with two. Wall time, because that is what they save. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Batch, type RecordTask } from '../../src-main/workers';
import type { Measurement } from './measure';
import { median, type Row, rounded } from './rows';
import { assetsDir, JOB_DATE, type Workload, workerFile } from './workload';

/** A night's production, in which starting a thread weighs little, and a batch that is over in seconds. */
const SIZES = [15_000, 1500] as const;
const CASE = 'statement, single files';

/**
 * Where the files go: into memory where the system has such a folder. On ext4 what is measured would else be the batch
 * before, whose files were deleted: for five seconds it looks at each of their inodes whenever a file is created.
 */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Documents per second with one worker and with two, start of the threads included. */
export function workerCases(work: Workload): { measurements: Measurement[]; ratios: () => Row[] } {
  const pairs = SIZES.map((size) => ({ name: `${CASE}, ${size.toLocaleString('en')} records`, size }));
  const rates = pairs.map((): [number[], number[]] => [[], []]);
  const measurements = pairs.flatMap(({ name, size }, pair) =>
    [1, 2].map(
      (workers): Measurement => ({
        case: `${name}, worker threads: ${workers}`,
        tool: 'fumi',
        metric: 'documents per second (wall)',
        unit: 'documents/s',
        sample: async () => {
          const rate = await batchRate(work, workers, size);
          rates[pair]?.[workers === 1 ? 0 : 1].push(rate);
          return rate;
        },
      }),
    ),
  );
  const ratios = (): Row[] =>
    pairs.map(({ name }, pair) => {
      const [one, two] = rates[pair] ?? [[], []];
      // Round by round, the warm-up left out: the two of a round ran one after the other.
      const values = two.slice(1).map((rate, index) => rate / (one[index + 1] ?? Number.NaN));
      return {
        case: `${name}, worker threads: 2 against 1`,
        tool: 'fumi',
        metric: 'ratio',
        value: rounded(median(values)),
        unit: '×',
      };
    });
  return { measurements, ratios };
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
