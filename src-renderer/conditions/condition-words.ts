/**
 * A condition as people say it: `Status is “closed”`. For those who read what a document does and never see its
 * expressions. What takes more than one breath is not worded; it stays the text that somebody wrote.
 */
import {
  type CelType,
  type Comparison,
  type Condition,
  type ConditionOperator,
  type ConditionValue,
  celToCondition,
  type TypeEnvironment,
} from '../../shared/rules';
import { formatNumber } from '../i18n';
import { choiceAt, fieldGroups } from './field-choices';
import { strings } from './strings';

/** Comparisons that can be followed when read in a row. */
const MOST = 4;

/** Decimal places that a number in a condition may have. */
const DIGITS = 6;

/** The condition in words of the interface's language; null where it cannot be worded simply. */
export function conditionWords(expression: string, environment: TypeEnvironment): string | null {
  const condition = celToCondition(expression, environment);
  return condition && wordsOf(condition, environment);
}

function wordsOf(condition: Condition, environment: TypeEnvironment): string | null {
  if (condition.kind === 'comparison') return comparisonWords(condition, environment);
  const { items, mode, not } = condition;
  if (not) {
    const [only, ...others] = items;
    const isPlain = only?.kind === 'comparison' && only.operator === 'isTrue' && others.length === 0;
    return isPlain ? comparisonWords({ ...only, operator: 'isFalse' }, environment) : null;
  }
  if (items.length === 0 || items.length > MOST) return null;
  const said: string[] = [];
  for (const item of items) {
    // Groups within groups need brackets, which nobody says.
    const words = item.kind === 'comparison' ? comparisonWords(item, environment) : null;
    if (words === null) return null;
    said.push(words);
  }
  return said.join(strings.text(mode === 'all' ? 'sayAnd' : 'sayOr'));
}

function comparisonWords(
  { field, operator, values }: Comparison,
  environment: TypeEnvironment,
): string | null {
  const type = environment.typeAt(field);
  const choice = choiceAt(fieldGroups(environment), field);
  if (!type || !choice) return null;
  const [value = '', to = ''] = values.map((one) => valueWords(one, type));
  const said = { field: shortName(choice.label), to };
  return operator === 'oneOf'
    ? strings.text('say_oneOf', {
        ...said,
        value: values.map((one) => valueWords(one, type)).join(strings.text('sayListed')),
      })
    : strings.text(sentence(operator, type), { ...said, value });
}

const DATE_SENTENCES = {
  below: 'say_before',
  atMost: 'say_onOrBefore',
  above: 'say_after',
  atLeast: 'say_onOrAfter',
} as const;

function sentence(operator: ConditionOperator, type: CelType) {
  const isDate = type.kind === 'date' || type.kind === 'datetime';
  return isDate && operator in DATE_SENTENCES
    ? DATE_SENTENCES[operator as keyof typeof DATE_SENTENCES]
    : (`say_${operator}` as const);
}

const valueWords = (value: ConditionValue, type: CelType): string =>
  typeof value === 'number'
    ? formatNumber(value, decimals(value))
    : type.kind === 'string'
      ? strings.text('sayQuoted', { value })
      : value;

const decimals = (value: number): number => Math.min(DIGITS, `${value}`.split('.')[1]?.length ?? 0);

/** A label may go on to explain itself: `Status: active, dormant or closed`. */
const shortName = (label: string): string => label.split(/[:：]/)[0]?.trim() || label;
