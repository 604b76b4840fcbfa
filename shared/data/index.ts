export { type CellFormat, convertCell, scalarKindOf } from './cell';
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
export { DELIMITERS, type Delimiter, detectDelimiter } from './delimiter';
export { ContractInferer, type Inference, inferContract } from './infer';
export { MASK, maskIdentifier, maskRecord, maskValue } from './mask';
export { withNotesOf } from './notes';
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
export { DEEPEST_RECORD, type ReadEvent, type RecordReader } from './read-event';
export { type DataFormat, detectFormat, JsonLinesReader, JsonReader } from './read-json';
export {
  headingPaths,
  type TableColumn,
  TableInferer,
  type TableRow,
  tableContract,
  tableRecords,
} from './table';
export { guessTitleFields, recordTitle } from './titles';
export { recordValidator, validateRecord } from './validate';
export {
  fieldReader,
  type RecordValue,
  type Value,
  type ValueReader,
  type ValueType,
  valueReader,
} from './value';
