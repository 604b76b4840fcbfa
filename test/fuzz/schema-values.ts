/**
 * Random values of a zod schema. Whatever a schema gains is made at random the next time, with no change here: numbers
 * at and around their limits, every member of a union, optional properties there or not.
 */
import type { z } from 'zod';
import type { Random } from './random';
import { randomText } from './texts';

/** Values that make sense for a property, by its name: ids that exist, expressions, colours. */
export type Hints = (property: string) => readonly unknown[] | undefined;

const MAX_DEPTH = 7;

export class SchemaValues {
  constructor(
    private readonly random: Random,
    private readonly hints: Hints,
  ) {}

  /** A value of the schema; of schemas that say nothing of themselves (`custom`), whatever they accept. */
  valueOf(schema: z.ZodType, property = '', depth = 0): unknown {
    const hinted = this.hints(property);
    if (hinted && hinted.length > 0 && this.random.chance(0.95)) {
      const value = this.random.pick(hinted);
      if (schema.safeParse(value).success) return value;
    }
    const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'object':
        return this.#object(def.shape as Record<string, z.ZodType>, depth);
      case 'optional':
      case 'nullable':
      case 'default':
      case 'readonly':
        return this.valueOf(def.innerType as z.ZodType, property, depth);
      case 'lazy':
        return this.valueOf(def.getter() as z.ZodType, property, depth);
      case 'union':
        return this.valueOf(this.random.pick(def.options) as z.ZodType, property, depth + 1);
      case 'array':
        return this.#array(schema, def.element as z.ZodType, property, depth);
      case 'tuple':
        return def.items.map((item) => this.valueOf(item as z.ZodType, property, depth + 1));
      case 'record':
        return this.#record(def.keyType as z.ZodType, def.valueType as z.ZodType, property, depth);
      case 'literal':
        return this.random.pick(def.values);
      case 'enum':
        return this.random.pick(Object.values(def.entries));
      case 'boolean':
        return this.random.chance(0.5);
      case 'number':
        return this.#number(schema as z.ZodNumber);
      case 'string':
        return this.#string(schema as z.ZodString);
      default:
        return [{}, '', 0, true, null, []].find((value) => schema.safeParse(value).success);
    }
  }

  #object(shape: Readonly<Record<string, z.ZodType>>, depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [key, schema] of Object.entries(shape)) {
      const isOptional = schema.safeParse(undefined).success;
      if (isOptional && (depth >= MAX_DEPTH || !this.random.chance(0.25))) continue;
      made[key] = this.valueOf(schema, key, depth + 1);
    }
    return made;
  }

  #array(schema: z.ZodType, element: z.ZodType, property: string, depth: number): unknown[] {
    const count = depth >= MAX_DEPTH ? 0 : this.random.count(8);
    const values = Array.from({ length: count }, () => this.valueOf(element, property, depth + 1));
    if (!schema.safeParse(values).success) return [this.valueOf(element, property, depth + 1)];
    return values;
  }

  #record(keys: z.ZodType, values: z.ZodType, property: string, depth: number): Record<string, unknown> {
    const count = depth >= MAX_DEPTH ? 0 : this.random.count(4);
    const names = this.hints(`${property}.key`) ?? [];
    const made: Record<string, unknown> = {};
    for (let index = 0; index < count; index += 1) {
      const key = names.length > 0 ? this.random.pick(names) : this.valueOf(keys, `${property}.key`);
      made[String(key)] = this.valueOf(values, property, depth + 1);
    }
    return made;
  }

  #number(schema: z.ZodNumber): number {
    const least = Math.max(schema.minValue ?? -1e6, -1e9);
    const most = Math.min(schema.maxValue ?? 1e6, 1e9);
    const usual = Math.min(most, Math.max(least, this.random.between(0, 60)));
    const candidates = [
      usual,
      usual,
      usual,
      usual,
      usual + 0.123456789,
      Math.min(most, Math.max(least, this.random.between(-300, 900))),
      least,
      most,
      least + this.random.fraction() * (most - least),
      0,
      0.001,
      1,
    ];
    const value = this.random.pick(candidates);
    if (schema.safeParse(value).success) return value;
    return schema.safeParse(Math.round(value)).success ? Math.round(value) : Math.ceil(least);
  }

  #string(schema: z.ZodString): string {
    const text = this.random.chance(0.5) ? randomText(this.random) : this.random.pick(SHAPED);
    for (const candidate of [text, text.slice(0, schema.maxLength ?? text.length), ...SHAPED])
      if (schema.safeParse(candidate).success) return candidate;
    throw new Error('No known text has the shape that the schema asks for; add one to SHAPED.');
  }
}

/** One text at least for every pattern of the model. */
const SHAPED = [
  'a',
  'item',
  'en',
  'ja',
  '#1a2b3c',
  'kern',
  'tnum',
  'text/xml',
  'EUR',
  '0'.repeat(64),
  '2026-11-22',
  '.',
  '%1.',
];
