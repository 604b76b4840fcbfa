/** Cuts CSV text into rows (RFC 4180), piece by piece. A row with broken quotes is left out and reported. */
import { Parser } from 'csv-parse';
import type { Delimiter, TableRow } from '../../../shared/data';
import { type Diagnostic, diagnostic } from '../../../shared/diag';

export type CsvEvent =
  | ({ readonly kind: 'row' } & TableRow)
  | { readonly kind: 'problem'; readonly diagnostic: Diagnostic };

/** A row longer than this is a quotation mark that was never closed. */
const LONGEST_ROW = 4 * 1024 * 1024;

interface RowWithInfo {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** The rows of a text that comes in pieces; those of one piece come together. */
export async function* readCsvRows(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<CsvEvent[]> {
  const events: CsvEvent[] = [];
  const parser = new Parser({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
  });
  parser.on('data', ({ record, info }: RowWithInfo) => {
    const inner = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
    events.push({ kind: 'row', cells: record, line: Math.max(1, info.lines - inner) });
  });
  parser.on('skip', (error: { readonly lines?: number } | undefined) => {
    events.push(quotesProblem(error?.lines ?? parser.info.lines));
  });
  let failure: unknown;
  parser.on('error', (error) => {
    failure = error;
  });
  for await (const piece of text) {
    await new Promise<void>((resolve) => {
      parser.write(piece, () => resolve());
    });
    if (failure !== undefined) break;
    if (events.length > 0) yield events.splice(0);
  }
  if (failure === undefined) {
    await new Promise<void>((resolve) => {
      parser.once('end', resolve);
      parser.once('error', () => resolve());
      parser.end();
    });
  }
  if (failure !== undefined) events.push(quotesProblem(parser.info.lines));
  yield events;
}

const quotesProblem = (line: number): CsvEvent => ({
  kind: 'problem',
  diagnostic: diagnostic('data.quotes', { line }),
});
