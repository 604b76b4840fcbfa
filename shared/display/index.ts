export { GlyphBuffer } from './glyph-buffer';
export type {
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
