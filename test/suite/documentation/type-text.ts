/** A JSON Schema as one line of TypeScript-like text, for people. */

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
}

/** How deep objects are spelt out; what lies below is `…`. */
const DEPTH = 3;

export function typeText(schema: JsonSchema, depth = DEPTH): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeText(choice, depth)))].join(' | ');
  if (schema.$ref !== undefined) return '…';
  if (schema.type === 'array') {
    const item = typeText(schema.items ?? {}, depth);
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === 'object') return objectText(schema, depth);
  return typeof schema.type === 'string' ? schema.type : (schema.type?.join(' | ') ?? 'any');
}

function objectText(schema: JsonSchema, depth: number): string {
  const entries = Object.entries(schema.properties ?? {});
  if (entries.length === 0) {
    const values = schema.additionalProperties;
    return typeof values === 'object' ? `{ [key]: ${typeText(values, depth)} }` : '{}';
  }
  if (depth === 0) return '…';
  const required = new Set(schema.required);
  const inner = entries.map(
    ([key, value]) => `${key}${required.has(key) ? '' : '?'}: ${typeText(value, depth - 1)}`,
  );
  return `{ ${inner.join(', ')} }`;
}
