export {
  type DataContract,
  dataContractSchema,
  EMPTY_CONTRACT,
  type FieldType,
  fieldTypeSchema,
  type ListType,
  type ObjectType,
  SCALAR_KINDS,
  type ScalarKind,
  type ScalarType,
} from './contract';
export {
  type DataPath,
  EACH,
  type FieldEntry,
  fieldAt,
  formatPath,
  listFields,
  type PathSegment,
  parsePath,
  rawAt,
} from './path';
export { daysInMonth, PlainDate, PlainDateTime } from './plain-date';
export {
  fieldReader,
  type RecordValue,
  type Value,
  type ValueReader,
  type ValueType,
  valueReader,
} from './value';
