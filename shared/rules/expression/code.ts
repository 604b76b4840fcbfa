/** A compiled piece of an expression: a closure with its static type, and what explanations need to know of it. */
import type { DataPath, Value } from '../../data';
import type { CelType } from './cel-type';
import type { Scope } from './environment';
import type { SyntaxNode } from './parse';
import { RuleError } from './rule-error';

/** A value, or why there is none. */
export type Outcome = Value | RuleError;

export type Run = (scope: Scope) => Outcome;

export interface Code {
  readonly type: CelType;
  readonly run: Run;
  readonly node: SyntaxNode;
  /** The source of this piece, without brackets around it. */
  readonly text: string;
  readonly children: readonly Code[];
  /** Known at compile time. */
  readonly constant?: Value;
  /** The field of the record that it reads. */
  readonly path?: DataPath;
  /** The slot of the local variable that it is. */
  readonly local?: number;
  /** The slot of the loop whose item it is. */
  readonly itemOf?: number;
  /** Loops: runs the body for one item. Children hold the list first and the body last. */
  readonly loop?: Loop;
}

export interface Loop {
  /** Makes an item the loop variable's value. */
  readonly enter: (item: unknown) => void;
  /** What decided an `all` or `exists`: the first item for which the body yields this. */
  readonly decidedBy?: boolean;
}

/** The error for an operand that has no value or a wrong one; errors pass through. */
export function failure(operand: Code, value: unknown): RuleError {
  if (value instanceof RuleError) return value;
  const { start, end } = operand.node.range;
  return new RuleError(value === null ? 'rule.noValue' : 'rule.badValue', operand.text, start, end);
}
