/** What the writer needs from its caller: a few facts, fonts, assets and the host's compressor. */
import type { Diagnostic } from '../diag';
import type { Box } from '../geometry';
import type { BufferPool } from './buffer-pool';
import type { FontBases } from './font-base';
import type { ImportPage } from './pdf-import';
import type { PdfConformance, PdfVersion } from './standard';

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

/** A font as the writer sees it; lengths in font units, y upwards. */
export interface PdfFont {
  /** What its subsets are: TrueType files, or CID-keyed CFF fonts whose CIDs are the places in the subset. */
  readonly format: 'truetype' | 'compact';
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
  /** A font file of these glyphs in this order, `.notdef` first; parts of composites follow. A base comes before all. */
  subset(
    glyphs: readonly number[],
    base?: SubsetBase,
  ): {
    readonly bytes: Uint8Array;
    readonly glyphs: readonly number[];
    /** Where the outlines begin in the file, those of the base first. */
    readonly outlinesAt: number;
  };
  /** What subsets of these glyphs and more begin with; `null` for fonts that have no such thing. */
  subsetBase(glyphs: readonly number[]): SubsetBase | null;
}

/** The common beginning of subsets of one font. */
export interface SubsetBase {
  readonly glyphs: readonly number[];
  readonly outlines: Uint8Array;
  /** Where the outlines of each glyph end in there. */
  readonly ends: readonly number[];
}

/** What who opens an encrypted file with the user's password may do with it (ISO 32000-2 table 22). */
export interface PdfPermissions {
  /** Default: in full quality. */
  readonly print?: 'no' | 'low' | 'high';
  /** Text and pictures; what reads the file aloud may do so anyway. Default `true`. */
  readonly copy?: boolean;
  /** Contents, pages, comments and forms. Default `false`. */
  readonly change?: boolean;
}

/** AES-256 encryption (ISO 32000-2 7.6, revision 6). */
export interface PdfEncryption {
  /** Asked for when the file is opened; empty: the file opens for everybody, with the permissions. */
  readonly userPassword: string;
  /** Opens the file without restrictions. Nobody has it where absent. */
  readonly ownerPassword?: string;
  readonly permissions?: PdfPermissions;
  /** Whether title, author and date stay readable without a password. Default `false`. */
  readonly plainMetadata?: boolean;
  /**
   * At least 32 random bytes that nobody else knows: all keys come from them and from the document's digest, since the
   * writer knows no chance. The same bytes and the same documents give the same file.
   */
  readonly secret: Uint8Array;
}

/** A printing condition in process colours. */
export interface PdfPrinting {
  /** ICC profile of class `prtr` for CMYK. */
  readonly profile: Uint8Array;
  /** The name the condition is registered under (https://www.color.org/registry): `FOGRA51`, `JC200103`. */
  readonly condition: string;
}

export interface PdfOptions {
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  readonly author?: string;
  readonly creator?: string;
  readonly producer?: string;
  readonly creationDate: PdfDate;
  /** Structure tree and marked content; default `true`, but for PDF/X. */
  readonly tagged?: boolean;
  /** Default: the strictest that the other options allow. See {@link standardProblem} for what goes together. */
  readonly conformance?: PdfConformance;
  /** Default: that of the standard, else 1.7. */
  readonly version?: PdfVersion;
  readonly encryption?: PdfEncryption;
  /** Whether embedded font files are deflated; storing them saves most of the time of a small file. Default `true`. */
  readonly compressFonts?: boolean;
  /** Where buffers come from and go to when the file is finished; one for all files of a job. Default: its own. */
  readonly buffers?: BufferPool;
  /** What the fonts of the file begin with, and those of the job's other files. Default: nothing. */
  readonly fontBases?: FontBases;
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
  /** What PDF/X is printed by, and what CMYK images without a profile look like in PDF/A. */
  readonly printing?: PdfPrinting;
  /** Whether the sheet holds what goes beyond the page's edges; default `true` for PDF/X, else `false`. */
  readonly bleed?: boolean;
  /** Marks at the corners, on a sheet that is large enough for them. Default `false`. */
  readonly cropMarks?: boolean;
  /** Images of more pixels an inch, as they are placed, are reduced; 0 for never. Default 300. */
  readonly maxImageDpi?: number;
  /** Reads pages of PDF assets; without it they are reported and left out. Counts pages from 1. */
  readonly importPage?: ImportPage;
  /** Called for what the file cannot show or cannot promise: a missing image, a glyph without shape. */
  report?(problem: Diagnostic): void;
}
