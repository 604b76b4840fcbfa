/**
 * CEL text to visual condition, where the builder can show it. The text may come from a person: order of operands,
 * brackets and guards may differ from what `conditionToCel` prints.
 */
import { formatPath, type PathSegment, PlainDate, PlainDateTime } from '../../data';
import { type CelType, isNumeric } from '../expression/cel-type';
import { compileCondition } from '../expression/compile';
import type { TypeEnvironment } from '../expression/environment';
import { parseExpression, readName, type SyntaxNode } from '../expression/parse';
import {
  type Comparison,
  type Condition,
  type ConditionOperator,
  type ConditionValue,
  mayBeAbsent,
  normaliseCondition,
} from './condition';

/**
 * The visual form of a condition, normalised; `null` where the text is beyond the builder or has errors. A guard
 * `has(x) && …` in front of a comparison of `x` is taken as part of it.
 */
export function celToCondition(source: string, environment: TypeEnvironment): Condition | null {
  const parsed = parseExpression(source);
  if (!parsed.ok || compileCondition(source, environment).diagnostics.length > 0) return null;
  const condition = new Reader(source, environment).condition(parsed.node);
  return condition && normaliseCondition(condition);
}

/** `has(field)`, still looking for the comparison that it guards. */
interface Guard {
  readonly kind: 'guard';
  readonly field: string;
}

const ORDER: { readonly [sign: string]: ConditionOperator } = {
  '<': 'below',
  '<=': 'atMost',
  '>': 'above',
  '>=': 'atLeast',
};

const COUNT: { readonly [sign: string]: ConditionOperator } = {
  '==': 'countEquals',
  '<': 'countBelow',
  '<=': 'countAtMost',
  '>': 'countAbove',
  '>=': 'countAtLeast',
};

const MIRRORED: { readonly [sign: string]: string } = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const TEXT_METHODS: readonly ConditionOperator[] = ['contains', 'startsWith', 'endsWith'];

class Reader {
  constructor(
    readonly source: string,
    readonly environment: TypeEnvironment,
  ) {}

  condition(node: SyntaxNode): Condition | null {
    switch (node.op) {
      case '&&':
        return this.#all(node);
      case '||':
        return this.#any(node);
      case '!_':
        return this.#not(node.args);
      case 'value':
        if (typeof node.args !== 'boolean') return null;
        return { kind: 'group', mode: node.args ? 'all' : 'any', items: [] };
      default:
        return this.#comparison(node);
    }
  }

  #all(node: SyntaxNode): Condition | null {
    const items: Condition[] = [];
    let guard: Guard | undefined;
    for (const part of flattened(node, '&&')) {
      const found: Guard | Condition | null = this.#guard(part) ?? this.condition(part);
      if (!found) return null;
      if (found.kind === 'guard') {
        if (guard) return null;
        guard = found;
        continue;
      }
      if (guard) {
        // A guard must stand before a comparison of its own field, else it says something of its own.
        if (!isGuardedBy(found, guard.field)) return null;
        guard = undefined;
      }
      items.push(found);
    }
    return guard ? null : { kind: 'group', mode: 'all', items };
  }

  #any(node: SyntaxNode): Condition | null {
    const items: Condition[] = [];
    for (const part of flattened(node, '||')) {
      const item = this.condition(part);
      if (!item) return null;
      items.push(item);
    }
    return { kind: 'group', mode: 'any', items };
  }

  #not(operand: SyntaxNode): Condition | null {
    const inner = this.condition(operand);
    return inner && { kind: 'group', mode: 'all', not: true, items: [inner] };
  }

  #guard(node: SyntaxNode): Guard | null {
    if (node.op !== 'call' || node.args[0] !== 'has') return null;
    const [argument] = node.args[1];
    const field = argument && this.#field(argument);
    return field ? { kind: 'guard', field: field.path } : null;
  }

  #comparison(node: SyntaxNode): Condition | null {
    switch (node.op) {
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#relation(node.op, node.args[0], node.args[1]);
      case 'in':
        return this.#oneOf(node.args[0], node.args[1]);
      case 'rcall':
        return this.#textMethod(node.args[0], node.args[1], node.args[2]);
      case 'call':
        return this.#emptiness(node.args[0], node.args[1]);
      case 'id':
      case '.':
        return this.#truth(node);
      default:
        return null;
    }
  }

  #relation(sign: string, left: SyntaxNode, right: SyntaxNode): Condition | null {
    const count = this.#count(left);
    if (count) {
      const operator = COUNT[sign];
      const value = literalNumber(right);
      if (!operator || value === null || !Number.isSafeInteger(value)) return null;
      return compare(count, operator, [value]);
    }
    const field = this.#field(left);
    if (!field) {
      // `0.0 > balance` reads as `balance < 0.0`.
      return this.#field(right) ? this.#relation(MIRRORED[sign] ?? sign, right, left) : null;
    }
    const { path, type } = field;
    if (type.kind === 'boolean') {
      if (right.op !== 'value' || typeof right.args !== 'boolean' || sign !== '==') return null;
      return compare(path, right.args ? 'isTrue' : 'isFalse', []);
    }
    if (right.op === 'value' && right.args === null) return this.#nullRelation(sign, path, type);
    const value = literal(right, type);
    if (value === null) return null;
    const order = ORDER[sign];
    if (type.kind === 'string') {
      return order ? null : compare(path, sign === '==' ? 'is' : 'isNot', [value]);
    }
    return compare(path, order ?? (sign === '==' ? 'equals' : 'notEquals'), [value]);
  }

  /** `x == null` is "is empty" only for kinds that have no empty value besides null. */
  #nullRelation(sign: string, path: string, type: CelType): Condition | null {
    const isSame = isNumeric(type) || type.kind === 'date' || type.kind === 'datetime';
    if (!isSame || (sign !== '==' && sign !== '!=')) return null;
    return compare(path, sign === '==' ? 'isEmpty' : 'isNotEmpty', []);
  }

  #oneOf(left: SyntaxNode, right: SyntaxNode): Condition | null {
    const field = this.#field(left);
    if (field?.type.kind !== 'string' || right.op !== 'list') return null;
    const values: ConditionValue[] = [];
    for (const item of right.args) {
      const value = literal(item, field.type);
      if (value === null) return null;
      values.push(value);
    }
    return compare(field.path, 'oneOf', values);
  }

  #textMethod(name: string, receiver: SyntaxNode, args: readonly SyntaxNode[]): Condition | null {
    const operator = TEXT_METHODS.find((method) => method === name);
    const field = this.#field(receiver);
    const [argument] = args;
    if (!operator || field?.type.kind !== 'string' || !argument) return null;
    const value = literal(argument, field.type);
    return value === null ? null : compare(field.path, operator, [value]);
  }

  #emptiness(name: string, args: readonly SyntaxNode[]): Condition | null {
    const [argument] = args;
    const field = name === 'isEmpty' && argument ? this.#field(argument) : null;
    return field && compare(field.path, 'isEmpty', []);
  }

  /** A truth value on its own: `active`. Only where it is always there, since `active == true` differs for null. */
  #truth(node: SyntaxNode): Condition | null {
    const field = this.#field(node);
    if (field?.type.kind !== 'boolean' || mayBeAbsent(field.path, this.environment)) return null;
    return compare(field.path, 'isTrue', []);
  }

  /** The list of `size(list)`. */
  #count(node: SyntaxNode): string | null {
    const argument =
      node.op === 'call' && node.args[0] === 'size'
        ? node.args[1][0]
        : node.op === 'rcall' && node.args[0] === 'size'
          ? node.args[1]
          : undefined;
    const field = argument && this.#field(argument);
    return field?.type.kind === 'list' ? field.path : null;
  }

  #field(node: SyntaxNode): { path: string; type: CelType } | null {
    const segments = this.#segments(node);
    if (!segments) return null;
    const path = formatPath(segments);
    const type = this.environment.typeAt(path);
    return type ? { path, type } : null;
  }

  #segments(node: SyntaxNode): PathSegment[] | null {
    if (node.op === 'id') return [readName(this.source, node.start, node.end)];
    if (node.op === '.') {
      const object = this.#segments(node.args[0]);
      return object && [...object, readName(this.source, node.pos, node.end)];
    }
    if (node.op === '[]') {
      const object = this.#segments(node.args[0]);
      const index = literalNumber(node.args[1]);
      return object && index !== null && Number.isSafeInteger(index) && index >= 0
        ? [...object, index]
        : null;
    }
    return null;
  }
}

const compare = (
  field: string,
  operator: ConditionOperator,
  values: readonly ConditionValue[],
): Comparison => ({ kind: 'comparison', field, operator, values });

/** The operands of a chain `a && b && c`, however it is bracketed. */
function flattened(node: SyntaxNode, operator: '&&' | '||'): SyntaxNode[] {
  if (node.op !== operator) return [node];
  const [left, right] = node.args as readonly [SyntaxNode, SyntaxNode];
  return [...flattened(left, operator), ...flattened(right, operator)];
}

/** Whether a condition is a comparison that fails without a value, of this field. */
const isGuardedBy = (condition: Condition, field: string): boolean =>
  condition.kind === 'comparison' &&
  condition.field === field &&
  !['is', 'isNot', 'equals', 'notEquals', 'oneOf', 'isTrue', 'isFalse', 'isEmpty', 'isNotEmpty'].includes(
    condition.operator,
  );

function literalNumber(node: SyntaxNode): number | null {
  if (node.op === '-_') {
    const value = literalNumber(node.args);
    return value === null ? null : -value + 0;
  }
  if (node.op !== 'value') return null;
  if (typeof node.args === 'bigint') return Number(node.args);
  return typeof node.args === 'number' ? node.args : null;
}

/** The value of a literal of a type; `null` where the node is none. */
function literal(node: SyntaxNode, type: CelType): ConditionValue | null {
  if (isNumeric(type)) return literalNumber(node);
  if (type.kind === 'string') return node.op === 'value' && typeof node.args === 'string' ? node.args : null;
  if (node.op !== 'call' || node.args[0] !== type.kind || node.args[1].length !== 1) return null;
  const [argument] = node.args[1];
  if (argument?.op !== 'value' || typeof argument.args !== 'string') return null;
  const isMoment = type.kind === 'date' ? PlainDate.parse(argument.args) : PlainDateTime.parse(argument.args);
  return isMoment ? argument.args : null;
}
