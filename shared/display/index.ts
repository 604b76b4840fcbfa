export {
  type Affinity,
  boxOnPage,
  caretBox,
  caretX,
  lineAt,
  lineBoxes,
  nearestLine,
  offsetInLine,
  type PageBox,
} from './caret';
export { displayListDigest } from './digest';
export { invert, mapBox, outlineBox, pathBox, runAscent, runBox, runDescent } from './extent';
export { GlyphBuffer } from './glyph-buffer';
export { boxesOfNode, type Hit, hitTest, type NodeBox } from './hit-test';
export {
  ASIDE,
  type Attachment,
  type Bookmark,
  type Destination,
  type DisplayFont,
  type DisplayItem,
  type DisplayList,
  type DisplayPage,
  type DisplaySource,
  type FillRule,
  type Frame,
  type GlyphArena,
  type GlyphRun,
  type Gradient,
  type GradientCircle,
  type GradientStop,
  type GroupItem,
  type ImageItem,
  LABEL,
  type LinkItem,
  type Mask,
  MITER_LIMIT,
  type PathItem,
  type Stroke,
  type StructureRole,
  type StructureTag,
} from './item';
export { isAllowedLink } from './link-scheme';
export { textOfPage } from './reading';
export {
  blocksIn,
  directionOf,
  isolatedGroups,
  plainTextOf,
  type SemanticAlign,
  type SemanticBlock,
  type SemanticBox,
  type SemanticButton,
  type SemanticCell,
  type SemanticDocument,
  type SemanticImage,
  type SemanticInline,
  type SemanticIsolate,
  type SemanticList,
  type SemanticListItem,
  type SemanticLook,
  type SemanticNote,
  type SemanticParagraph,
  type SemanticRole,
  type SemanticRow,
  type SemanticRule,
  type SemanticRun,
  type SemanticStroke,
  type SemanticTable,
  type TextDirection,
} from './semantic';
export { displayListText } from './text-form';
export { linesOf, linesOfPage, type TextLine, type TextSegment } from './text-lines';
export {
  groupMatrix,
  hasEffect,
  isArtifact,
  mayOverlap,
  type PageVisitor,
  SpaceStack,
  walk,
  walkMask,
} from './walk';
