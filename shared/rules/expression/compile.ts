/**
 * The face of the expression language: CEL text and an environment in, a checked and evaluable expression out.
 */
import { EACH, formatPath, type Value } from '../../data';
import { diagnostic } from '../../diag';
import { ANY, areComparable, BOOLEAN, type CelType, isNumeric, typeName } from './cel-type';
import type { Code, Outcome } from './code';
import { Compiler } from './compiler';
import type { Scope, TypeEnvironment } from './environment';
import type { LoopState } from './loops';
import { EXPRESSION_LIMITS, type ExpressionDiagnostic, parseExpression } from './parse';
import { RuleError } from './rule-error';

export interface CompiledExpression {
  readonly source: string;
  readonly type: CelType;
  /** Computes the value for a record. Never throws; with error diagnostics it always yields a {@link RuleError}. */
  readonly evaluate: (scope: Scope) => Outcome;
  /** Paths of the record's fields it reads, `transactions[].amount`, sorted and without repetition. */
  readonly reads: readonly string[];
  /** What is wrong with the text, with positions in it. */
  readonly diagnostics: readonly ExpressionDiagnostic[];
  /** The compiled pieces, for explanations; absent where the text has errors. */
  readonly code?: Code;
  /** Computes one of the pieces with a budget of its own. */
  readonly evaluatePiece: (piece: Code, scope: Scope) => Outcome;
}

export interface CompileOptions {
  /** The type the value must have; `boolean` for conditions. */
  readonly expected?: CelType;
}

/** Compiles CEL text. Never throws: what is wrong stands in `diagnostics`. */
export function compileExpression(
  source: string,
  environment: TypeEnvironment,
  options: CompileOptions = {},
): CompiledExpression {
  const parsed = parseExpression(source);
  if (!parsed.ok) return unusable(source, [parsed.diagnostic]);
  const state: LoopState = { items: [], depth: 0, turnsLeft: 0 };
  const compiler = new Compiler(source, environment, state);
  const code = compiler.compile(parsed.node);
  const diagnostics = [...compiler.diagnostics];
  const { expected } = options;
  if (expected && diagnostics.length === 0 && !isAssignable(code.type, expected)) {
    const args = { expected: typeName(expected), actual: typeName(code.type) };
    diagnostics.push({ ...diagnostic('rule.resultType', args), start: 0, end: source.length });
  }
  if (diagnostics.length > 0) return { ...unusable(source, diagnostics), type: code.type };

  const evaluatePiece = (piece: Code, scope: Scope): Outcome => {
    state.turnsLeft = EXPRESSION_LIMITS.iterations;
    return piece.run(scope);
  };
  const evaluate = usesLoops(code) ? (scope: Scope) => evaluatePiece(code, scope) : code.run;
  return { source, type: code.type, evaluate, reads: readsOf(code), diagnostics, code, evaluatePiece };
}

/** Compiles a condition: an expression that must yield true or false. */
export const compileCondition = (source: string, environment: TypeEnvironment): CompiledExpression =>
  compileExpression(source, environment, { expected: BOOLEAN });

function unusable(source: string, diagnostics: readonly ExpressionDiagnostic[]): CompiledExpression {
  const error = new RuleError('rule.badValue', source, 0, source.length);
  const evaluate = () => error;
  return { source, type: ANY, evaluate, evaluatePiece: evaluate, reads: [], diagnostics };
}

const isAssignable = (type: CelType, expected: CelType): boolean =>
  expected.kind === 'integer' && isNumeric(type) ? type.kind === 'integer' : areComparable(type, expected);

const usesLoops = (code: Code): boolean => code.loop !== undefined || code.children.some(usesLoops);

/** The fields that are read, each as far as the expression goes into it. */
function readsOf(code: Code): string[] {
  const reads = new Set<string>();
  const visit = (piece: Code, isWithinPath: boolean): void => {
    if (piece.path && !isWithinPath) {
      reads.add(formatPath(piece.path.map((segment) => (typeof segment === 'number' ? EACH : segment))));
    }
    const [object, ...others] = piece.children;
    if (object) visit(object, piece.path !== undefined);
    for (const child of others) visit(child, false);
  };
  visit(code, false);
  return [...reads].sort();
}

/** The texts that an expression puts together with `+`, in order; itself where it does not. */
export const joinedTexts = (code: Code): readonly Code[] =>
  code.type.kind === 'string' && code.node.op === '+' ? code.children.flatMap(joinedTexts) : [code];

export interface ConditionOutcome {
  readonly value: boolean;
  /** Why the condition could not be decided; it counts as false then. */
  readonly error?: RuleError;
}

const TRUE: ConditionOutcome = { value: true };
const FALSE: ConditionOutcome = { value: false };

/** Decides a condition for a record. A condition that cannot be decided is false and says why. */
export function evaluateCondition(condition: CompiledExpression, scope: Scope): ConditionOutcome {
  const outcome = condition.evaluate(scope);
  if (outcome === true) return TRUE;
  if (outcome === false) return FALSE;
  if (outcome instanceof RuleError) return { value: false, error: outcome };
  const code = outcome === null ? 'rule.noValue' : 'rule.badValue';
  return { value: false, error: new RuleError(code, condition.source, 0, condition.source.length) };
}

export interface ValueOutcome {
  /** Null where there is no value or it could not be computed. */
  readonly value: Value;
  readonly error?: RuleError;
}

/** Computes a value for a record; an error leaves null and says why. */
export function evaluateValue(expression: CompiledExpression, scope: Scope): ValueOutcome {
  const outcome = expression.evaluate(scope);
  return outcome instanceof RuleError ? { value: null, error: outcome } : { value: outcome };
}
