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
  type ValueOutcome,
} from './expression/compile';
export { type LocalVariable, type Scope, TypeEnvironment } from './expression/environment';
export { compareValues, valuesEqual } from './expression/equality';
export { EXPRESSION_LIMITS, type ExpressionDiagnostic, writeName } from './expression/parse';
export { isRuleError, RuleError, type RuleErrorCode, ruleErrorDiagnostic } from './expression/rule-error';
export { decimalPlaces, roundDecimal, sumDecimal } from './format/decimal';
export { FORMAT_LANGUAGES, type FormatLanguage, formatLanguage } from './format/language';
export { type FunctionSpec, signatureOf } from './functions/function-spec';
export { FUNCTION_LIBRARY } from './functions/library';
