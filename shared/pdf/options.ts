/** What the writer needs from its caller: a few facts, fonts, assets and the host's compressor. */
import type { Diagnostic } from '../diag';
import type { Box } from '../geometry';

/** A moment in UTC; a PDF carries the job's date, never the clock's. */
export interface PdfDate {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

/** A TrueType font as the writer sees it; lengths in font units, y upwards. */
export interface PdfFont {
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  readonly ascender: number;
  /** Negative. */
  readonly descender: number;
  readonly capHeight: number;
  /** Degrees counter-clockwise; negative for italics. */
  readonly italicAngle: number;
  readonly serif: boolean;
  readonly weight: number;
  /** `y` is the lower edge. */
  readonly bbox: Box;
  advanceOf(glyph: number): number;
  /** 0 for a character that the font lacks. */
  glyphOf(codePoint: number): number;
  codePointOf(glyph: number): number | undefined;
  /** A font file of these glyphs in this order, `.notdef` first; parts of composites follow. */
  subset(glyphs: readonly number[]): { readonly bytes: Uint8Array; readonly glyphs: readonly number[] };
}

/**
 * What the file promises. PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) need tags; PDF/A-2b does without.
 */
export type PdfConformance = 'none' | 'pdfa-2b' | 'pdfa-2a+ua-1';

export interface PdfOptions {
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  readonly author?: string;
  readonly creator?: string;
  readonly producer?: string;
  readonly creationDate: PdfDate;
  /** Structure tree and marked content; default `true`. */
  readonly tagged?: boolean;
  /** Default: the strictest that `tagged` allows. */
  readonly conformance?: PdfConformance;
  /** Whether embedded font files are deflated; storing them saves most of the time of a small file. Default `true`. */
  readonly compressFonts?: boolean;
  font(hash: string): PdfFont;
  /** The bytes of an asset by SHA-256. */
  asset(hash: string): Uint8Array | undefined;
  /**
   * zlib format (RFC 1950); may keep nothing of its argument. Pass one and the same function for all files of a job:
   * images are packed once per function.
   */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  /** The reverse; may throw on bytes that are not zlib. */
  readonly inflate: (bytes: Uint8Array) => Uint8Array;
  /** An sRGB profile for the output intent; a small one is built in. */
  readonly iccProfile?: Uint8Array;
  /** Called for what the file cannot show or cannot promise: a missing image, a glyph without shape. */
  report?(problem: Diagnostic): void;
}
