/**
 * The loops of CEL ("Macros" in the language definition): `all`, `exists`, `exists_one`, `filter` and `map`. The loop
 * variable lives in a slot beside the compiled expression, so a turn costs no allocation.
 */
import { EACH, type Value, valueReader } from '../../data';
import { ANY, BOOLEAN, type CelType, isOpen, listOf, typeName } from './cel-type';
import { type Code, failure, type Outcome, type Run } from './code';
import type { Compiler } from './compiler';
import { Beginning } from './growing-list';
import type { Operation } from './operators';
import { readName, type SyntaxNode } from './parse';
import { RuleError } from './rule-error';

/** What the loops of one compiled expression share while it runs. */
export interface LoopState {
  /** The items of the loops that are running, outermost first. */
  readonly items: unknown[];
  /** Loops around the piece that is being compiled. */
  depth: number;
  /** Turns that the evaluation may still take. */
  turnsLeft: number;
}

const ARGUMENT_COUNTS: { readonly [name: string]: readonly number[] } = {
  all: [2],
  exists: [2],
  exists_one: [2],
  filter: [2],
  map: [2, 3],
};

export const isLoopName = (name: string): boolean => Object.hasOwn(ARGUMENT_COUNTS, name);

export const LOOP_NAMES = Object.keys(ARGUMENT_COUNTS);

/** Stops the walk over a list and becomes its outcome; `undefined` goes on. */
type Visit = (scope: Parameters<Run>[0], item: Value) => Outcome | undefined;

export function compileLoop(
  compiler: Compiler,
  node: SyntaxNode,
  name: string,
  receiver: SyntaxNode,
  args: readonly SyntaxNode[],
): Code {
  const list = compiler.compile(receiver);
  const [variable, ...bodies] = args;
  const isList = list.type.kind === 'list' || isOpen(list.type);
  if (!isList || variable?.op !== 'id' || !ARGUMENT_COUNTS[name]?.includes(args.length)) {
    const signature = `list.${name}(item, ${name === 'map' ? 'value' : 'condition'})`;
    return compiler.reject(node, 'rule.arguments', { signature, actual: typeName(list.type) }, [list]);
  }

  const { state } = compiler;
  const slot = state.depth;
  const item: CelType = list.type.kind === 'list' ? list.type.item : ANY;
  const variableCode = {
    type: item,
    run: () => state.items[slot] as Value,
    itemOf: slot,
    ...(list.path && { path: [...list.path, EACH] }),
  };
  state.depth += 1;
  const codes = compiler.withLoopVariable(
    readName(compiler.source, variable.start, variable.end),
    variableCode,
    () => bodies.map((body) => compiler.compile(body)),
  );
  state.depth -= 1;

  // All bodies but the transformation of `map` are conditions.
  const conditions = name === 'map' ? codes.slice(0, -1) : codes;
  for (const condition of conditions) {
    if (condition.type.kind === 'boolean' || isOpen(condition.type)) continue;
    const reported = { expected: 'boolean', actual: typeName(condition.type) };
    return compiler.reject(condition.node, 'rule.resultType', reported, [list, ...codes]);
  }

  const walk = walker(compiler, node, list, item, slot);
  const operation = operationOf(name, item, codes, walk);
  const [transform] = codes;
  const isMappedOnce = name === 'map' && transform && codes.length === 1 && isOfItem(transform, slot);
  const run = isMappedOnce ? mapOnce(compiler, list, item, transform, operation.run) : operation.run;
  const decidedBy = name === 'exists' ? true : name === 'all' ? false : undefined;
  const enter = (value: unknown) => {
    state.items[slot] = value;
  };
  return compiler.code(node, { ...operation, run }, [list, ...codes], {
    loop: { enter, ...(decidedBy !== undefined && { decidedBy }) },
    ...(name === 'filter' && list.path && { path: list.path }),
  });
}

type Walk = (scope: Parameters<Run>[0], visit: Visit) => Outcome | undefined;

/** Walks the list by its items' type within the evaluation's budget. */
function walker(compiler: Compiler, node: SyntaxNode, list: Code, item: CelType, slot: number): Walk {
  const { state } = compiler;
  const fail = compiler.failAt(node);
  const read = valueReader(item);
  return (scope, visit) => {
    const values = list.run(scope);
    if (!Array.isArray(values)) return failure(list, values);
    for (const raw of values) {
      state.turnsLeft -= 1;
      if (state.turnsLeft < 0) return fail('rule.tooMuchWork');
      const value = read(raw);
      if (value === undefined) return failure(list, raw ?? null);
      state.items[slot] = value;
      const outcome = visit(scope, value);
      if (outcome !== undefined) return outcome;
    }
    return undefined;
  };
}

function operationOf(name: string, item: CelType, codes: readonly Code[], walk: Walk): Operation {
  const first = codes[0] as Code;
  switch (name) {
    case 'all':
      return { type: BOOLEAN, run: quantifier(first, walk, false) };
    case 'exists':
      return { type: BOOLEAN, run: quantifier(first, walk, true) };
    case 'exists_one':
      return { type: BOOLEAN, run: exactlyOne(first, walk) };
    case 'filter':
      return { type: listOf(item), run: collect(first, undefined, walk) };
    default: {
      const transform = codes.at(-1) as Code;
      const condition = codes.length > 1 ? first : undefined;
      return { type: listOf(transform.type), run: collect(condition, transform, walk) };
    }
  }
}

/** `exists` is decided by true, `all` by false; errors count only where nothing decides. */
const quantifier =
  (body: Code, walk: Walk, decisive: boolean): Run =>
  (scope) => {
    let error: RuleError | undefined;
    const outcome = walk(scope, () => {
      const value = body.run(scope);
      if (value === decisive) return decisive;
      if (typeof value !== 'boolean') {
        const failed = failure(body, value);
        if (failed.code === 'rule.tooMuchWork') return failed;
        error ??= failed;
      }
      return undefined;
    });
    return outcome ?? error ?? !decisive;
  };

const exactlyOne =
  (body: Code, walk: Walk): Run =>
  (scope) => {
    let count = 0;
    const outcome = walk(scope, () => {
      const value = body.run(scope);
      if (typeof value !== 'boolean') return failure(body, value);
      if (value) count += 1;
      return undefined;
    });
    return outcome ?? count === 1;
  };

/** `filter` and `map`: the items themselves or what they become. */
const collect =
  (condition: Code | undefined, transform: Code | undefined, walk: Walk): Run =>
  (scope) => {
    const results: Value[] = [];
    const outcome = walk(scope, (_, item) => {
      if (condition) {
        const value = condition.run(scope);
        if (value === false) return undefined;
        if (value !== true) return failure(condition, value);
      }
      const result = transform ? transform.run(scope) : item;
      if (result instanceof RuleError) return result;
      results.push(result);
      return undefined;
    });
    return outcome ?? results;
  };

/** Whether a piece says of one item of a loop the same wherever it is asked: it names nothing else, and loops no further. */
const isOfItem = ({ local, itemOf, loop, children }: Code, slot: number): boolean =>
  local === undefined &&
  loop === undefined &&
  (itemOf === undefined || itemOf === slot) &&
  children.every((child) => isOfItem(child, slot));

/** `map` over beginnings of a list that grows: what an item becomes is found out once. It costs its turns all the same. */
function mapOnce({ state }: Compiler, list: Code, item: CelType, transform: Code, anew: Run): Run {
  const { local } = list;
  if (local === undefined) return anew;
  const slot = state.depth;
  const read = valueReader(item);
  return (scope) => {
    const beginning = scope.locals[local];
    if (!(beginning instanceof Beginning) || state.turnsLeft < beginning.length) return anew(scope);
    const { of, length } = beginning;
    const values = of.mapped(transform);
    while (values.length < length) {
      const value = read(of.items[values.length]);
      if (value === undefined) return anew(scope);
      state.items[slot] = value;
      const result = transform.run(scope);
      if (result instanceof RuleError) {
        state.turnsLeft -= values.length + 1;
        return result;
      }
      values.push(result);
    }
    state.turnsLeft -= length;
    return values.slice(0, length);
  };
}
