/** How a function of the library is declared: what it takes, what it yields, what it does. */
import { isJsonObject } from '../../base';
import { PlainDate, PlainDateTime, type Value } from '../../data';
import type { Message } from '../../diag';
import { type CelType, isNumeric, isOpen } from '../expression/cel-type';
import type { FormatLanguage } from '../format/language';

/** What a parameter accepts. `moment` is a date or a date-time, `sized` whatever `size` can count. */
export type ParameterKind =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'moment'
  | 'list'
  | 'numbers'
  | 'strings'
  | 'sized'
  | 'any';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
}

export interface FunctionContext {
  /** The language of formatting. */
  readonly language: FormatLanguage;
}

/**
 * The work of a function over values that fit their parameters. `undefined` means that these values have no result:
 * a day that does not exist, an index past the end.
 */
export type Implementation = (...values: never[]) => Value | undefined;

export interface FunctionSpec {
  readonly name: string;
  /** As `name(a, b)`, as `a.name(b)`, or both. */
  readonly style: 'call' | 'method' | 'both';
  readonly parameters: readonly Parameter[];
  readonly result: CelType | ((types: readonly CelType[]) => CelType);
  /** What people read in the editor's completion list. */
  readonly summary: Message;
  /** Takes null like any other value; else null is an error before the call. */
  readonly takesNull?: true;
  readonly make: (context: FunctionContext) => Implementation;
}

/** `contains(text: string, part: string)`, or `text.contains(part: string)` for methods. */
export function signatureOf(spec: FunctionSpec): string {
  const parameters = spec.parameters.map(({ name, kind }) => `${name}: ${kind}`);
  if (spec.style !== 'method') return `${spec.name}(${parameters.join(', ')})`;
  return `${spec.parameters[0]?.name ?? ''}.${spec.name}(${parameters.slice(1).join(', ')})`;
}

/** Whether a value of this type may be passed; open types may, and are looked at when they are evaluated. */
export function acceptsType(kind: ParameterKind, type: CelType): boolean {
  if (isOpen(type)) return true;
  switch (kind) {
    case 'number':
      return isNumeric(type);
    case 'moment':
      return type.kind === 'date' || type.kind === 'datetime';
    case 'list':
      return type.kind === 'list';
    case 'numbers':
      return type.kind === 'list' && (isNumeric(type.item) || isOpen(type.item));
    case 'strings':
      return type.kind === 'list' && (type.item.kind === 'string' || isOpen(type.item));
    case 'sized':
      return type.kind === 'string' || type.kind === 'list' || type.kind === 'object';
    case 'any':
      return true;
    default:
      return type.kind === kind;
  }
}

/** The test of a value at evaluation. */
export function valueTest(kind: ParameterKind): (value: unknown) => boolean {
  switch (kind) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'integer':
      return (value) => Number.isSafeInteger(value);
    case 'number':
      return (value) => typeof value === 'number';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'date':
      return (value) => value instanceof PlainDate;
    case 'moment':
      return (value) => value instanceof PlainDate || value instanceof PlainDateTime;
    case 'list':
      return Array.isArray;
    case 'numbers':
      return (value) => Array.isArray(value) && value.every((item) => typeof item === 'number');
    case 'strings':
      return (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'sized':
      return (value) => typeof value === 'string' || Array.isArray(value) || isJsonObject(value);
    case 'any':
      return () => true;
  }
}
