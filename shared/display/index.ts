export {
  type Affinity,
  type CaretPlace,
  caretAt,
  lineAt,
  offsetAtPoint,
  offsetInLine,
  type SelectionBox,
  selectionBoxes,
  type TextPosition,
} from './caret';
export { displayListDigest } from './digest';
export { mapBox, outlineBox, pathBox, runAscent, runBox, runDescent } from './extent';
export { GlyphBuffer } from './glyph-buffer';
export { boxesOfNode, type Hit, hitTest, type NodeBox } from './hit-test';
export type {
  Attachment,
  Bookmark,
  Destination,
  DisplayFont,
  DisplayItem,
  DisplayList,
  DisplayPage,
  DisplaySource,
  Frame,
  GlyphArena,
  GlyphRun,
  GroupItem,
  ImageItem,
  LinkItem,
  PathItem,
  Stroke,
  StructureRole,
  StructureTag,
} from './item';
export { textOfPage } from './reading';
export { displayListText } from './text-form';
export { linesOf, linesOfPage, type TextLine, type TextSegment } from './text-lines';
export { groupMatrix, hasEffect, isArtifact, type PageVisitor, SpaceStack, walk } from './walk';
