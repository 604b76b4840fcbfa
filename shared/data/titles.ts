/** Which fields tell people one record from another: a number or id, and a name. */
import type { JsonObject } from '../base';
import type { DataContract, FieldType } from './contract';
import { type DataPath, EACH, listFields, parsePath, rawAt } from './path';

const NAME_KEY =
  /(?:^|[._ ])(?:full_?name|display_?name|name|customer|company|title)$|氏名|名前|お客様名|会社名|件名$/i;
const NUMBER_KEY =
  /(?:^|[._ ])(?:id|no|nr|number|code|key)$|(?:_id|_no|_nr|_number|_code|ID|Id|No|Number)$|番号|コード$/;

const SAMPLES_TO_COUNT = 200;

interface Candidate {
  readonly path: string;
  readonly score: number;
  readonly isName: boolean;
}

/**
 * One or two field paths, the identifying one first; empty where the contract has no texts and numbers at all.
 * Samples say how different a field's values are, and whether it is filled.
 */
export function guessTitleFields(contract: DataContract, samples: readonly JsonObject[]): string[] {
  const candidates: Candidate[] = [];
  const counted = samples.slice(0, SAMPLES_TO_COUNT);
  for (const { path, type, depth } of listFields(contract)) {
    const segments = parsePath(path);
    if (!segments || segments.includes(EACH) || !isTitleKind(type)) continue;
    const { filled, distinct } = spread(counted, segments);
    if (counted.length > 0 && filled < 0.5) continue;
    const isName = NAME_KEY.test(path) && type.kind === 'string';
    const isNumber = NUMBER_KEY.test(path);
    const closeness = 1 / (1 + depth);
    const score = distinct * 2 + filled + closeness + (isName || isNumber ? 3 : 0);
    candidates.push({ path, score, isName });
  }
  const best = (isName: boolean) =>
    candidates.filter((candidate) => candidate.isName === isName).sort((a, b) => b.score - a.score)[0];
  const identity = best(false);
  const name = best(true);
  // Without a field that is named like a number, a mere amount should not stand before the name.
  const fields = name && identity && identity.score < name.score - 2 ? [name] : [identity, name];
  return fields.flatMap((candidate) => (candidate ? [candidate.path] : []));
}

const isTitleKind = (type: FieldType): boolean => type.kind === 'string' || type.kind === 'integer';

/** Shares from 0 to 1: of records that have a value, and of values that differ. */
function spread(samples: readonly JsonObject[], path: DataPath): { filled: number; distinct: number } {
  if (samples.length === 0) return { filled: 1, distinct: 1 };
  const values = new Set<unknown>();
  let count = 0;
  for (const record of samples) {
    const value = rawAt(record, path);
    if (value === undefined || value === null || value === '') continue;
    values.add(value);
    count += 1;
  }
  return { filled: count / samples.length, distinct: count === 0 ? 0 : values.size / count };
}

/** The record's title: its values of these fields, `2-1993-02 · 山田 太郎`; empty where it has none of them. */
export function recordTitle(record: JsonObject, fields: readonly string[]): string {
  const parts: string[] = [];
  for (const field of fields) {
    const value = rawAt(record, parsePath(field) ?? []);
    if (typeof value === 'string' ? value.trim() !== '' : typeof value === 'number')
      parts.push(String(value).trim());
  }
  return parts.join(' · ');
}
