/** Live values in words: what a field holds in the shown record, short enough for a list. */
import { PlainDate, PlainDateTime } from '../../shared/data';
import {
  type CelType,
  type ConditionOperator,
  compileExpression,
  evaluateValue,
  type Scope,
  type TypeEnvironment,
} from '../../shared/rules';
import { type Text, useStrings } from '../i18n';
import { strings } from './strings';

type ConditionText = typeof strings extends { readonly text: infer T } ? T : Text<never>;

const MAX_LENGTH = 24;

/** The value of an expression in words; empty where there is none. */
export function liveText(
  expression: string,
  environment: TypeEnvironment,
  values: Scope | undefined,
  t: ConditionText,
): string {
  if (!values) return '';
  return valueText(evaluateValue(compileExpression(expression, environment), values).value, t);
}

/** A value in words. */
export function valueText(value: unknown, t: ConditionText): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value)) return t('rows', { count: value.length });
  if (value instanceof PlainDate || value instanceof PlainDateTime) return value.toString();
  if (typeof value === 'object') return '{…}';
  const text = String(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

const TYPE_KEYS = {
  string: 'typeString',
  number: 'typeNumber',
  integer: 'typeInteger',
  boolean: 'typeBoolean',
  date: 'typeDate',
  datetime: 'typeDatetime',
  list: 'typeList',
  object: 'typeObject',
  any: 'typeAny',
  null: 'typeAny',
} as const;

/** The name of a type as people read it. */
export const typeText = (type: CelType, t: ConditionText): string => t(TYPE_KEYS[type.kind]);

/** {@link typeText} for a component of another folder. */
export function useTypeText(): (type: CelType) => string {
  const t = useStrings(strings);
  return (type) => typeText(type, t);
}

const DATE_WORDS = {
  below: 'before',
  atMost: 'onOrBefore',
  above: 'after',
  atLeast: 'onOrAfter',
  equals: 'on',
  notEquals: 'notOn',
} as const;

/** An operator in words; dates come before and after rather than below and above. */
export function operatorText(
  operator: ConditionOperator,
  type: CelType | undefined,
  t: ConditionText,
): string {
  const isDate = type?.kind === 'date' || type?.kind === 'datetime';
  if (isDate && operator in DATE_WORDS) return t(DATE_WORDS[operator as keyof typeof DATE_WORDS]);
  return t(operator);
}
