export { compareTemplates, isDifferent } from './compare-templates';
export {
  type Approvable,
  approvalObstacle,
  holdsVersion,
  isReviewOver,
  type ReviewEvent,
  type ReviewObstacle,
  type ReviewStage,
  reviewTransition,
} from './decision';
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
export {
  type BaseResult,
  type Branch,
  branchesOf,
  EvidenceCollector,
  type EvidenceFigures,
  type EvidenceResult,
  type EvidenceSource,
} from './evidence';
export {
  chooseRepresentatives,
  type RecordSample,
  type RepresentativeReason,
  type RepresentativeRecord,
} from './representatives';
