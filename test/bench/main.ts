/**
 * `npm run bench -- --json FILE [--date 2026-11-22] [--rounds 5] [--only TEXT] [--report FILE]`
 *
 * Writes rows {case, tool, metric, value, unit} and, unless `--only` leaves cases out, the page made from them. A peer
 * is another list of measurements with the same cases and its own name as `tool`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_VERSION } from '../../shared/engine';
import { tuneHeap } from '../../src-main/workers';
import { composeOnly, limitRatios } from './batch-cases';
import { BATCH_CHILD, batchProcesses, runBatchChild } from './batch-process';
import { type Measured, measureAll } from './measure';
import {
  MEMORY_CHILD,
  memoryRows,
  runMemoryChild,
  runThreadsChild,
  THREADS_CHILD,
  threadMemoryRow,
} from './memory-case';
import { MILLION_CHILD, millionRows, runMillionChild, wantsMillion } from './million-case';
import { peerCases, peerRatios } from './peer-cases';
import { profileRows } from './profile-case';
import { report } from './report';
import type { Row } from './rows';
import { DEFLATE_THREAD, runDeflateThread, threadRatios, workerCases } from './worker-cases';
import { statement, transactionsOf } from './workload';

const script = fileURLToPath(import.meta.url);
const projectRoot = path.join(path.dirname(script), '..', '..');

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

// As the product does before it composes.
tuneHeap();
if (process.argv[2] === MEMORY_CHILD) runMemoryChild(Number(process.argv[3]));
else if (process.argv[2] === BATCH_CHILD) await runBatchChild(String(process.argv[3]));
else if (process.argv[2] === THREADS_CHILD) await runThreadsChild(Number(process.argv[3]));
else if (process.argv[2] === MILLION_CHILD) runMillionChild();
else if (process.argv[2] === DEFLATE_THREAD) runDeflateThread();
else await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      report: { type: 'string' },
      date: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string' },
    },
  });
  const { only } = values;
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a number of rounds.');
  const isWanted = ({ case: name }: { readonly case: string }): boolean =>
    only === undefined || name.includes(only);

  const work = statement();
  const batches = batchProcesses(script);
  const peers = peerCases(work, path.join(projectRoot, 'test', 'bench', 'peers'), isWanted, say);
  const measurements = [...batches.measurements, ...workerCases(work, script), ...peers.measurements].filter(
    isWanted,
  );
  const measured = await measureAll(measurements, rounds, say);
  peers.close();
  batches.close();
  const rows: (Row | Measured)[] = [
    ...measured,
    ...threadRatios(measured),
    ...peerRatios(measured),
    ...limitRatios(measured),
  ];
  if (only === undefined || 'where the time goes'.includes(only))
    rows.push(...(await profileRows(work, say)));
  if (only === undefined || 'memory'.includes(only))
    rows.push(...memoryRows(script, say), threadMemoryRow(script, say));

  if (wantsMillion(only)) rows.push(...millionRows(script, say));

  for (const row of rows) say(`${row.case} · ${row.tool} · ${row.metric}: ${row.value} ${row.unit}`);
  if (values.json !== undefined) {
    const plain = rows.map(({ case: name, tool, metric, value, unit }) => ({
      case: name,
      tool,
      metric,
      value,
      unit,
    }));
    write(values.json, `${JSON.stringify(plain, null, 2)}\n`);
  }
  if (only !== undefined) return;
  const { pages } = composeOnly(work, work.records);
  const counts = work.records.map((record) => transactionsOf(record).length);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  write(
    values.report ?? path.join(projectRoot, 'docs', 'benchmarks.md'),
    report(rows, {
      date: values.date ?? new Date().toISOString().slice(0, 10),
      engine: ENGINE_VERSION,
      node: process.version.slice(1),
      platform: `${process.platform} ${process.arch}`,
      processors: `${cpus().length} processors`,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      load: Number(((loadavg()[1] ?? 0) / cpus().length).toFixed(1)),
      rounds,
      work:
        `the sample account statement (A4, embedded fonts, repeated table head, carried-forward rows, page n of m) over ` +
        `the ${work.records.length} of its records that have ${Math.min(...counts)} to ${Math.max(...counts)} rows ` +
        `(${mean.toFixed(0)} on average, ${(pages / work.records.length).toFixed(2)} pages).`,
    }),
  );
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, content);
  say(`wrote ${file}`);
}
