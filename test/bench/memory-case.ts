/** Memory of a merged batch: each size in a process of its own, whose peak is what the system says it was. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { YOUNG_MB } from '../../src-main/workers';
import { repeated, writeMerged } from './batch-cases';
import { peakMegabytes } from './measure';
import { median, type Row, rounded } from './rows';
import { composeSingleFiles } from './worker-cases';
import { statement } from './workload';

const SIZES = [10_000, 100_000] as const;

/** Processes for each figure: when the collector gets to it differs from run to run. */
const RUNS = 3;

/** As the product's threads have it, which compose what a process of its own composes here: of two halves. */
export const HEAP = [`--max-semi-space-size=${YOUNG_MB / 2}`] as const;

/** The argument that makes the program the child of {@link memoryRows}. */
export const MEMORY_CHILD = '--memory-of';

/** One row for each size and one for the growth between the ends. */
export function memoryRows(script: string, progress: (text: string) => void): Row[] {
  const peaks = SIZES.map((records) => {
    progress(`memory of ${records} records`);
    return peakOf(script, MEMORY_CHILD, records, HEAP);
  });
  const rows = SIZES.map((records, index) => ({
    case: `statement, merged PDF, untagged, of ${records.toLocaleString('en')} records`,
    tool: 'fumi',
    metric: 'peak resident memory',
    value: rounded(peaks[index] ?? Number.NaN),
    unit: 'MB',
  }));
  const [least = Number.NaN] = peaks;
  const most = peaks.at(-1) ?? Number.NaN;
  return [
    ...rows,
    {
      case: 'statement, merged PDF, untagged, ten times the records',
      tool: 'fumi',
      metric: 'peak resident memory, ratio',
      value: rounded(most / least),
      unit: '×',
    },
  ];
}

/** The argument that makes the program compose single files with so many threads. */
export const THREADS_CHILD = '--memory-of-threads';

/** Records of a batch of single files whose memory is measured. */
const THREADED_RECORDS = 3000;

/** What one more thread takes: the peak of a batch with two less that of the same with one. */
export function threadMemoryRow(script: string, progress: (text: string) => void): Row {
  const [one, two] = [1, 2].map((threads) => {
    progress(`memory of ${threads} threads`);
    return peakOf(script, THREADS_CHILD, threads);
  });
  return {
    case: 'statement, single files, one more worker thread',
    tool: 'fumi',
    metric: 'peak resident memory, more',
    value: rounded((two ?? Number.NaN) - (one ?? Number.NaN)),
    unit: 'MB',
  };
}

/** The peak of a child of this program, in MB. */
function peakOf(script: string, argument: string, value: number, heap: readonly string[] = []): number {
  const peaks = Array.from({ length: RUNS }, () => {
    const child = spawnSync(process.execPath, [...heap, script, argument, String(value)], {
      encoding: 'utf8',
    });
    if (child.status !== 0) throw new Error(`The memory of ${argument} ${value}: ${child.stderr}`);
    return Number(child.stdout);
  });
  return median(peaks);
}

/** Composes single files with so many threads and prints the peak of this process in MB. */
export async function runThreadsChild(threads: number): Promise<void> {
  await composeSingleFiles(statement(), threads, THREADED_RECORDS);
  process.stdout.write(String(peakMegabytes()));
}

/** Composes so many records into one file and prints the peak of this process in MB. */
export function runMemoryChild(records: number): void {
  const file = path.join(tmpdir(), `fumi-bench-${process.pid}.pdf`);
  const descriptor = openSync(file, 'w');
  try {
    const work = statement();
    writeMerged(work, repeated(work, records), false, (chunk) => writeSync(descriptor, chunk));
  } finally {
    closeSync(descriptor);
    rmSync(file, { force: true });
  }
  process.stdout.write(String(peakMegabytes()));
}
