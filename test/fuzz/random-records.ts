/** Records for a data contract, right and wrong. */
import type { Json, JsonObject } from '../../shared/base';
import type { DataContract, FieldType } from '../../shared/data';
import type { Random } from './random';
import { randomText } from './texts';

const NUMBERS = [0, -0, 1, -1, 0.1, 1e21, -1e21, 1e-9, 2 ** 53, -(2 ** 31), 1284.9, 99999999999.995];
const DATES = [
  '2026-11-22',
  '1868-10-23',
  '0001-01-01',
  '9999-12-31',
  '2024-02-29',
  '2026-02-30',
  '22.11.2026',
  '',
];

/**
 * @param wrongness 0 for a record that keeps the contract, else how often a value is missing, null or of another type.
 */
export function randomRecord(contract: DataContract, random: Random, wrongness: number): JsonObject {
  const value = makeValue(contract, random, wrongness, 0);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function makeValue(type: FieldType, random: Random, wrongness: number, depth: number): Json {
  if (random.chance(wrongness)) return wrongValue(random, depth);
  switch (type.kind) {
    case 'string':
      return randomText(random);
    case 'number':
      return random.chance(0.3) ? random.pick(NUMBERS) : random.between(-1_000_000, 1_000_000) / 100;
    case 'integer':
      return random.chance(0.2) ? random.pick([0, -1, 2 ** 53 - 1]) : random.between(-1000, 1000);
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return wrongness > 0 ? random.pick(DATES) : random.pick(DATES.slice(0, 5));
    case 'datetime':
      return `${random.pick(DATES.slice(0, 5))}T${random.pick(['00:00:00', '23:59:59', '12:30:00'])}`;
    case 'list': {
      const most = depth === 0 ? (random.chance(0.03) ? 1500 : 60) : 12;
      return Array.from({ length: random.count(most) }, () =>
        makeValue(type.item, random, wrongness, depth + 1),
      );
    }
    case 'object': {
      const made: Record<string, Json> = {};
      for (const [key, field] of Object.entries(type.fields)) {
        if (random.chance(wrongness) || (field.optional && random.chance(0.3))) continue;
        made[key] = makeValue(field, random, wrongness, depth + 1);
      }
      if (random.chance(wrongness)) made[random.pick(['__proto__x', 'constructor', 'unknown', ''])] = 1;
      return made;
    }
  }
}

function wrongValue(random: Random, depth: number): Json {
  switch (random.between(0, 8)) {
    case 0:
    case 1:
      return null;
    case 2:
      return random.pick(NUMBERS);
    case 3:
      return randomText(random);
    case 4:
      return random.chance(0.5);
    case 5:
      return [];
    case 6:
      return {};
    case 7:
      return depth > 4 ? [] : [wrongValue(random, depth + 1), wrongValue(random, depth + 1)];
    default:
      return { what: depth > 4 ? null : wrongValue(random, depth + 1), amount: 'NaN' };
  }
}
