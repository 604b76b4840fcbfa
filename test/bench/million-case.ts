/**
 * One file of a million pages: `npm run bench -- --only million`, and only then. The limit is memory, which must not
 * grow with the pages; the run takes minutes and several gigabytes of disk.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { GlyphBuffer } from '../../shared/display';
import { peakMegabytes } from './measure';
import { HEAP } from './memory-case';
import { type Row, rounded } from './rows';
import { statement, type Workload } from './workload';

const PAGES = 1_000_000;
const PROGRESS_PAGES = 100_000;

export const MILLION_CHILD = '--million';

/** Whether a filter asks for this case by its name. */
export const wantsMillion = (only: string | undefined): boolean => only?.startsWith('million') ?? false;

/** Peak memory, time and size, measured in a process of its own. */
export function millionRows(script: string, progress: (text: string) => void): Row[] {
  const started = performance.now();
  const child = spawnSync(process.execPath, [...HEAP, script, MILLION_CHILD], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error('The file of a million pages was not finished.');
  const { peakMb, cpuSeconds, gigabytes, pages } = JSON.parse(child.stdout) as Measured;
  progress(`${pages} pages in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const row = (metric: string, value: number, unit: string): Row => ({
    case: 'statement, merged untagged PDF of a million pages',
    tool: 'fumi',
    metric,
    value: rounded(value),
    unit,
  });
  return [
    row('peak resident memory', peakMb, 'MB'),
    row('CPU time', cpuSeconds, 's'),
    row('pages per CPU-second', pages / cpuSeconds, 'pages/CPU-s'),
    row('size', gigabytes, 'GB'),
  ];
}

interface Measured {
  readonly peakMb: number;
  readonly cpuSeconds: number;
  readonly gigabytes: number;
  readonly pages: number;
}

/** Writes the file, composing every record as a batch does, and prints what it took. */
export function runMillionChild(): void {
  const file = path.join(tmpdir(), `fumi-million-${process.pid}.pdf`);
  const descriptor = openSync(file, 'w');
  try {
    const pages = writeMillion(statement(), (chunk) => writeSync(descriptor, chunk));
    const { user, system } = process.cpuUsage();
    const measured: Measured = {
      peakMb: peakMegabytes(),
      cpuSeconds: (user + system) / 1e6,
      gigabytes: statSync(file).size / 1e9,
      pages,
    };
    process.stdout.write(JSON.stringify(measured));
  } finally {
    closeSync(descriptor);
    rmSync(file, { force: true });
  }
}

function writeMillion(
  { engine, compiled, template, records }: Workload,
  sink: (chunk: Uint8Array) => void,
): number {
  const glyphs = new GlyphBuffer();
  const writer = engine.createPdfWriter(sink, {
    title: template.name,
    lang: template.languages[0] ?? 'en',
    tagged: false,
  });
  let pages = 0;
  for (let index = 0; pages < PAGES; index += 1) {
    const record = records[index % records.length];
    if (!record) break;
    const { list } = engine.compose(compiled, record, { glyphs });
    writer.addDocument(list);
    const before = pages;
    pages += list.pages.length;
    if (Math.floor(pages / PROGRESS_PAGES) > Math.floor(before / PROGRESS_PAGES)) {
      process.stderr.write(`  ${pages} pages, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB\n`);
    }
  }
  writer.finish();
  return pages;
}
