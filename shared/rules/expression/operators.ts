/**
 * Arithmetic, order and equality. Each operator is compiled for the types of its operands, with shorter closures for
 * the shapes that rules are full of: a field against a literal.
 */
import { isJsonObject } from '../../base';
import {
  areComparable,
  BOOLEAN,
  type CelType,
  INTEGER,
  isNumeric,
  isOpen,
  NUMBER,
  STRING,
  unify,
} from './cel-type';
import { type Code, failure, type Outcome, type Run } from './code';
import { compareValues, valuesEqual } from './equality';
import { RuleError, type RuleErrorCode } from './rule-error';

export interface Operation {
  readonly type: CelType;
  readonly run: Run;
}

/** Fails an operation as a whole, at its own place in the source. */
export type Fail = (code: RuleErrorCode) => RuleError;

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/** The operation, or `undefined` where the operands' types do not fit. */
export function arithmetic(
  operator: ArithmeticOperator,
  left: Code,
  right: Code,
  fail: Fail,
): Operation | undefined {
  const a = left.type;
  const b = right.type;
  if ((isNumeric(a) || isOpen(a)) && (isNumeric(b) || isOpen(b)) && (isNumeric(a) || isNumeric(b))) {
    const isInteger = a.kind === 'integer' && b.kind === 'integer';
    if (operator === '%' && !isInteger && isNumeric(a) && isNumeric(b)) return undefined;
    return { type: isInteger ? INTEGER : NUMBER, run: numeric(operator, isInteger, left, right, fail) };
  }
  if (operator !== '+') return undefined;
  if (a.kind === 'list' && b.kind === 'list') return { type: unify(a, b), run: joinLists(left, right) };
  if (isTextual(a) && isTextual(b) && (a.kind === 'string' || b.kind === 'string'))
    return { type: STRING, run: joinTexts(left, right) };
  return undefined;
}

const isTextual = (type: CelType): boolean => type.kind === 'string' || isOpen(type);

function numeric(operator: ArithmeticOperator, isInteger: boolean, left: Code, right: Code, fail: Fail): Run {
  const compute = isInteger ? integerStep(operator, fail) : decimalStep(operator, fail);
  return (scope) => {
    const a = left.run(scope);
    if (typeof a !== 'number') return failure(left, a);
    const b = right.run(scope);
    if (typeof b !== 'number') return failure(right, b);
    return compute(a, b);
  };
}

/** Integers stay exact or fail; division cuts toward zero, the remainder has the sign of the dividend. */
function integerStep(operator: ArithmeticOperator, fail: Fail): (a: number, b: number) => Outcome {
  const safe = (value: number): Outcome =>
    Number.isSafeInteger(value) ? value + 0 : fail('rule.outOfRange');
  switch (operator) {
    case '+':
      return (a, b) => safe(a + b);
    case '-':
      return (a, b) => safe(a - b);
    case '*':
      return (a, b) => safe(a * b);
    case '/':
      return (a, b) => (b === 0 ? fail('rule.divideByZero') : Math.trunc(a / b) + 0);
    case '%':
      return (a, b) => (b === 0 ? fail('rule.divideByZero') : (a % b) + 0);
  }
}

/** Unlike CEL, a result that is no finite number is an error: no document may print `Infinity`. */
function decimalStep(operator: ArithmeticOperator, fail: Fail): (a: number, b: number) => Outcome {
  const finite = (value: number): Outcome => (Number.isFinite(value) ? value : fail('rule.outOfRange'));
  switch (operator) {
    case '+':
      return (a, b) => finite(a + b);
    case '-':
      return (a, b) => finite(a - b);
    case '*':
      return (a, b) => finite(a * b);
    case '/':
      return (a, b) => (b === 0 ? fail('rule.divideByZero') : finite(a / b));
    case '%':
      return (a, b) => (b === 0 ? fail('rule.divideByZero') : finite(a % b));
  }
}

const joinTexts =
  (left: Code, right: Code): Run =>
  (scope) => {
    const a = left.run(scope);
    if (typeof a !== 'string') return failure(left, a);
    const b = right.run(scope);
    return typeof b === 'string' ? a + b : failure(right, b);
  };

const joinLists =
  (left: Code, right: Code): Run =>
  (scope) => {
    const a = left.run(scope);
    if (!Array.isArray(a)) return failure(left, a);
    const b = right.run(scope);
    return Array.isArray(b) ? [...a, ...b] : failure(right, b);
  };

/** `-x`; `undefined` where the operand is no number. */
export function negation(operand: Code): Operation | undefined {
  if (!isNumeric(operand.type) && !isOpen(operand.type)) return undefined;
  return {
    type: operand.type.kind === 'integer' ? INTEGER : NUMBER,
    run: (scope) => {
      const value = operand.run(scope);
      // Adding zero keeps negative zero out of documents.
      return typeof value === 'number' ? -value + 0 : failure(operand, value);
    },
  };
}

export type OrderOperator = '<' | '<=' | '>' | '>=';

const ORDERED = new Set(['integer', 'number', 'string', 'boolean', 'date', 'datetime', 'any', 'null']);

/** An order comparison; `undefined` where the types have no common order. Order with null is an error. */
export function order(operator: OrderOperator, left: Code, right: Code): Operation | undefined {
  if (!ORDERED.has(left.type.kind) || !ORDERED.has(right.type.kind)) return undefined;
  if (!areComparable(left.type, right.type)) return undefined;
  const run =
    isNumeric(left.type) && isNumeric(right.type)
      ? typeof right.constant === 'number'
        ? orderToLiteral(operator, left, right.constant)
        : orderNumbers(operator, left, right)
      : orderAny(operator, left, right);
  return { type: BOOLEAN, run };
}

function orderToLiteral(operator: OrderOperator, left: Code, limit: number): Run {
  const { run } = left;
  switch (operator) {
    case '<':
      return (scope) => {
        const value = run(scope);
        return typeof value === 'number' ? value < limit : failure(left, value);
      };
    case '<=':
      return (scope) => {
        const value = run(scope);
        return typeof value === 'number' ? value <= limit : failure(left, value);
      };
    case '>':
      return (scope) => {
        const value = run(scope);
        return typeof value === 'number' ? value > limit : failure(left, value);
      };
    case '>=':
      return (scope) => {
        const value = run(scope);
        return typeof value === 'number' ? value >= limit : failure(left, value);
      };
  }
}

function holds(operator: OrderOperator): (comparison: number) => boolean {
  switch (operator) {
    case '<':
      return (comparison) => comparison < 0;
    case '<=':
      return (comparison) => comparison <= 0;
    case '>':
      return (comparison) => comparison > 0;
    case '>=':
      return (comparison) => comparison >= 0;
  }
}

function orderNumbers(operator: OrderOperator, left: Code, right: Code): Run {
  const test = holds(operator);
  return (scope) => {
    const a = left.run(scope);
    if (typeof a !== 'number') return failure(left, a);
    const b = right.run(scope);
    return typeof b === 'number' ? test(a - b) : failure(right, b);
  };
}

function orderAny(operator: OrderOperator, left: Code, right: Code): Run {
  const test = holds(operator);
  return (scope) => {
    const a = left.run(scope);
    if (a === null || a instanceof RuleError) return failure(left, a);
    const b = right.run(scope);
    if (b === null || b instanceof RuleError) return failure(right, b);
    const comparison = compareValues(a, b);
    return comparison === undefined ? failure(right, b) : test(comparison);
  };
}

/** `==` and `!=`; `undefined` where the types can never be equal. Null equals only null. */
export function equality(operator: '==' | '!=', left: Code, right: Code): Operation | undefined {
  if (!areComparable(left.type, right.type)) return undefined;
  const wanted = operator === '==';
  const literal = right.constant;
  if (typeof literal === 'string' || typeof literal === 'number' || typeof literal === 'boolean') {
    const { run } = left;
    return {
      type: BOOLEAN,
      run: (scope) => {
        const value = run(scope);
        return value instanceof RuleError ? value : (value === literal) === wanted;
      },
    };
  }
  return {
    type: BOOLEAN,
    run: (scope) => {
      const a = left.run(scope);
      if (a instanceof RuleError) return a;
      const b = right.run(scope);
      return b instanceof RuleError ? b : valuesEqual(a, b) === wanted;
    },
  };
}

/** `x in list` and `key in object`; `undefined` where the types do not fit. */
export function membership(left: Code, right: Code): Operation | undefined {
  const container = right.type;
  if (container.kind === 'list') {
    if (!areComparable(left.type, container.item)) return undefined;
  } else if (container.kind === 'object') {
    if (left.type.kind !== 'string' && !isOpen(left.type)) return undefined;
  } else if (!isOpen(container)) {
    return undefined;
  }
  const constants = literalSet(right);
  if (constants) {
    return {
      type: BOOLEAN,
      run: (scope) => {
        const value = left.run(scope);
        return value instanceof RuleError ? value : constants.has(value);
      },
    };
  }
  return {
    type: BOOLEAN,
    run: (scope) => {
      const value = left.run(scope);
      if (value instanceof RuleError) return value;
      const within = right.run(scope);
      if (Array.isArray(within)) return within.some((item) => valuesEqual(item, value));
      if (isJsonObject(within) && typeof value === 'string') return Object.hasOwn(within, value);
      return failure(right, within);
    },
  };
}

/** A list of text or number literals as a set. */
function literalSet(code: Code): ReadonlySet<unknown> | undefined {
  if (code.node.op !== 'list') return undefined;
  const items = code.children.map((child) => child.constant);
  const isPlain = items.every((item) => typeof item === 'string' || typeof item === 'number');
  return isPlain ? new Set<unknown>(items) : undefined;
}
