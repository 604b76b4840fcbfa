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
