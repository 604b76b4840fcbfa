export { compareTemplates, isDifferent } from './compare-templates';
export type {
  DataDifference,
  DocumentDifference,
  ElementDifference,
  ElementPlace,
  FieldShape,
  ImageDifference,
  Rule,
  RuleDifference,
  StyleDifference,
  TemplateDifference,
  TextPart,
  TextPiece,
  WordingDifference,
} from './difference';
