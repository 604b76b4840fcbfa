/**
 * What the person changed of how a file is read. Everything else is detected again at every preview, so a changed
 * encoding may also find another delimiter.
 */
import type { ImportOptions, ImportPreview } from '../../shared/contract';

export const FORMATS = ['csv', 'json', 'jsonl'] as const;

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'windows-1252',
  'windows-1250',
] as const;

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The options with one of them chosen; what only makes sense for the former format is forgotten. */
export function chooseOption<K extends keyof ImportOptions>(
  chosen: ImportOptions,
  key: K,
  value: ImportOptions[K],
): ImportOptions {
  const next: ImportOptions = { ...chosen, [key]: value };
  if (key !== 'format' || value === 'csv') return next;
  const { delimiter: _delimiter, header: _header, ...rest } = next;
  return rest;
}

/** Title fields after another preview: the person's choice as far as those fields still exist, else the guess. */
export function keepTitleFields(
  chosen: readonly string[] | null,
  preview: ImportPreview,
  paths: readonly string[],
): readonly string[] {
  const kept = (chosen ?? []).filter((path) => paths.includes(path));
  return kept.length > 0 ? kept : preview.titleFields;
}

/** A file's name without its ending: what the data set is called at first. */
export const nameOfFile = (fileName: string): string =>
  fileName.replace(/\.(csv|tsv|txt|json|jsonl|ndjson)$/i, '').trim() || fileName;

/** Whether a data set of these options and this preview can be imported, and if not why. */
export function importProblem(
  preview: ImportPreview | null,
  name: string,
): 'noPreview' | 'noRecords' | 'noName' | null {
  if (!preview) return 'noPreview';
  if (preview.recordCount === 0) return 'noRecords';
  return name.trim() === '' ? 'noName' : null;
}
