/** Whether the first line of a CSV file holds the names of the columns. */
import { parse } from 'csv-parse/sync';
import type { Delimiter } from '../../../shared/data';

const SAMPLE_ROWS = 100;

const VALUE =
  /^[-+(]?[¥$€£]?\s*\d[\d.,\s]*%?\)?$|^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}|^(true|false)$|^\S+@\S+\.\S+$/i;

const looksLikeValue = (cell: string): boolean => VALUE.test(cell.trim());

/**
 * Names are texts, all different, and none looks like a value; or the rows below differ from them in kind.
 *
 * @param text The beginning of the file.
 * @param isWhole Whether that is all of it; else the last line may be cut off.
 */
export function detectHeader(text: string, delimiter: Delimiter, isWhole: boolean): boolean {
  const [first, ...others] = sampleRows(text, delimiter, isWhole);
  if (!first) return true;
  const names = first.map((name) => name.trim());
  const areNames = names.every((name) => name !== '' && !looksLikeValue(name));
  if (areNames) return new Set(names).size === names.length;
  // A name may be missing or be a year; the values below it are of another kind then.
  const unlike = first.filter((name, column) => {
    const values = others.map((row) => row[column] ?? '').filter((value) => value.trim() !== '');
    return values.length > 0 && values.every((value) => looksLikeValue(value) !== looksLikeValue(name));
  });
  return unlike.length > first.length / 2;
}

/** The first rows; bad ones are left out, and the last one where it may be cut off. */
function sampleRows(text: string, delimiter: Delimiter, isWhole: boolean): string[][] {
  const options = {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: SAMPLE_ROWS,
  };
  const end = isWhole ? text.length : text.lastIndexOf('\n') + 1;
  try {
    return parse(text.slice(0, end || text.length), options) as string[][];
  } catch {
    return [];
  }
}
