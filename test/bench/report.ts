/** `docs/benchmarks.md` from the rows: where, when, how, and the numbers. */
import type { Measured } from './measure';
import type { Row } from './rows';

export interface Environment {
  /** ISO 8601 day. */
  readonly date: string;
  readonly engine: string;
  readonly node: string;
  readonly platform: string;
  readonly processors: string;
  readonly memoryGb: number;
  /** Processes that wanted to run, per processor: the average of the last five minutes. */
  readonly load: number;
  readonly rounds: number;
  /** What the work consisted of. */
  readonly work: string;
}

export function report(rows: readonly (Row | Measured)[], environment: Environment): string {
  const { date, engine, node, platform, processors, memoryGb, load, rounds, work } = environment;
  return `# Benchmarks

Made by \`npm run bench -- --json FILE\`, which writes the rows as JSON and this page. Do not edit it.

- ${date}, engine ${engine}, Node ${node}, ${platform}, ${processors}, ${memoryGb} GB; load per processor while measuring: ${load}.
- Work: ${work}
- CPU time of the whole process, compiler and garbage collection included. Every number is the median of ${rounds} rounds; a
  round takes each measurement once, so that other work on the machine hits all alike. Before that the same, those of peers too, is
  repeated until its code is compiled for good: for eight seconds at least, and until it gets no faster. Trust ratios within this page
  more than numbers across machines: pdfkit, which changes with the machine only, tells how fast this one was.

${table(rows)}

## What the cases mean

- **display list only**: data to laid-out pages, nothing written. **merged PDF**: one file for all records, fonts embedded once.
  **one PDF per record**: every file with its own font subsets, structure tree, metadata and document digest.
- **tagged** is the default output: PDF/UA-1 and PDF/A-2a. **untagged** is PDF/A-2b.
- **where the time goes**: shares of the samples of V8's profiler, each by the innermost phase on its stack. *resolve* decides conditions
  and computes values, *layout* places, *shaping* sets glyphs, *emit* writes what a PDF holds.
- **against** peers: they make the same statements from the same records with the same fonts, each as it is used at best
  (test/bench/peers), untagged. Typst and pdfme lay out a template of their own kind, as Fumi does; pdfkit and pdf-lib are told the place of
  every text and only draw it.
- **deflate alone** compresses the very same streams and does nothing else: the limit for a writer that compresses.
- **from scratch** compiles the template and composes the document; **after one edit** applies an operation that types a
  character, compiles what it touched and composes all pages.
- **peak resident memory** is that of a process that does nothing but the batch, the median of three; a merged batch has the young
  generation that the product's threads have.
- **worker threads** are timed by the clock on the wall, from the start of the threads to the last file. The files go into memory where
  the system has such a folder: what a disk does with the files of the run before is not measured. Threads that only compress and
  share nothing (**deflate alone, worker threads**) say what a second thread can give on the machine.
`;
}

function table(rows: readonly (Row | Measured)[]): string {
  const lines = rows.map((row) => {
    const spread =
      'samples' in row ? `${plain(Math.min(...row.samples))} – ${plain(Math.max(...row.samples))}` : '';
    return `| ${row.case} | ${row.tool} | ${row.metric} | ${plain(row.value)} | ${row.unit} | ${spread} |`;
  });
  return [
    '| case | tool | metric | value | unit | range of the rounds |',
    '| --- | --- | --- | ---: | --- | --- |',
    ...lines,
  ].join('\n');
}

/** Three significant digits, thousands apart. */
function plain(value: number): string {
  const digits = Number(value.toPrecision(3)).toString();
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
