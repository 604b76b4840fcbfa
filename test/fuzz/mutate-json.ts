/** Mutations of JSON that is right: what a damaged file, a faulty program or somebody with an editor makes of it. */
import type { Random } from './random';
import { randomText } from './texts';

/** JSON that may still be changed. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** A place in a tree of JSON: a property of an object or an element of a list. */
interface Place {
  readonly holder: Record<string, JsonValue> | JsonValue[];
  readonly key: string | number;
}

const ODD_NUMBERS = [0, -1, 1, -0.001, 0.4999, 1e9, -1e9, 1e300, 14_400, -14_400, 2 ** 31, 1e-7];

/** A copy with `count` mutations. */
export function mutateJson(json: JsonValue, random: Random, count: number): JsonValue {
  const copy = structuredClone(json);
  for (let index = 0; index < count; index += 1) {
    const places: Place[] = [];
    collect(copy, places);
    if (places.length === 0) break;
    mutate(random.pick(places), places, random);
  }
  return copy;
}

function collect(value: JsonValue, places: Place[]): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Place['holder'];
  const keys: readonly (string | number)[] = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
  for (const key of keys) {
    places.push({ holder, key });
    collect(read({ holder, key }), places);
  }
}

const read = ({ holder, key }: Place): JsonValue =>
  (holder as Record<string | number, JsonValue>)[key] as JsonValue;

function write({ holder, key }: Place, value: JsonValue): void {
  (holder as Record<string | number, JsonValue>)[key] = value;
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function mutate(place: Place, places: readonly Place[], random: Random): void {
  const value = read(place);
  switch (random.between(0, 9)) {
    case 0:
      remove(place);
      return;
    case 1:
      if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 0, structuredClone(value));
      else place.holder[`${place.key}2`] = structuredClone(value);
      return;
    case 2:
    case 3: {
      // Another value of the same kind, so that much of it stays valid: ids, names, numbers, whole elements.
      const other = random.pick(places);
      const theirs = read(other);
      if (typeof theirs !== typeof value) return;
      write(place, structuredClone(theirs));
      if (random.chance(0.5)) write(other, value);
      return;
    }
    case 4:
    case 5:
      if (typeof value === 'number') write(place, random.pick(ODD_NUMBERS));
      else if (typeof value === 'string') write(place, random.chance(0.5) ? randomText(random) : '');
      else if (typeof value === 'boolean') write(place, !value);
      return;
    case 6:
      write(place, random.pick<JsonValue>([null, 0, '', 'x', true, [], {}, [null], { kind: 'text' }]));
      return;
    case 7:
      write(place, nested(value, random));
      return;
    case 8:
      if (!Array.isArray(value)) return;
      value.reverse();
      return;
    default:
      if (typeof value === 'number') write(place, value * random.pick([-1, 0.001, 10, 1000]));
      else if (typeof value === 'object' && value !== null && !Array.isArray(value)) value.unknown = 1;
  }
}

function nested(value: JsonValue, random: Random): JsonValue {
  let made = value;
  const depth = random.chance(0.1) ? 3000 : random.between(1, 4);
  const isList = random.chance(0.5);
  for (let index = 0; index < depth; index += 1) made = isList ? [made] : { children: made };
  return made;
}
