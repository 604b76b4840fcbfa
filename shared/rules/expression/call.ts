/** Calls of library functions: overloads are chosen by the arguments' types, values are tested when they arrive. */
import type { Value } from '../../data';
import { acceptsType, type FunctionSpec, signatureOf, valueTest } from '../functions/function-spec';
import { FUNCTION_NAMES, overloadsOf } from '../functions/library';
import { DATE, typeName } from './cel-type';
import { type Code, failure, type Outcome, type Run } from './code';
import type { Compiler } from './compiler';
import type { Scope } from './environment';
import { LOOP_NAMES } from './loops';
import type { SyntaxNode } from './parse';
import { RuleError } from './rule-error';
import { suggest } from './suggest';

/** Literals need nothing of their scope. */
const NO_SCOPE = {} as Scope;

/** Part of CEL, and refused: JavaScript's regular expressions can run for ever. */
const FORBIDDEN = new Set(['matches']);

export function callFunction(
  compiler: Compiler,
  node: SyntaxNode,
  name: string,
  isMethod: boolean,
  args: readonly Code[],
): Code {
  if (FORBIDDEN.has(name)) return compiler.reject(node, 'rule.notAllowed', { name }, args);
  if (name === 'today' && !isMethod && args.length === 0)
    return compiler.code(node, { type: DATE, run: (scope) => scope.today }, []);

  const overloads = overloadsOf(name);
  if (overloads.length === 0) {
    const suggestion = suggest(name, [...FUNCTION_NAMES, ...LOOP_NAMES, 'has', 'today']);
    const reported = { name, ...(suggestion !== undefined && { suggestion }) };
    return compiler.reject(node, 'rule.unknownFunction', reported, args);
  }
  const spec = overloads.find((overload) => fits(overload, isMethod, args));
  if (!spec) {
    const actual = args.map((arg) => typeName(arg.type)).join(', ');
    const signature = signatureOf(nearest(overloads, args));
    return compiler.reject(node, 'rule.arguments', { signature, actual }, args);
  }
  const type = typeof spec.result === 'function' ? spec.result(args.map((arg) => arg.type)) : spec.result;
  return folded(compiler, compiler.code(node, { type, run: invoke(compiler, node, spec, args) }, args));
}

const isValue = (outcome: Outcome): outcome is Value => !(outcome instanceof RuleError);

/** A call of literals is computed once: `date("2026-01-31")`. One without a result is the author's mistake. */
function folded(compiler: Compiler, code: Code): Code {
  if (code.children.length === 0 || code.children.some((child) => child.constant === undefined)) return code;
  const value = code.run(NO_SCOPE);
  if (isValue(value)) return { ...code, run: () => value, constant: value };
  return compiler.reject(code.node, 'rule.badValue', { expression: code.text }, code.children);
}

function fits(spec: FunctionSpec, isMethod: boolean, args: readonly Code[]): boolean {
  if (spec.style === (isMethod ? 'call' : 'method')) return false;
  if (spec.parameters.length !== args.length) return false;
  return spec.parameters.every(({ kind }, index) => {
    const arg = args[index];
    return arg !== undefined && acceptsType(kind, arg.type);
  });
}

/** The overload whose signature says most to somebody who missed it. */
const nearest = (overloads: readonly FunctionSpec[], args: readonly Code[]): FunctionSpec =>
  overloads.find((overload) => overload.parameters.length === args.length) ?? (overloads[0] as FunctionSpec);

function invoke(compiler: Compiler, node: SyntaxNode, spec: FunctionSpec, args: readonly Code[]): Run {
  const fail = compiler.failAt(node);
  const call = spec.make({ language: compiler.environment.language }) as (
    ...values: readonly Value[]
  ) => Value | undefined;
  const takesNull = spec.takesNull === true;
  const tests = spec.parameters.map(({ kind }) => {
    const test = valueTest(kind);
    return takesNull ? test : (value: unknown) => value !== null && test(value);
  });
  const finish = (value: Value | undefined) => (value === undefined ? fail('rule.badValue') : value);
  const [first, second] = args;
  const [testFirst, testSecond] = tests;

  if (args.length === 1 && first && testFirst) {
    return (scope) => {
      const a = first.run(scope);
      return isValue(a) && testFirst(a) ? finish(call(a)) : failure(first, a);
    };
  }
  if (args.length === 2 && first && second && testFirst && testSecond) {
    return (scope) => {
      const a = first.run(scope);
      if (!isValue(a) || !testFirst(a)) return failure(first, a);
      const b = second.run(scope);
      return isValue(b) && testSecond(b) ? finish(call(a, b)) : failure(second, b);
    };
  }
  return (scope) => {
    const values: Value[] = [];
    for (const [index, arg] of args.entries()) {
      const value = arg.run(scope);
      if (!isValue(value) || !tests[index]?.(value)) return failure(arg, value);
      values.push(value);
    }
    return finish(call(...values));
  };
}
