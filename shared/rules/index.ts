export { celToCondition } from './condition/cel-to-condition';
export {
  CONDITION_OPERATORS,
  type Comparison,
  type Condition,
  type ConditionGroup,
  type ConditionOperator,
  type ConditionValue,
  normaliseCondition,
  operatorsFor,
  valueCount,
} from './condition/condition';
export { conditionToCel, pathToCel } from './condition/condition-to-cel';
export {
  ANY,
  BOOLEAN,
  type CelType,
  DATE,
  DATE_TIME,
  INTEGER,
  listOf,
  NUMBER,
  STRING,
  typeName,
} from './expression/cel-type';
export type { Code, Outcome } from './expression/code';
export {
  type CompiledExpression,
  type CompileOptions,
  type ConditionOutcome,
  compileCondition,
  compileExpression,
  evaluateCondition,
  evaluateValue,
  joinedTexts,
  type ValueOutcome,
} from './expression/compile';
export { type LocalVariable, type Scope, TypeEnvironment } from './expression/environment';
export { compareValues, valuesEqual } from './expression/equality';
export { type Explanation, explain } from './expression/explain';
export { Beginning, GrowingList } from './expression/growing-list';
export { EXPRESSION_LIMITS, type ExpressionDiagnostic, writeName } from './expression/parse';
export { isRuleError, RuleError, type RuleErrorCode, ruleErrorDiagnostic } from './expression/rule-error';
export { DATE_STYLES, type DateStyle } from './format/date';
export { decimalPlaces, roundDecimal, sumDecimal } from './format/decimal';
export { type EraYear, eraYear } from './format/era';
export {
  compileFormat,
  type DateFormat,
  defaultFormat,
  type Format,
  type Formatter,
  formatSchema,
  type ListFormat,
  type MoneyFormat,
  type NumberFormat,
  type TextFormat,
} from './format/format';
export { kanjiNumber } from './format/kanji-number';
export { FORMAT_LANGUAGES, type FormatLanguage, formatLanguage } from './format/language';
export { MONEY_DISPLAYS, type MoneyDisplay, NEGATIVE_STYLES, type NegativeStyle } from './format/number';
export { type FunctionSpec, signatureOf } from './functions/function-spec';
export { FUNCTION_LIBRARY } from './functions/library';
