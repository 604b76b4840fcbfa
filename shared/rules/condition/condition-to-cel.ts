/**
 * Visual condition to CEL text. Literals are printed for the type of their field, so a decimal stays a decimal
 * (`1000.0`); comparisons that need a value are guarded where the field may have none: `has(limit) && limit > 5.0`.
 */
import { parsePath } from '../../data';
import { type CelType, isNumeric } from '../expression/cel-type';
import type { TypeEnvironment } from '../expression/environment';
import { writeName } from '../expression/parse';
import { type Comparison, type Condition, type ConditionValue, mayBeAbsent } from './condition';

/** Tightness of the printed text: what may stand beside `&&` or `||` without brackets. */
type Precedence = 'or' | 'and' | 'unary' | 'relation';

interface Printed {
  readonly text: string;
  readonly precedence: Precedence;
}

/**
 * The CEL text of a condition; `null` where it names a field that does not exist, or a value that does not suit its
 * field's type.
 */
export function conditionToCel(condition: Condition, environment: TypeEnvironment): string | null {
  return print(condition, environment)?.text ?? null;
}

function print(condition: Condition, environment: TypeEnvironment): Printed | null {
  if (condition.kind === 'comparison') return printComparison(condition, environment);
  const { mode } = condition;
  const items: Printed[] = [];
  for (const item of condition.items) {
    const printed = print(item, environment);
    if (!printed) return null;
    items.push(printed);
  }
  const joined = join(items, mode);
  if (!condition.not) return joined;
  const isUnary = joined.precedence === 'unary';
  return { text: isUnary ? `!${joined.text}` : `!(${joined.text})`, precedence: 'unary' };
}

function join(items: readonly Printed[], mode: 'all' | 'any'): Printed {
  const [first] = items;
  if (!first) return { text: mode === 'all' ? 'true' : 'false', precedence: 'unary' };
  if (items.length === 1) return first;
  // Mixed && and || always get brackets: people should not need to know which binds tighter.
  const texts = items.map(({ text, precedence }) => {
    const needsBrackets = mode === 'all' ? precedence === 'or' : precedence === 'and';
    return needsBrackets ? `(${text})` : text;
  });
  return mode === 'all'
    ? { text: texts.join(' && '), precedence: 'and' }
    : { text: texts.join(' || '), precedence: 'or' };
}

/** A path as CEL: keys as names, `owner.name`. */
export function pathToCel(path: string): string | null {
  let text = '';
  for (const segment of parsePath(path) ?? []) {
    if (typeof segment === 'number') {
      if (segment < 0) return null;
      text += `[${segment}]`;
      continue;
    }
    const name = writeName(segment);
    if (name === undefined) return null;
    text += text === '' ? name : `.${name}`;
  }
  return text || null;
}

const ORDER_SIGNS: { readonly [operator: string]: string } = {
  below: '<',
  atMost: '<=',
  above: '>',
  atLeast: '>=',
};

const COUNT_SIGNS: { readonly [operator: string]: string } = {
  countEquals: '==',
  countAbove: '>',
  countAtLeast: '>=',
  countBelow: '<',
  countAtMost: '<=',
};

const TEXT_METHODS = new Set(['contains', 'startsWith', 'endsWith']);

function printComparison(comparison: Comparison, environment: TypeEnvironment): Printed | null {
  const { operator, values } = comparison;
  const type = environment.typeAt(comparison.field);
  const field = pathToCel(comparison.field);
  if (!type || field === null) return null;
  const guarded = (text: string): Printed =>
    mayBeAbsent(comparison.field, environment) && guardable(comparison.field)
      ? { text: `has(${field}) && ${text}`, precedence: 'and' }
      : { text, precedence: text.includes(' && ') ? 'and' : 'relation' };
  const relation = (text: string): Printed => ({ text, precedence: 'relation' });

  const literals: string[] = [];
  for (const value of values) {
    const literal = COUNT_SIGNS[operator] ? printInteger(value) : printLiteral(value, type);
    if (literal === null) return null;
    literals.push(literal);
  }
  const [first, second] = literals;
  switch (operator) {
    case 'isEmpty':
      return { text: `isEmpty(${field})`, precedence: 'unary' };
    case 'isNotEmpty':
      return { text: `!isEmpty(${field})`, precedence: 'unary' };
    case 'isTrue':
      return relation(`${field} == true`);
    case 'isFalse':
      return relation(`${field} == false`);
    case 'oneOf':
      return relation(`${field} in [${literals.join(', ')}]`);
    case 'between':
      if (first === undefined || second === undefined) return null;
      return guarded(`${field} >= ${first} && ${field} <= ${second}`);
    default:
      break;
  }
  if (first === undefined) return null;
  if (operator === 'is' || operator === 'equals') return relation(`${field} == ${first}`);
  if (operator === 'isNot' || operator === 'notEquals') return relation(`${field} != ${first}`);
  if (TEXT_METHODS.has(operator)) return guarded(`${field}.${operator}(${first})`);
  const orderSign = ORDER_SIGNS[operator];
  if (orderSign) return guarded(`${field} ${orderSign} ${first}`);
  const countSign = COUNT_SIGNS[operator];
  return countSign ? guarded(`size(${field}) ${countSign} ${first}`) : null;
}

/** `has` takes fields, not the loop's item itself, which is never absent. */
const guardable = (path: string): boolean => typeof parsePath(path)?.at(-1) === 'string';

const printInteger = (value: ConditionValue): string | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;

/** A literal of the field's type; `null` where the value is none. */
export function printLiteral(value: ConditionValue, type: CelType): string | null {
  if (isNumeric(type)) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    // An integer field may be compared with 2.5; a decimal field gets decimal literals.
    if (Number.isSafeInteger(value)) return type.kind === 'integer' ? String(value + 0) : `${value + 0}.0`;
    return String(value);
  }
  if (typeof value !== 'string') return null;
  if (type.kind === 'string') return printText(value);
  return type.kind === 'date' || type.kind === 'datetime' ? `${type.kind}(${printText(value)})` : null;
}

const ESCAPES: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text literal in double quotes (CEL language definition, "String and Bytes Values"). */
export function printText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped
  const escaped = text.replace(/["\\\u0000-\u001f\u007f]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return ESCAPES[character] ?? `\\u${code}`;
  });
  return `"${escaped}"`;
}
