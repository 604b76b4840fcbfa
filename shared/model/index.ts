export { editBetween } from './edit-between';
export { EMPTY_HISTORY, type History, record, redo, type Step, undo } from './history';
export {
  checkNode,
  checkTemplate,
  type ElementSchemas,
  type IntegrityIssue,
  integrityText,
  mayContain,
  parseTemplate,
} from './integrity';
export {
  currentVersions,
  type Migration,
  type MigrationSequence,
  type Opened,
  openTemplate,
  TEMPLATE_SEQUENCE,
} from './migration';
export { boxSchema, childrenOf, type NodeId, nodeIdSchema, nodeSchema, type TemplateNode } from './node';
export {
  type Applied,
  applyEdit,
  applyOperation,
  type Edit,
  editSchema,
  type Operation,
  operationSchema,
  touchedNodes,
} from './operation';
export { steadyChildren } from './steady-children';
export {
  type BandProps,
  bandPropsSchema,
  type FrameProps,
  framePropsSchema,
  insetsSchema,
  MASTER_USES,
  type MasterProps,
  masterPropsSchema,
  PAGE_SIZES,
  type PageSizeName,
} from './structure';
export {
  ALIGNMENTS,
  BASE_STYLE,
  colourRefSchema,
  DEFAULT_TEXT_STYLE,
  hexColourSchema,
  lengthSchema,
  type ResolvedTextStyle,
  resolveColour,
  resolveTextStyle,
  type Styles,
  stylesSchema,
  type TextStyle,
  textStyleSchema,
} from './style';
export {
  type Asset,
  assetSchema,
  defaultLanguage,
  FORMAT,
  languageSchema,
  type Template,
  templateSchema,
} from './template';
export {
  type FieldInline,
  type Inline,
  inlineLength,
  inlineSchema,
  locate,
  type Marks,
  marksSchema,
  normaliseInlines,
  type Paragraph,
  paragraphLength,
  paragraphSchema,
  plainParagraph,
  positionOf,
  replaceText,
  sliceInlines,
  sliceText,
  type TextContent,
  textContentSchema,
  textLength,
} from './text-content';
export {
  ancestorsOf,
  isInside,
  nodeOf,
  type ParentIndex,
  parentIndex,
  parentOf,
  rootChildren,
  subtreeIds,
} from './tree';
export {
  applyWording,
  type EarlierPieces,
  fieldsAmong,
  isWordingRegion,
  lostPieces,
  type WordingRefusal,
  wordingFailure,
  wordingLength,
  wordingPieces,
  wordingRegions,
} from './wording';
