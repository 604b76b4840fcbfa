export { CelEditor } from './CelEditor';
export { ConditionEditor, useNodeScope } from './ConditionEditor';
export { conditionWords } from './condition-words';
export { FieldPicker } from './FieldPicker';
export { choiceAt, type FieldChoice, type FieldGroup, fieldGroups } from './field-choices';
export { liveText, useTypeText, valueText } from './live-value';
export { type NodeScope, type Repeat, scopeOfNode, valuesOf } from './node-scope';
export { type ConditionCount, useConditionCount } from './use-condition-count';
