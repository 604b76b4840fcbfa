/**
 * Records from the rows of a table (CSV and its kin). Cutting text into cells is the host's part: a reader for CSV
 * needs a library that is not host-neutral. Everything that decides what the cells mean is here.
 *
 * A heading `owner.name` becomes the field `name` of the object `owner`. What a column holds is decided over all its
 * cells: numbers with separators, dates in one of the usual orders, truth values; codes with leading zeros stay texts.
 */
import type { Json, JsonObject } from '../base';
import { type Diagnostic, diagnostic } from '../diag';
import { type CellFormat, ColumnSightings, convertCell, scalarKindOf } from './cell';
import type { DataContract, FieldType } from './contract';
import { type DataPath, formatPath } from './path';
import { problem, type ReadEvent } from './read-event';

/** One row as a host's CSV parser yields it. */
export interface TableRow {
  readonly cells: readonly string[];
  /** Line of the file on which the row begins, counted from 1. */
  readonly line: number;
}

/** One column of a table, with where its cells go and how they are read. */
export interface TableColumn {
  /** What stands in the heading. */
  readonly heading: string;
  readonly path: DataPath;
  readonly format: CellFormat;
  /** Whether some cells are empty. */
  readonly hasEmptyCells: boolean;
}

/** The fields of a heading row: dots make objects, doubles get a number, nameless columns their position. */
export function headingPaths(headings: readonly string[]): DataPath[] {
  const names = headings.map((heading) => heading.replace(/^\ufeff/, '').trim());
  const taken = new Set<string>();
  const unique = names.map((name, index) => {
    const base = name || `column${index + 1}`;
    let candidate = base;
    for (let count = 2; taken.has(candidate); count += 1) candidate = `${base}${count}`;
    taken.add(candidate);
    return candidate;
  });
  return unique.map((name) => {
    const keys = name.split('.');
    const isPath = keys.length > 1 && keys.every((key) => key.trim() === key && key !== '');
    // `a` and `a.b` cannot both be fields: then the dot is part of the name.
    const prefixes = keys.slice(1).map((_, index) => keys.slice(0, index + 1).join('.'));
    return isPath && !prefixes.some((prefix) => taken.has(prefix)) ? keys : [name];
  });
}

/** Looks at rows and decides about the columns. Give it all rows where possible, else the first thousands. */
export class TableInferer {
  readonly #sightings: readonly ColumnSightings[];
  readonly #paths: readonly DataPath[];

  constructor(readonly headings: readonly string[]) {
    this.#paths = headingPaths(headings);
    this.#sightings = headings.map(() => new ColumnSightings());
  }

  add(cells: readonly string[]): void {
    for (const [index, sightings] of this.#sightings.entries()) sightings.add(cells[index] ?? '');
  }

  result(): { columns: TableColumn[]; notes: Diagnostic[] } {
    const notes: Diagnostic[] = [];
    const columns = this.#paths.map((path, index): TableColumn => {
      const sightings = this.#sightings[index] ?? new ColumnSightings();
      const decision = sightings.decide();
      const field = formatPath(path);
      if (decision.isAmbiguousDate)
        notes.push(diagnostic('data.ambiguousDate', { field }, { dataPath: field }));
      const heading = this.headings[index] ?? '';
      return { heading, path, format: decision.format, hasEmptyCells: sightings.emptyCount > 0 };
    });
    return { columns, notes };
  }
}

/** The contract of records made from these columns. */
export function tableContract(columns: readonly TableColumn[]): DataContract {
  const fields: { [key: string]: FieldType } = {};
  for (const column of columns) {
    const kind = scalarKindOf(column.format);
    const isOptional = column.hasEmptyCells && kind !== 'string';
    placeIn(fields, column.path, { kind, ...(isOptional && { optional: true as const }) });
  }
  return { kind: 'object', fields };
}

function placeIn(fields: { [key: string]: FieldType }, path: DataPath, type: FieldType): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    fields[key] = type;
    return;
  }
  const object = fields[key];
  const inner: { [key: string]: FieldType } = object?.kind === 'object' ? { ...object.fields } : {};
  placeIn(inner, rest, type);
  fields[key] = { kind: 'object', fields: inner };
}

/** Makes records of rows. A row with another number of cells than the heading is a problem, and the rest goes on. */
export function tableRecords(columns: readonly TableColumn[]): (row: TableRow) => ReadEvent {
  return ({ cells, line }) => {
    if (cells.length !== columns.length)
      return problem('data.columns', line, { found: cells.length, expected: columns.length });
    const record: { [key: string]: Json } = {};
    for (const [index, column] of columns.entries())
      setIn(record, column.path, convertCell(cells[index] ?? '', column.format));
    return { kind: 'record', record: record satisfies JsonObject, line };
  };
}

function setIn(record: { [key: string]: Json }, path: DataPath, value: Json): void {
  let object = record;
  for (const key of path.slice(0, -1)) {
    const inner = Object.hasOwn(object, key) ? object[key] : undefined;
    const next = (inner ?? {}) as { [key: string]: Json };
    object[key] = next;
    object = next;
  }
  const last = path.at(-1);
  if (last !== undefined) object[last] = value;
}
