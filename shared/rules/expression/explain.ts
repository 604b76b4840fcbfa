/**
 * "Why is this here?": an expression taken apart, every piece with the value it had for a record. Literals say nothing
 * and are left out, as is the branch of `?:` that was not taken.
 */
import type { Value } from '../../data';
import type { CelType } from './cel-type';
import type { Code } from './code';
import type { CompiledExpression } from './compile';
import type { Scope } from './environment';
import { RuleError } from './rule-error';

export interface Explanation {
  /** The piece as it is written, and where. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly type: CelType;
  /** Null where there was none; then `error` may say why. */
  readonly value: Value;
  readonly error?: RuleError;
  /** For the body of `all` and `exists`: the item, counted from 0, that decided. */
  readonly item?: number;
  readonly children: readonly Explanation[];
}

/** Takes an expression apart for a record; `undefined` where the expression has errors of its own. */
export function explain(expression: CompiledExpression, scope: Scope): Explanation | undefined {
  const { code } = expression;
  return code && explainPiece(expression, code, scope);
}

function explainPiece(expression: CompiledExpression, piece: Code, scope: Scope, item?: number): Explanation {
  const outcome = expression.evaluatePiece(piece, scope);
  const children = piece.loop
    ? loopChildren(expression, piece, scope)
    : plainChildren(expression, piece, scope);
  const { start, end } = piece.node.range;
  const isError = outcome instanceof RuleError;
  return {
    source: piece.text,
    start,
    end,
    type: piece.type,
    value: isError ? null : outcome,
    ...(isError && { error: outcome }),
    ...(item !== undefined && { item }),
    children,
  };
}

function plainChildren(expression: CompiledExpression, piece: Code, scope: Scope): Explanation[] {
  // A field is one thing to its reader: `owner.name` does not need `owner` below it.
  if (piece.path) return [];
  return taken(expression, piece, scope)
    .filter((child) => child.constant === undefined)
    .map((child) => explainPiece(expression, child, scope));
}

function taken(expression: CompiledExpression, piece: Code, scope: Scope): readonly Code[] {
  const [condition, then, otherwise] = piece.children;
  if (piece.node.op !== '?:' || !condition || !then || !otherwise) return piece.children;
  const decision = expression.evaluatePiece(condition, scope);
  if (decision === true) return [condition, then];
  return decision === false ? [condition, otherwise] : [condition];
}

/** The list, and the body for the item that decided, where one did. */
function loopChildren(expression: CompiledExpression, piece: Code, scope: Scope): Explanation[] {
  const list = piece.children[0];
  const body = piece.children.at(-1);
  if (!list || !body || !piece.loop) return [];
  const children = [explainPiece(expression, list, scope)];
  const items = expression.evaluatePiece(list, scope);
  const { decidedBy, enter } = piece.loop;
  if (decidedBy === undefined || !Array.isArray(items)) return children;
  for (const [index, item] of items.entries()) {
    enter(item);
    if (expression.evaluatePiece(body, scope) !== decidedBy) continue;
    children.push(explainPiece(expression, body, scope, index));
    break;
  }
  return children;
}
