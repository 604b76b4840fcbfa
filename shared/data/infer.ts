/**
 * The contract of records that came without one: kinds from the values, "optional" from what is missing. The inferer
 * takes records one by one and keeps counts only, so a file of any size can be looked at while it is read.
 */
import { isJsonObject, type Json, type JsonObject } from '../base';
import { type Diagnostic, diagnostic } from '../diag';
import type { DataContract, FieldType, ScalarKind } from './contract';
import { type DataPath, EACH, formatPath } from './path';
import { looksLikeDateTime, PlainDate, PlainDateTime } from './plain-date';

export interface Inference {
  readonly contract: DataContract;
  /** Fields whose kind had to be decided against some of the values. */
  readonly notes: readonly Diagnostic[];
}

type SeenKind = ScalarKind | 'list' | 'object';

/** What was seen at one place of the records. */
class Sightings {
  readonly kinds = new Set<SeenKind>();
  /** Times the place held a list. */
  lists = 0;
  /** Times the place existed, null included. */
  count = 0;
  nulls = 0;
  emptyTexts = 0;
  objects = 0;
  readonly fields = new Map<string, Sightings>();
  item: Sightings | undefined;

  add(value: Json): void {
    this.count += 1;
    switch (typeof value) {
      case 'string':
        if (value === '') this.emptyTexts += 1;
        else this.kinds.add(textKind(value));
        return;
      case 'number':
        this.kinds.add(Number.isSafeInteger(value) ? 'integer' : 'number');
        return;
      case 'boolean':
        this.kinds.add('boolean');
        return;
      default:
        if (value === null) this.nulls += 1;
        else if (isJsonObject(value)) this.#addObject(value);
        else this.#addList(value);
    }
  }

  #addObject(object: JsonObject): void {
    this.kinds.add('object');
    this.objects += 1;
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value === undefined) continue;
      let field = this.fields.get(key);
      if (!field) {
        field = new Sightings();
        this.fields.set(key, field);
      }
      field.add(value);
    }
  }

  #addList(list: readonly Json[]): void {
    this.kinds.add('list');
    this.lists += 1;
    this.item ??= new Sightings();
    for (const item of list) this.item.add(item);
  }
}

function textKind(text: string): 'date' | 'datetime' | 'string' {
  const first = text.charCodeAt(0);
  // Most texts do not begin with a digit: the patterns are not even tried.
  if (first < 48 || first > 57) return 'string';
  if (PlainDate.parse(text)) return 'date';
  return looksLikeDateTime(text) && PlainDateTime.parse(text) ? 'datetime' : 'string';
}

export class ContractInferer {
  readonly #records = new Sightings();

  add(record: JsonObject): void {
    this.#records.add(record);
  }

  get recordCount(): number {
    return this.#records.objects;
  }

  /** The contract of all records so far; more may follow. */
  result(): Inference {
    const notes: Diagnostic[] = [];
    const fields = fieldsOf(this.#records, [], notes);
    return { contract: { kind: 'object', fields }, notes };
  }
}

/** Infers from records at hand. */
export function inferContract(records: Iterable<JsonObject>): Inference {
  const inferer = new ContractInferer();
  for (const record of records) inferer.add(record);
  return inferer.result();
}

function fieldsOf(seen: Sightings, path: DataPath, notes: Diagnostic[]): { [key: string]: FieldType } {
  const fields: [string, FieldType][] = [];
  for (const [key, field] of seen.fields)
    fields.push([key, typeOf(field, [...path, key], field.count < seen.objects, notes)]);
  // fromEntries defines own properties, so a field named __proto__ is a field.
  return Object.fromEntries(fields);
}

function typeOf(seen: Sightings, path: DataPath, isSometimesAbsent: boolean, notes: Diagnostic[]): FieldType {
  const kind = structureOf(seen, path, notes) ?? decideKind(seen, path, notes);
  const isEmptySometimes = seen.emptyTexts > 0 && kind !== 'string';
  const isNeverSeen = seen.kinds.size === 0 && seen.emptyTexts === 0;
  const optional =
    isSometimesAbsent || seen.nulls > 0 || isEmptySometimes || isNeverSeen
      ? ({ optional: true } as const)
      : {};
  if (kind === 'object') return { kind, fields: fieldsOf(seen, path, notes), ...optional };
  if (kind === 'list') {
    const item: FieldType = seen.item
      ? typeOf(seen.item, [...path, EACH], false, notes)
      : { kind: 'string', optional: true };
    return { kind, item, ...optional };
  }
  return { kind, ...optional };
}

/**
 * List or object where most values are one: no text can stand for those, and validation names the records that have
 * something else. Null where single values are as many.
 */
function structureOf(seen: Sightings, path: DataPath, notes: Diagnostic[]): 'list' | 'object' | null {
  if (seen.kinds.size < 2) return null;
  const values = seen.count - seen.nulls - seen.emptyTexts;
  const [kind, count] =
    seen.lists >= seen.objects ? (['list', seen.lists] as const) : (['object', seen.objects] as const);
  if (count * 2 <= values) return null;
  const field = formatPath(path);
  notes.push(
    diagnostic('data.mostly', { field, others: values - count, count: values }, { dataPath: field }),
  );
  return kind;
}

function decideKind(seen: Sightings, path: DataPath, notes: Diagnostic[]): SeenKind {
  const { kinds } = seen;
  const [only] = kinds;
  if (kinds.size === 0 || only === undefined) return 'string';
  if (kinds.size === 1) return only;
  if (consistsOf(kinds, 'integer', 'number')) return 'number';
  if (consistsOf(kinds, 'date', 'datetime')) return 'datetime';
  // Texts that sometimes look like dates are texts, and nothing to be told about.
  if (!consistsOf(kinds, 'string', 'date', 'datetime')) {
    const field = formatPath(path);
    notes.push(diagnostic('data.mixed', { field, kinds: [...kinds].sort().join(', ') }, { dataPath: field }));
  }
  return 'string';
}

const consistsOf = (kinds: ReadonlySet<SeenKind>, ...allowed: SeenKind[]): boolean =>
  [...kinds].every((kind) => allowed.includes(kind));
