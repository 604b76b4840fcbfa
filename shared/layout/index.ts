export {
  type CompiledMaster,
  type CompiledTemplate,
  type ElementCompiler,
  type ElementCompilers,
  TemplateCompiler,
} from './compile';
export { compileColourReference } from './compile-inks';
export type {
  Behaviour,
  CompileContext,
  CompiledNode,
  CompiledRepeat,
  Content,
  ContentWidths,
  ResolveContext,
} from './compiled';
export { layoutsOf } from './compiled';
export {
  type DocumentFacts,
  type ElementPlace,
  type FrameMark,
  type HeadingFact,
  type HeadingTitle,
  type LayoutContext,
  SourceTable,
  type TurnFact,
} from './context';
export { Counters } from './counters';
export {
  type DescribeContext,
  type DescribedDocument,
  type DescribeInput,
  type DescribeMark,
  describeDocument,
  namesSms,
  withoutPages,
} from './describe';
export { type DocumentInput, type LaidOutDocument, layoutDocument } from './document';
export { placeKey } from './facts';
export {
  breakOf,
  type CompiledBreak,
  type FillerRules,
  type FlowRules,
  type SectionStart,
  strongerBreak,
} from './flow-rules';
export { ARTIFACT, type Fragment, place, plainFrame } from './fragment';
export { borrow, type Lender, type Loan } from './loan';
export { measureBlocks } from './measure';
export { LayoutMemory } from './memory';
export { NOTE_GAP } from './notes';
export { NotesBelow, pourSideBySide, type SideBySide } from './notes-below';
export {
  drawPicture,
  type FileOf,
  type PictureText,
  pictureFamily,
  pictureProblem,
  pictureSize,
} from './picture';
export { RegionFiller } from './region-filler';
export {
  InsetRegions,
  isEmpty,
  type PageOpening,
  type Region,
  type Regions,
  RestOfRegions,
  shortened,
  UNBOUNDED,
  UnboundedRegion,
} from './regions';
export { stackBlocks } from './stack';
