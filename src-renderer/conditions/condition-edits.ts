/**
 * Editing a condition in the builder. While somebody builds, a comparison may still lack its field or a value; such a
 * one takes no part in the text until it is complete, so the rest of the condition stays in force meanwhile.
 */
import {
  type Comparison,
  type Condition,
  type ConditionGroup,
  type ConditionOperator,
  type ConditionValue,
  conditionToCel,
  operatorsFor,
  type TypeEnvironment,
  valueCount,
} from '../../shared/rules';

/** Place of an item inside nested groups: the index in every group from the outermost. */
export type ConditionPlace = readonly number[];

/** The builder always shows a group around everything. */
export const asGroup = (condition: Condition): ConditionGroup =>
  condition.kind === 'group' ? condition : { kind: 'group', mode: 'all', items: [condition] };

/** A comparison that names nothing yet. */
export const EMPTY_COMPARISON: Comparison = { kind: 'comparison', field: '', operator: 'is', values: [] };

/** Replaces the item at a place, or removes it (`null`). Groups that become empty go too, save the outermost. */
export function replaceAt(
  group: ConditionGroup,
  place: ConditionPlace,
  change: (item: Condition) => Condition | null,
): ConditionGroup {
  const [index, ...rest] = place;
  if (index === undefined) return asGroup(change(group) ?? { ...group, items: [] });
  const item = group.items[index];
  if (!item) return group;
  let next: Condition | null;
  if (rest.length === 0) next = change(item);
  else if (item.kind === 'group') {
    const inner = replaceAt(item, rest, change);
    next = inner.items.length === 0 ? null : inner;
  } else return group;
  const items = next === null ? group.items.toSpliced(index, 1) : group.items.with(index, next);
  return { ...group, items };
}

/** Adds an item at the end of the group at a place. */
export const addTo = (group: ConditionGroup, place: ConditionPlace, added: Condition): ConditionGroup =>
  replaceAt(group, place, (item) => {
    const target = asGroup(item);
    return { ...target, items: [...target.items, added] };
  });

/** How a group is shown: all hold, any holds, or none does. */
export type GroupMode = 'all' | 'any' | 'none';

/** The mode as the builder words it; `null` for "not all", which it shows as a negated group of one. */
export const modeOf = ({ mode, not }: ConditionGroup): GroupMode | null => {
  if (!not) return mode;
  return mode === 'any' ? 'none' : null;
};

/** The group with another mode. */
export const withMode = ({ items }: ConditionGroup, mode: GroupMode): ConditionGroup =>
  mode === 'none' ? { kind: 'group', mode: 'any', not: true, items } : { kind: 'group', mode, items };

/** The comparison for another field: operator and values stay where they suit its type. */
export function withField(comparison: Comparison, field: string, environment: TypeEnvironment): Comparison {
  const type = environment.typeAt(field);
  const operators = type ? operatorsFor(type) : [];
  const before = environment.typeAt(comparison.field);
  const keeps = operators.includes(comparison.operator);
  const operator = keeps ? comparison.operator : (operators[0] ?? 'isNotEmpty');
  const isSameKind = before !== undefined && before.kind === type?.kind;
  return fitted({ ...comparison, field, operator, values: keeps && isSameKind ? comparison.values : [] });
}

/** The comparison with another operator; values it does not take are dropped. */
export const withOperator = (comparison: Comparison, operator: ConditionOperator): Comparison =>
  fitted({ ...comparison, operator });

function fitted(comparison: Comparison): Comparison {
  const count = valueCount(comparison.operator);
  if (count === 'many') return comparison;
  return comparison.values.length > count
    ? { ...comparison, values: comparison.values.slice(0, count) }
    : comparison;
}

/** The comparison with its values changed; values after an emptied one are dropped, for there is no second without a first. */
export function withValue(
  comparison: Comparison,
  index: number,
  value: ConditionValue | undefined,
): Comparison {
  const values = [...comparison.values];
  if (value === undefined) values.length = Math.min(values.length, index);
  else if (index <= values.length) values[index] = value;
  return { ...comparison, values };
}

/** Whether a comparison can be written as text. */
export function isComplete(comparison: Comparison, environment: TypeEnvironment): boolean {
  const count = valueCount(comparison.operator);
  const type = environment.typeAt(comparison.field);
  if (!type || !operatorsFor(type).includes(comparison.operator)) return false;
  const hasValues = count === 'many' ? comparison.values.length > 0 : comparison.values.length === count;
  return hasValues && conditionToCel(comparison, environment) !== null;
}

/** The condition without what is incomplete; `null` where nothing is left. */
export function completeOnly(condition: Condition, environment: TypeEnvironment): Condition | null {
  if (condition.kind === 'comparison') return isComplete(condition, environment) ? condition : null;
  const items = condition.items.flatMap((item) => completeOnly(item, environment) ?? []);
  return items.length === 0 ? null : { ...condition, items };
}

/** Whether anything in the condition still lacks a field or a value. */
export const hasIncomplete = (condition: Condition, environment: TypeEnvironment): boolean =>
  condition.kind === 'comparison'
    ? !isComplete(condition, environment)
    : condition.items.some((item) => hasIncomplete(item, environment));
