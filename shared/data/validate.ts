/** Whether a record is what its contract promises: every field there, every value of its kind. */
import { isJsonObject, type JsonObject } from '../base';
import { type Diagnostic, diagnostic } from '../diag';
import type { DataContract, FieldType } from './contract';
import { EACH, formatPath, type PathSegment } from './path';
import { valueReader } from './value';

/** A long list with a wrong column would say the same thousands of times. */
const DIAGNOSTICS_PER_RECORD = 100;

type Check = (raw: unknown, path: PathSegment[], report: Report) => void;

interface Report {
  readonly diagnostics: Diagnostic[];
}

/** Makes the check of a contract once for many records; at most 100 diagnostics a record. */
export function recordValidator(contract: DataContract): (record: JsonObject) => Diagnostic[] {
  const check = checkOf(contract);
  return (record) => {
    const report: Report = { diagnostics: [] };
    check(record, [], report);
    return report.diagnostics;
  };
}

/** Checks one record: `data.missing` and `data.type`, each with its path in the record. */
export const validateRecord = (contract: DataContract, record: JsonObject): Diagnostic[] =>
  recordValidator(contract)(record);

function checkOf(type: FieldType): Check {
  const checkPresent = checkOfPresent(type);
  return (raw, path, report) => {
    const isAbsent = raw === undefined || raw === null || (raw === '' && type.kind !== 'string');
    if (!isAbsent) checkPresent(raw, path, report);
    else if (!type.optional) add(report, 'data.missing', path, {});
  };
}

function checkOfPresent(type: FieldType): Check {
  switch (type.kind) {
    case 'object': {
      const checks = Object.entries(type.fields).map(([key, field]) => [key, checkOf(field)] as const);
      return (raw, path, report) => {
        if (!isJsonObject(raw)) return wrongType(type, raw, path, report);
        for (const [key, check] of checks) {
          path.push(key);
          check(Object.hasOwn(raw, key) ? raw[key] : undefined, path, report);
          path.pop();
        }
      };
    }
    case 'list': {
      const check = checkOf(type.item);
      return (raw, path, report) => {
        if (!Array.isArray(raw)) return wrongType(type, raw, path, report);
        for (const [index, item] of raw.entries()) {
          path.push(index);
          check(item, path, report);
          path.pop();
        }
      };
    }
    default: {
      const read = valueReader(type);
      return (raw, path, report) => {
        if (read(raw) === undefined) wrongType(type, raw, path, report);
      };
    }
  }
}

function wrongType(type: FieldType, raw: unknown, path: readonly PathSegment[], report: Report): void {
  add(report, 'data.type', path, { expected: type.kind, actual: describe(raw) });
}

function add(
  report: Report,
  code: 'data.missing' | 'data.type',
  path: readonly PathSegment[],
  args: { readonly [name: string]: string },
): void {
  if (report.diagnostics.length >= DIAGNOSTICS_PER_RECORD) return;
  // The message names the field, so that a batch can count by it; the place names the very item.
  const field = formatPath(path.map((segment) => (typeof segment === 'number' ? EACH : segment)));
  report.diagnostics.push(diagnostic(code, { field, ...args }, { dataPath: formatPath(path) }));
}

const SHOWN_LENGTH = 30;

/** The value as a reader of the message can recognise it: short, texts in quotes. */
function describe(raw: unknown): string {
  if (Array.isArray(raw)) return 'list';
  if (isJsonObject(raw)) return 'object';
  const text = typeof raw === 'string' ? `“${raw}”` : String(raw);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
