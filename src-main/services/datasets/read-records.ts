/**
 * Records of a data file: found out what it is, then read in as many passes as somebody wants, in constant memory.
 * Used by the studio's import and by the command line alike.
 */
import type { JsonObject } from '../../../shared/base';
import type { ImportOptions } from '../../../shared/contract';
import {
  ContractInferer,
  type DataContract,
  type Delimiter,
  detectDelimiter,
  detectFormat,
  guessTitleFields,
  JsonLinesReader,
  JsonReader,
  type RecordReader,
  type TableColumn,
  TableInferer,
  tableContract,
  tableRecords,
} from '../../../shared/data';
import { type Diagnostic, diagnostic, StudioError } from '../../../shared/diag';
import { detectHeader } from './csv-header';
import { readCsvRows } from './csv-rows';
import type { Encoding } from './encoding';
import { kindOfFile } from './file-kind';
import { readText, sampleFile } from './text-source';

/** A data file as the person knows it. */
export interface DataFile {
  readonly name: string;
  /** Where it is. */
  readonly file: string;
}

/** How a file is read, with nothing left open. */
export type ReadOptions =
  | { readonly format: 'json' | 'jsonl'; readonly encoding: Encoding }
  | {
      readonly format: 'csv';
      readonly encoding: Encoding;
      readonly delimiter: Delimiter;
      readonly header: boolean;
    };

/** One piece of a file's records. */
export interface RecordBatch {
  readonly records: readonly JsonObject[];
  readonly problems: readonly Diagnostic[];
}

/** What a first pass over a file found. */
export interface FileSurvey {
  readonly options: ReadOptions;
  readonly contract: DataContract;
  readonly titleFields: readonly string[];
  /** The first records, typed. */
  readonly records: readonly JsonObject[];
  readonly recordCount: number;
  /** The first problems. */
  readonly problems: readonly Diagnostic[];
  readonly problemCount: number;
  /** How the columns of a CSV file are read. */
  readonly columns: readonly TableColumn[] | null;
}

const FIRST_RECORDS = 20;
const SAMPLED_RECORDS = 200;
const MOST_PROBLEMS = 100;

/** Settles how to read a file: what is given counts, the rest is detected. Throws failures of reading. */
export async function detectOptions(
  { file, name }: DataFile,
  given: ImportOptions = {},
): Promise<ReadOptions> {
  const sample = sampleFile(file, name);
  const encoding = given.encoding ?? sample.encoding;
  refuseOtherFiles(name, sample.head, encoding);
  const text = await beginningOf(file, name, encoding);
  const format = given.format ?? formatOf(name, text.content);
  if (format !== 'csv') return { format, encoding };
  const delimiter = given.delimiter ?? detectDelimiter(text.content);
  const header = given.header ?? detectHeader(text.content, delimiter, text.isWhole);
  return { format, encoding, delimiter, header };
}

/** Throws for files that hold no records, however much of them is text: tables of nonsense help nobody. */
function refuseOtherFiles(name: string, head: Uint8Array, encoding: Encoding): void {
  const kind = kindOfFile(head);
  if (kind !== null) throw new StudioError(`dataset.${kind}`, { file: name });
  if (!encoding.startsWith('utf-16') && head.includes(0))
    throw new StudioError('dataset.notText', { file: name });
}

async function beginningOf(file: string, name: string, encoding: Encoding) {
  let content = '';
  for await (const piece of readText(file, name, encoding)) {
    content += piece;
    if (content.length >= 64 * 1024) return { content, isWhole: false };
  }
  return { content, isWhole: true };
}

/** The content decides; the name only where the content could be either. */
function formatOf(name: string, text: string): ReadOptions['format'] {
  const format = detectFormat(text);
  if (format === 'csv') return 'csv';
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'jsonl';
  const isOneLine = !text.trim().includes('\n');
  if (isOneLine && /\.json$/i.test(name)) return 'json';
  return format === 'jsonLines' ? 'jsonl' : 'json';
}

/**
 * Reads a whole file once: its contract, its first records, what is wrong in it. Throws failures of reading and
 * `dataset.wrongEncoding`.
 */
export async function surveyFile(source: DataFile, given: ImportOptions = {}): Promise<FileSurvey> {
  const options = await detectOptions(source, given);
  return options.format === 'csv' ? surveyTable(source, options) : surveyJson(source, options);
}

/** The records of a file that was surveyed, with what is wrong in between. */
export async function* readRecords(
  { file, name }: DataFile,
  { options, columns }: Pick<FileSurvey, 'options' | 'columns'>,
): AsyncGenerator<RecordBatch> {
  const text = readText(file, name, options.encoding);
  if (options.format !== 'csv') {
    yield* readJson(text, options.format);
    return;
  }
  const toRecord = tableRecords(columns ?? []);
  let isHeading = options.header;
  for await (const events of readCsvRows(text, options.delimiter)) {
    const records: JsonObject[] = [];
    const problems: Diagnostic[] = [];
    for (const event of events) {
      if (event.kind === 'problem') problems.push(event.diagnostic);
      else if (isHeading) isHeading = false;
      else {
        const read = toRecord(event);
        if (read.kind === 'record') records.push(read.record);
        else problems.push(read.diagnostic);
      }
    }
    yield { records, problems };
  }
}

async function* readJson(text: AsyncIterable<string>, format: 'json' | 'jsonl'): AsyncGenerator<RecordBatch> {
  const reader: RecordReader = format === 'json' ? new JsonReader() : new JsonLinesReader();
  const batchOf = (events: ReturnType<RecordReader['end']>): RecordBatch => ({
    records: events.flatMap((event) => (event.kind === 'record' ? [event.record] : [])),
    problems: events.flatMap((event) => (event.kind === 'problem' ? [event.diagnostic] : [])),
  });
  for await (const piece of text) yield batchOf(reader.push(piece));
  yield batchOf(reader.end());
}

async function surveyJson(source: DataFile, options: ReadOptions): Promise<FileSurvey> {
  const inferer = new ContractInferer();
  const problems = new ProblemList();
  const sample: JsonObject[] = [];
  let recordCount = 0;
  for await (const batch of readRecords(source, { options, columns: null })) {
    for (const record of batch.records) {
      inferer.add(record);
      recordCount += 1;
      if (sample.length < SAMPLED_RECORDS) sample.push(record);
    }
    problems.add(batch.problems);
  }
  const { contract, notes } = inferer.result();
  problems.addNotes(notes);
  return surveyOf(options, contract, sample, recordCount, problems, null);
}

async function surveyTable(
  source: DataFile,
  options: Extract<ReadOptions, { format: 'csv' }>,
): Promise<FileSurvey> {
  const problems = new ProblemList();
  const sampled: { cells: readonly string[]; line: number }[] = [];
  let inferer: TableInferer | undefined;
  let recordCount = 0;
  const text = readText(source.file, source.name, options.encoding);
  for await (const events of readCsvRows(text, options.delimiter)) {
    for (const event of events) {
      if (event.kind === 'problem') {
        problems.add([event.diagnostic]);
        continue;
      }
      const { cells, line } = event;
      if (!inferer) {
        inferer = new TableInferer(options.header ? cells : cells.map(() => ''));
        if (options.header) continue;
      }
      const expected = inferer.headings.length;
      if (cells.length !== expected) {
        problems.add([diagnostic('data.columns', { line, found: cells.length, expected })]);
        continue;
      }
      inferer.add(cells);
      recordCount += 1;
      if (sampled.length < SAMPLED_RECORDS) sampled.push({ cells, line });
    }
  }
  const { columns, notes } = inferer?.result() ?? { columns: [], notes: [] };
  problems.addNotes(notes);
  const toRecord = tableRecords(columns);
  const sample = sampled.map(toRecord).flatMap((read) => (read.kind === 'record' ? [read.record] : []));
  return surveyOf(options, tableContract(columns), sample, recordCount, problems, columns);
}

/** Counts all problems and keeps the first; notes on whole columns come before them and are not counted. */
class ProblemList {
  readonly #kept: Diagnostic[] = [];
  readonly #notes: Diagnostic[] = [];
  count = 0;

  add(problems: readonly Diagnostic[]): void {
    this.count += problems.length;
    for (const problem of problems) if (this.#kept.length < MOST_PROBLEMS) this.#kept.push(problem);
  }

  addNotes(notes: readonly Diagnostic[]): void {
    this.#notes.push(...notes);
  }

  get all(): Diagnostic[] {
    return [...this.#notes, ...this.#kept].slice(0, MOST_PROBLEMS);
  }
}

const surveyOf = (
  options: ReadOptions,
  contract: DataContract,
  sample: readonly JsonObject[],
  recordCount: number,
  problems: ProblemList,
  columns: readonly TableColumn[] | null,
): FileSurvey => ({
  options,
  contract,
  titleFields: guessTitleFields(contract, sample),
  records: sample.slice(0, FIRST_RECORDS),
  recordCount,
  problems: problems.all,
  problemCount: problems.count,
  columns,
});
