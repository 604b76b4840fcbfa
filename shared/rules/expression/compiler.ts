/**
 * Syntax tree to closures. One pass finds names in the environment, checks types, and builds for every node a closure
 * fit for its types. Nothing here throws for what an author wrote: it is reported and the piece yields an error.
 */
import { isJsonObject } from '../../base';
import { type DataPath, EACH, parsePath, type RecordValue, type Value, valueReader } from '../../data';
import { type DiagnosticCode, diagnostic, type MessageArguments } from '../../diag';
import { callFunction } from './call';
import {
  ANY,
  BOOLEAN,
  type CelType,
  INTEGER,
  isOpen,
  listOf,
  NULL,
  NUMBER,
  STRING,
  typeName,
  unify,
} from './cel-type';
import { type Code, failure, type Outcome, type Run } from './code';
import { ownField, type Scope, type TypeEnvironment } from './environment';
import { localValue } from './growing-list';
import { compileLoop, isLoopName, type LoopState } from './loops';
import { arithmetic, equality, type Fail, membership, negation, type Operation, order } from './operators';
import { type ExpressionDiagnostic, readName, type SyntaxNode } from './parse';
import { RuleError, type RuleErrorCode } from './rule-error';
import { suggest } from './suggest';

interface LoopVariable {
  readonly name: string;
  readonly code: Pick<Code, 'type' | 'run' | 'path' | 'itemOf'>;
}

/** Extra facts about a piece that is being built. */
type Facts = Partial<Pick<Code, 'constant' | 'path' | 'local' | 'itemOf' | 'loop'>>;

export class Compiler {
  readonly diagnostics: ExpressionDiagnostic[] = [];
  #loopVariables: readonly LoopVariable[] = [];

  constructor(
    readonly source: string,
    readonly environment: TypeEnvironment,
    readonly state: LoopState,
  ) {}

  compile(node: SyntaxNode): Code {
    switch (node.op) {
      case 'value':
        return this.#literal(node, node.args);
      case 'id':
        return this.#identifier(node);
      case '.':
        return this.#member(node, this.compile(node.args[0]), readName(this.source, node.pos, node.end));
      case '[]':
        return this.#index(node, this.compile(node.args[0]), this.compile(node.args[1]));
      case 'list':
        return this.#list(node, node.args);
      case 'map':
        return this.#map(node, node.args);
      case '?:':
        return this.#conditional(node, node.args);
      case '&&':
        return this.#logical(node, false, node.args);
      case '||':
        return this.#logical(node, true, node.args);
      case '!_':
        return this.#not(node, this.compile(node.args));
      case '-_':
        return this.#negative(node, node.args);
      case '+':
      case '-':
      case '*':
      case '/':
      case '%': {
        const { op } = node;
        return this.#binary(node, node.args, (a, b) => arithmetic(op, a, b, this.failAt(node)));
      }
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const { op } = node;
        return this.#binary(node, node.args, (a, b) => order(op, a, b));
      }
      case '==':
      case '!=': {
        const { op } = node;
        return this.#binary(node, node.args, (a, b) => equality(op, a, b));
      }
      case 'in':
        return this.#binary(node, node.args, membership);
      case 'call':
        return this.#call(node, node.args[0], undefined, node.args[1]);
      case 'rcall':
        return this.#call(node, node.args[0], node.args[1], node.args[2]);
      case '.?':
      case '[?]':
        return this.reject(node, 'rule.notAllowed', { name: '?' });
    }
  }

  /** Builds a piece. */
  code(node: SyntaxNode, operation: Operation, children: readonly Code[], facts: Facts = {}): Code {
    return { ...operation, node, text: this.text(node), children, ...facts };
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.start, node.end);
  }

  failAt(node: SyntaxNode): Fail {
    return (code: RuleErrorCode) => new RuleError(code, this.text(node), node.start, node.end);
  }

  /** Reports what an author wrote, at its place. */
  report(node: SyntaxNode, code: DiagnosticCode, args: MessageArguments): void {
    this.diagnostics.push({ ...diagnostic(code, args), start: node.start, end: node.end });
  }

  /** Reports, and stands for the piece that cannot be compiled. */
  reject(
    node: SyntaxNode,
    code: DiagnosticCode,
    args: MessageArguments,
    children: readonly Code[] = [],
  ): Code {
    this.report(node, code, args);
    const error = this.failAt(node)('rule.badValue');
    return this.code(node, { type: ANY, run: () => error }, children);
  }

  /** Compiles with one more name: the item of a loop. */
  withLoopVariable<T>(name: string, code: LoopVariable['code'], compile: () => T): T {
    const outer = this.#loopVariables;
    this.#loopVariables = [...outer, { name, code }];
    const result = compile();
    this.#loopVariables = outer;
    return result;
  }

  #literal(node: SyntaxNode, value: unknown): Code {
    const constant = (type: CelType, of: Value): Code =>
      this.code(node, { type, run: () => of }, [], { constant: of });
    if (value === null) return constant(NULL, null);
    if (typeof value === 'boolean') return constant(BOOLEAN, value);
    if (typeof value === 'string') return constant(STRING, value);
    if (typeof value === 'number') return constant(NUMBER, value);
    if (typeof value !== 'bigint') return this.reject(node, 'rule.notAllowed', { name: this.text(node) });
    const integer = Number(value);
    if (!Number.isSafeInteger(integer)) return this.reject(node, 'rule.number', { found: this.text(node) });
    return constant(INTEGER, integer);
  }

  #identifier(node: SyntaxNode): Code {
    const name = readName(this.source, node.start, node.end);
    const variable = this.#loopVariables.findLast((candidate) => candidate.name === name);
    if (variable) {
      const { type, run, ...facts } = variable.code;
      return this.code(node, { type, run }, [], facts);
    }
    const local = this.environment.local(name);
    if (local) {
      const path = local.path === undefined ? undefined : parsePath(local.path);
      const { slot } = local;
      const run = this.#reading(node, local.type, (scope) => localValue(scope.locals[slot]));
      return this.code(node, { type: local.type, run }, [], { local: slot, ...(path && { path }) });
    }
    const type = ownField(this.environment.contract, name);
    if (!type) return this.#unknownName(node, name, this.environment.names);
    const run = fieldRun(name, type, this.failAt(node));
    return this.code(node, { type, run }, [], { path: [name] });
  }

  #unknownName(node: SyntaxNode, field: string, candidates: Iterable<string>, children: Code[] = []): Code {
    const suggestion = suggest(field, candidates);
    const args = { field, ...(suggestion !== undefined && { suggestion }) };
    return this.reject(node, 'rule.unknownField', args, children);
  }

  /** A closure that reads by type: absent is null, a value that does not fit is an error. */
  #reading(node: SyntaxNode, type: CelType, raw: (scope: Scope) => unknown): Run {
    const convert = converter(type, this.failAt(node));
    return (scope) => {
      const value = raw(scope);
      return value instanceof RuleError ? value : convert(value);
    };
  }

  /** `object.key`. A member of null is null, so that optional objects can be walked through. */
  #member(node: SyntaxNode, object: Code, key: string): Code {
    const { type, run } = object;
    const path: DataPath | undefined = object.path && [...object.path, key];
    const facts = path && { path };
    if (isOpen(type)) {
      const fail = this.failAt(node);
      const open: Run = (scope) => {
        const value = run(scope);
        if (value === null || value instanceof RuleError) return value;
        if (isJsonObject(value) && Object.hasOwn(value, key)) return (value[key] ?? null) as Value;
        return fail('rule.noValue');
      };
      return this.code(node, { type: ANY, run: open }, [object], facts);
    }
    const field = ownField(type, key);
    if (!field) {
      const candidates = type.kind === 'object' ? Object.keys(type.fields) : [];
      return this.#unknownName(node, key, candidates, [object]);
    }
    const member = memberRun(key, field, run, this.failAt(node));
    return this.code(node, { type: field, run: member }, [object], facts);
  }

  #index(node: SyntaxNode, object: Code, index: Code): Code {
    if (typeof index.constant === 'string' && (object.type.kind === 'object' || isOpen(object.type)))
      return this.#member(node, object, index.constant);
    const fits =
      (object.type.kind === 'list' && (index.type.kind === 'integer' || isOpen(index.type))) ||
      isOpen(object.type);
    if (!fits) {
      const args = { operator: '[]', left: typeName(object.type), right: typeName(index.type) };
      return this.reject(node, 'rule.operands', args, [object, index]);
    }
    const item = object.type.kind === 'list' ? object.type.item : ANY;
    const fail = this.failAt(node);
    const raw: Run = (scope) => {
      const list = object.run(scope);
      if (!Array.isArray(list)) return failure(object, list);
      const at = index.run(scope);
      if (typeof at !== 'number') return failure(index, at);
      return at >= 0 && at < list.length ? list[at] : fail('rule.outOfRange');
    };
    const step = typeof index.constant === 'number' ? index.constant : EACH;
    const path: DataPath | undefined = object.path && [...object.path, step];
    const operation = { type: item, run: this.#reading(node, item, raw) };
    return this.code(node, operation, [object, index], path && { path });
  }

  #list(node: SyntaxNode, nodes: readonly SyntaxNode[]): Code {
    const items = nodes.map((item) => this.compile(item));
    const item = items.reduce<CelType>((type, code) => unify(type, code.type), NULL);
    const run: Run = (scope) => {
      const values: Value[] = [];
      for (const code of items) {
        const value = code.run(scope);
        if (value instanceof RuleError) return value;
        values.push(value);
      }
      return values;
    };
    return this.code(node, { type: listOf(item.kind === 'null' ? ANY : item), run }, items);
  }

  #map(node: SyntaxNode, entries: readonly (readonly [SyntaxNode, SyntaxNode])[]): Code {
    const fields: { [key: string]: CelType } = {};
    const compiled: (readonly [string, Code])[] = [];
    for (const [keyNode, valueNode] of entries) {
      const key = this.compile(keyNode);
      const value = this.compile(valueNode);
      if (typeof key.constant !== 'string')
        return this.reject(keyNode, 'rule.notAllowed', { name: key.text });
      fields[key.constant] = value.type;
      compiled.push([key.constant, value]);
    }
    const run: Run = (scope) => {
      const object: { [key: string]: Value } = {};
      for (const [key, code] of compiled) {
        const value = code.run(scope);
        if (value instanceof RuleError) return value;
        object[key] = value;
      }
      return object;
    };
    const children = compiled.map(([, code]) => code);
    return this.code(node, { type: { kind: 'object', fields }, run }, children);
  }

  #conditional(node: SyntaxNode, nodes: readonly [SyntaxNode, SyntaxNode, SyntaxNode]): Code {
    const condition = this.compile(nodes[0]);
    const then = this.compile(nodes[1]);
    const otherwise = this.compile(nodes[2]);
    const children = [condition, then, otherwise];
    if (!this.#isBoolean(condition)) return this.#wrongOperand(node, '?:', condition, children);
    const run: Run = (scope) => {
      const value = condition.run(scope);
      if (value === true) return then.run(scope);
      return value === false ? otherwise.run(scope) : failure(condition, value);
    };
    return this.code(node, { type: unify(then.type, otherwise.type), run }, children);
  }

  /** `&&` and `||`: the deciding side wins whatever the other yields, errors included. */
  #logical(node: SyntaxNode, decisive: boolean, nodes: readonly [SyntaxNode, SyntaxNode]): Code {
    const left = this.compile(nodes[0]);
    const right = this.compile(nodes[1]);
    const children = [left, right];
    const operator = decisive ? '||' : '&&';
    for (const side of children)
      if (!this.#isBoolean(side)) return this.#wrongOperand(node, operator, side, children);
    const run: Run = (scope) => {
      const a = left.run(scope);
      if (a === decisive) return decisive;
      const b = right.run(scope);
      if (b === decisive) return decisive;
      if (typeof a !== 'boolean') return failure(left, a);
      return typeof b === 'boolean' ? b : failure(right, b);
    };
    return this.code(node, { type: BOOLEAN, run }, children);
  }

  #not(node: SyntaxNode, operand: Code): Code {
    if (!this.#isBoolean(operand)) return this.#wrongOperand(node, '!', operand, [operand]);
    const run: Run = (scope) => {
      const value = operand.run(scope);
      return typeof value === 'boolean' ? !value : failure(operand, value);
    };
    return this.code(node, { type: BOOLEAN, run }, [operand]);
  }

  #negative(node: SyntaxNode, operandNode: SyntaxNode): Code {
    const operand = this.compile(operandNode);
    const operation = negation(operand);
    if (!operation) return this.#wrongOperand(node, '-', operand, [operand]);
    if (typeof operand.constant !== 'number') return this.code(node, operation, [operand]);
    const value = -operand.constant + 0;
    return this.code(node, { type: operation.type, run: () => value }, [], { constant: value });
  }

  #binary(
    node: SyntaxNode,
    nodes: readonly [SyntaxNode, SyntaxNode],
    build: (left: Code, right: Code) => Operation | undefined,
  ): Code {
    const left = this.compile(nodes[0]);
    const right = this.compile(nodes[1]);
    const operation = build(left, right);
    if (operation) return this.code(node, operation, [left, right]);
    const args = { operator: node.op, left: typeName(left.type), right: typeName(right.type) };
    return this.reject(node, 'rule.operands', args, [left, right]);
  }

  #isBoolean(code: Code): boolean {
    return code.type.kind === 'boolean' || isOpen(code.type);
  }

  #wrongOperand(node: SyntaxNode, operator: string, operand: Code, children: readonly Code[]): Code {
    return this.reject(node, 'rule.operand', { operator, actual: typeName(operand.type) }, children);
  }

  #call(node: SyntaxNode, name: string, receiver: SyntaxNode | undefined, args: readonly SyntaxNode[]): Code {
    if (!receiver && name === 'has') return this.#has(node, args);
    if (receiver && isLoopName(name)) return compileLoop(this, node, name, receiver, args);
    const codes = (receiver ? [receiver, ...args] : args).map((arg) => this.compile(arg));
    return callFunction(this, node, name, receiver !== undefined, codes);
  }

  /** `has(field)`: present and not null. Unlike CEL it also takes a field of the record itself. */
  #has(node: SyntaxNode, args: readonly SyntaxNode[]): Code {
    const [arg] = args;
    if (args.length !== 1 || !arg || (arg.op !== '.' && arg.op !== 'id' && arg.op !== '[]'))
      return this.reject(node, 'rule.arguments', { signature: 'has(field)', actual: this.text(node) });
    const field = this.compile(arg);
    const run: Run = (scope) => {
      const value = field.run(scope);
      return value instanceof RuleError ? value : value !== null;
    };
    return this.code(node, { type: BOOLEAN, run }, [field]);
  }
}

/** Converts what stands in a record, the common kinds without a further call. */
function converter(type: CelType, fail: Fail): (raw: unknown) => Outcome {
  const read = valueReader(type);
  const convert = (raw: unknown): Outcome => {
    const value = read(raw);
    return value === undefined ? fail('rule.badValue') : value;
  };
  if (type.kind === 'number') return (raw) => (typeof raw === 'number' ? raw : convert(raw));
  if (type.kind === 'string') return (raw) => (typeof raw === 'string' ? raw : convert(raw));
  if (type.kind === 'boolean') return (raw) => (typeof raw === 'boolean' ? raw : convert(raw));
  return convert;
}

/** A record without the key must not answer with what every object inherits (`constructor`). */
const isInherited = (key: string): boolean => key in {};

const ownValue = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? (object as { readonly [key: string]: unknown })[key] : null;

/** Reads a field of the record. */
function fieldRun(key: string, type: CelType, fail: Fail): Run {
  const convert = converter(type, fail);
  if (isInherited(key)) return (scope) => convert(ownValue(scope.record, key));
  if (type.kind === 'number') {
    return (scope) => {
      const raw = scope.record[key];
      return typeof raw === 'number' ? raw : convert(raw);
    };
  }
  return (scope) => convert(scope.record[key]);
}

/** Reads a member of what `object` yields; null and errors pass through. */
function memberRun(key: string, type: CelType, object: Run, fail: Fail): Run {
  const convert = converter(type, fail);
  const isOwnOnly = isInherited(key);
  return (scope) => {
    const value = object(scope);
    if (value === null || value instanceof RuleError) return value;
    return convert(isOwnOnly ? ownValue(value as object, key) : (value as RecordValue)[key]);
  };
}
