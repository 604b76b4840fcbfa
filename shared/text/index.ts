export {
  baseDirection,
  embeddingLevels,
  isolatesMatter,
  paragraphDirection,
  spellIsolates,
} from './bidi-levels';
export { breakParagraph, firstCut, maxContentWidth, minContentWidth } from './break-paragraph';
export { isBidirectional, isLineEnd } from './characters';
export { emitLine } from './emit-line';
export { Font, type FontFormat, type FontInstance, type FontSubset } from './font';
export { type CollectedFont, fontsOfCollection, isCollection } from './font-collection';
export { fontOfKey } from './font-key';
export { FontLibrary, type FontMatch, type FontRequest, SCRIPT_FAMILIES } from './font-library';
export { type FontLicence, readFontLicence, readUnicodeRanges } from './font-tables';
export type { VariationAxis } from './font-variations';
export { type Hyphenator, PatternHyphenator } from './hyphenation';
export type { Line } from './line';
export { findStandardLineBreaks, MAY_BREAK } from './line-breaks';
export type {
  Alignment,
  CharacterStyle,
  Kinsoku,
  ParagraphSpec,
  TabStop,
  TextContext,
  TextRange,
  TextSpan,
} from './paragraph-spec';
export { mayBePlain, type ParagraphLook, setPlainLine } from './plain-line';
export { SFNT_CHECKSUM, sfntChecksum, sfntTables, TRUETYPE, writeSfnt } from './sfnt';
export { shapeParagraph } from './shape-paragraph';
export type { ShapedParagraph } from './shaped-paragraph';
export { inTextOrder, textStartOf } from './text-order';
export { isolatesOf, type TextPiece } from './value-isolates';
export { visualOrder } from './visual-order';
