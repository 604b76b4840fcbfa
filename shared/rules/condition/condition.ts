/**
 * Conditions as the visual builder shows them: nested groups of comparisons. Templates hold CEL text; a condition is
 * one of the two views of it, never stored beside it.
 */
import type { CelType } from '../expression/cel-type';
import type { TypeEnvironment } from '../expression/environment';

export type Condition = ConditionGroup | Comparison;

export interface ConditionGroup {
  readonly kind: 'group';
  /** All items must hold, or any of them. An empty group of `all` holds, one of `any` does not. */
  readonly mode: 'all' | 'any';
  /** Holds where the group does not. */
  readonly not?: true;
  readonly items: readonly Condition[];
}

export interface Comparison {
  readonly kind: 'comparison';
  /** Path that begins with a field or a local: `owner.age`, `transaction.amount`. */
  readonly field: string;
  readonly operator: ConditionOperator;
  /** As many as the operator takes; dates as ISO texts. */
  readonly values: readonly ConditionValue[];
}

export type ConditionValue = string | number;

export const CONDITION_OPERATORS = [
  'is',
  'isNot',
  'contains',
  'startsWith',
  'endsWith',
  'oneOf',
  'equals',
  'notEquals',
  'below',
  'atMost',
  'above',
  'atLeast',
  'between',
  'isTrue',
  'isFalse',
  'isEmpty',
  'isNotEmpty',
  'countEquals',
  'countAbove',
  'countAtLeast',
  'countBelow',
  'countAtMost',
] as const;

export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** How many values an operator takes: none, one, two, or one and more. */
export function valueCount(operator: ConditionOperator): 0 | 1 | 2 | 'many' {
  switch (operator) {
    case 'isTrue':
    case 'isFalse':
    case 'isEmpty':
    case 'isNotEmpty':
      return 0;
    case 'between':
      return 2;
    case 'oneOf':
      return 'many';
    default:
      return 1;
  }
}

const TEXT_OPERATORS = [
  'is',
  'isNot',
  'contains',
  'startsWith',
  'endsWith',
  'oneOf',
  'isEmpty',
  'isNotEmpty',
] as const;

const ORDER_OPERATORS = [
  'equals',
  'notEquals',
  'below',
  'atMost',
  'above',
  'atLeast',
  'between',
  'isEmpty',
  'isNotEmpty',
] as const;

const BOOLEAN_OPERATORS = ['isTrue', 'isFalse', 'isEmpty', 'isNotEmpty'] as const;

const LIST_OPERATORS = [
  'isEmpty',
  'isNotEmpty',
  'countEquals',
  'countAbove',
  'countAtLeast',
  'countBelow',
  'countAtMost',
] as const;

/** The operators that suit a type, the usual ones first. */
export function operatorsFor(type: CelType): readonly ConditionOperator[] {
  switch (type.kind) {
    case 'string':
      return TEXT_OPERATORS;
    case 'number':
    case 'integer':
    case 'date':
    case 'datetime':
      return ORDER_OPERATORS;
    case 'boolean':
      return BOOLEAN_OPERATORS;
    case 'list':
      return LIST_OPERATORS;
    case 'object':
      return ['isEmpty', 'isNotEmpty'];
    default:
      return [];
  }
}

/** Whether a field may be without value: it or something on the way to it is optional. */
export function mayBeAbsent(field: string, environment: TypeEnvironment): boolean {
  const keys = environment.pathTypes(field);
  return keys === undefined || keys.some((type) => 'optional' in type && type.optional === true);
}

/**
 * The one form of conditions that mean the same: groups of one item dissolved, groups within groups of their own mode
 * merged, double negation removed, "not empty" for the negation of "empty", "at least" followed by "at most" on one field joined to "between".
 */
export function normaliseCondition(condition: Condition): Condition {
  if (condition.kind === 'comparison') return condition;
  const items: Condition[] = [];
  for (const item of condition.items) {
    const normal = normaliseCondition(item);
    const isMerged = normal.kind === 'group' && !normal.not && normal.mode === condition.mode;
    items.push(...(isMerged ? normal.items : [normal]));
  }
  const joined = condition.mode === 'all' ? joinRanges(items) : items;
  const [only] = joined;
  if (joined.length === 1 && only) {
    if (!condition.not) return only;
    if (only.kind === 'group') return negated(only);
    const opposite = OPPOSITES[only.operator];
    if (opposite) return { ...only, operator: opposite };
    return { kind: 'group', mode: 'all', not: true, items: [only] };
  }
  if (joined.length === 0 && condition.not)
    return { kind: 'group', mode: condition.mode === 'all' ? 'any' : 'all', items: [] };
  return { kind: 'group', mode: condition.mode, ...(condition.not && { not: true }), items: joined };
}

/** Operators of which one holds exactly where the other does not, without value too. */
const OPPOSITES: { readonly [operator in ConditionOperator]?: ConditionOperator } = {
  isEmpty: 'isNotEmpty',
  isNotEmpty: 'isEmpty',
};

/** The opposite of a normal group, itself normal. */
function negated({ not, ...group }: ConditionGroup): Condition {
  if (!not) return normaliseCondition({ ...group, not: true });
  return group.items.length === 1 ? normaliseCondition(group) : group;
}

function joinRanges(items: readonly Condition[]): readonly Condition[] {
  const joined: Condition[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    const isRange =
      last?.kind === 'comparison' &&
      item.kind === 'comparison' &&
      last.operator === 'atLeast' &&
      item.operator === 'atMost' &&
      last.field === item.field;
    if (isRange)
      joined[joined.length - 1] = { ...last, operator: 'between', values: [...last.values, ...item.values] };
    else joined.push(item);
  }
  return joined;
}
