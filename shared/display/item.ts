/**
 * The display list: what a composed document looks like, and nothing about why. The canvas, the PDF writer, the
 * page-exact HTML and the digest all read this and only this.
 *
 * A page is a tree of frames. Positions are whole millipoints relative to the frame that holds the item, so a frame
 * laid out once can be placed again, on another page or after an edit, without being copied. Reading order is
 * emission order.
 */
import type { Colour, Ink, Matrix, Mpt, Path } from '../geometry';

/** A run of glyphs of one font, size and colour on one baseline, in visual order. */
export interface GlyphRun {
  readonly kind: 'glyphs';
  /** Left end of the baseline. */
  readonly x: Mpt;
  readonly y: Mpt;
  /** Sum of the advances. */
  readonly width: Mpt;
  /** Index into {@link DisplayList.fonts}. */
  readonly font: number;
  readonly size: Mpt;
  readonly colour: Colour;
  /** The glyphs: a range of {@link GlyphArena}. */
  readonly start: number;
  readonly count: number;
  /** Index into {@link DisplayList.sources}. */
  readonly source: number;
  /** The part of the source's text that the run shows, in UTF-16 units. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Drawn right to left: glyphs are in visual order, clusters fall. */
  readonly rtl: boolean;
  /**
   * Set downwards: advances move the pen down from (x, y), which is the middle of the line where the first character
   * begins; offsets then lead from the pen to the glyph's usual origin on its baseline. `width` is the sum of the
   * advances.
   */
  readonly vertical: boolean;
}

export interface Stroke {
  readonly colour: Colour;
  readonly width: Mpt;
  /** Lengths of dashes and gaps; empty for a solid line. */
  readonly dash: readonly Mpt[];
  /** Ends of open lines; `butt` where absent. */
  readonly cap?: 'butt' | 'round' | 'square';
  /** Corners; `miter` where absent. */
  readonly join?: 'miter' | 'round' | 'bevel';
  /** How many times the line's width a mitre may be long before it is cut off; {@link MITER_LIMIT} where absent. */
  readonly miterLimit?: number;
}

export const MITER_LIMIT = 10;

/** A colour on the way of a gradient. */
export interface GradientStop {
  /** 0 … 1, never less than that of the stop before. */
  readonly offset: number;
  readonly colour: Colour;
  /** 0 … 1. */
  readonly opacity: number;
}

/**
 * Colours that change from one circle to another (ISO 32000-2 8.7.4.5.3 and .4): along a line where both radii are 0.
 * Before the first and behind the second the outermost colours go on. Compared by identity: a gradient that is used
 * again is written once.
 */
export interface Gradient {
  readonly from: GradientCircle;
  readonly to: GradientCircle;
  /** Two at least. */
  readonly stops: readonly GradientStop[];
  /** From the gradient's coordinates to those of the path. */
  readonly transform: Matrix;
}

export interface GradientCircle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A filled or stroked outline. It is content only inside a `Figure`; elsewhere it decorates. */
export interface PathItem {
  readonly kind: 'path';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly path: Path;
  readonly fill: Colour | null;
  readonly stroke: Stroke | null;
  /** Fills instead of `fill`, which then is what comes closest in one colour. */
  readonly gradient?: Gradient;
  /** What is inside the path; `nonzero` where absent. */
  readonly rule?: FillRule;
  readonly source: number;
}

export type FillRule = 'nonzero' | 'evenodd';

export interface ImageItem {
  readonly kind: 'image';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly width: Mpt;
  readonly height: Mpt;
  /** SHA-256 of the file: the key of the world's assets. */
  readonly asset: string;
  /** Page of a PDF, from 1; 1 for every other file. */
  readonly page: number;
  readonly source: number;
}

/** What a frame is seen through, in its coordinates. It is not read: paths, groups and images, no text and no tags. */
export interface Mask {
  readonly frame: Frame;
  /**
   * Lets through as much as its frame is opaque, or is bright over black: paths are grey then, so that brightness means the
   * same to everybody.
   */
  readonly by: 'alpha' | 'luminance';
}

/** A frame placed inside another; with clip, mask, opacity or transform where given. */
export interface GroupItem {
  readonly kind: 'group';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly frame: Frame;
  /** In the coordinates of `frame`. */
  readonly clip?: Path;
  /** What is inside `clip`; `nonzero` where absent. */
  readonly clipRule?: FillRule;
  /** Of the frame as a whole, as is `opacity`. */
  readonly mask?: Mask;
  /** 0 … 1. Of the frame as a whole: where its items overlap, only the upper one shows. */
  readonly opacity?: number;
  /** Applied to the frame's own coordinates before it is moved to (x, y); its lengths are millipoints. */
  readonly transform?: Matrix;
  /**
   * The frame is a drawing of this name: paths, groups and text, no tags. Drawings of one name look the same, in every
   * document that one engine makes. `clip` is the frame's own box. Writers may store a drawing once and refer to it.
   */
  readonly drawing?: string;
}

export interface LinkItem {
  readonly kind: 'link';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly width: Mpt;
  readonly height: Mpt;
  /** An address, or `#` and the name of a {@link Destination}. */
  readonly uri: string;
  readonly source: number;
}

/** A place in the document that links and bookmarks go to. */
export interface Destination {
  /** The id of the element, with its place in the record where it is repeated: `clause`, `terms@sections[2]`. */
  readonly name: string;
  /** Page from 0, and the place on it. */
  readonly page: number;
  readonly x: Mpt;
  readonly y: Mpt;
}

/** A line of the document's outline (bookmarks). */
export interface Bookmark {
  readonly title: string;
  /** 0 for the top level; a bookmark lies in the last one before it of a lower level. */
  readonly level: number;
  /** Name of a destination. */
  readonly to: string;
}

/** A file inside the document's PDF. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
  readonly description: string;
  /** The text of the file, or the hash of an asset. */
  readonly content: { readonly text: string } | { readonly asset: string };
}

export type DisplayItem = GlyphRun | PathItem | ImageItem | GroupItem | LinkItem;

/** A rectangle of items. `source` says which element made it, or -1 for a frame that stands for nothing itself. */
export interface Frame {
  readonly width: Mpt;
  readonly height: Mpt;
  readonly items: readonly DisplayItem[];
  readonly source: number;
  /**
   * What the frame is in the document's structure; `null` for a frame that adds nothing to it. Tagged frames nest as
   * their elements nest. An element that is split over regions or pages has several frames with one and the same tag
   * object: its identity is the element's identity. Inside an artifact everything is an artifact.
   */
  readonly tag: StructureTag | null;
}

/** Which node, repetition and text the items come from. */
export interface DisplaySource {
  readonly nodeId: string;
  /** Where the element's data scope lies in the record: `transactions[3]`; empty for the record itself. */
  readonly recordPath: string;
  /** The resolved text that `textStart`, `textEnd` and clusters count in; empty for what has none. */
  readonly text: string;
  /** Paragraph of the text element, from 0; {@link ASIDE} and {@link LABEL} for what stands beside. */
  readonly paragraph: number;
}

/** In the place of a paragraph: a reading over its text, which no caret goes to. */
export const ASIDE = -1;

/** The paragraph of a list's label: a line of the page, but of no text. */
export const LABEL = -2;

/**
 * Roles of the standard structure namespace (ISO 32000-2 14.8.4). `Artifact` marks what is not content: rules,
 * repeated heads, page numbers.
 */
export type StructureRole =
  | 'Artifact'
  | 'Sect'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'BlockQuote'
  | 'Caption'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Note'
  | 'Ruby'
  | 'RB'
  | 'RT'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'
  | 'Link'
  | 'Span'
  | 'Div';

/** An element of the document's structure; compared by identity. The root of the tree, `Document`, is implied. */
export interface StructureTag {
  readonly role: StructureRole;
  readonly alt?: string;
  /** BCP 47, where it differs from the parent's. */
  readonly lang?: string;
  /** For `TH`. */
  readonly scope?: 'Row' | 'Column';
  /** For `TH` and `TD`, where not 1. */
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** For `L`: how its items are counted; `none` for none, absent for bullets. */
  readonly numbering?: 'none' | 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman';
}

export interface DisplayPage {
  readonly width: Mpt;
  readonly height: Mpt;
  readonly frame: Frame;
  /** The page master that made the page. */
  readonly masterId: string;
  /** How far the page's content goes beyond its edges on all sides. */
  readonly bleed: Mpt;
}

/** A font of the document, by the SHA-256 of its file. */
export interface DisplayFont {
  readonly hash: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** How far lines of the font reach above and below the baseline, in 1/1000 em; for carets and hit-testing only. */
  readonly ascent?: number;
  readonly descent?: number;
}

/** One composed document. */
export interface DisplayList {
  readonly pages: readonly DisplayPage[];
  readonly fonts: readonly DisplayFont[];
  readonly sources: readonly DisplaySource[];
  readonly glyphs: GlyphArena;
  /** The colours of the document that say how they are printed; see {@link Colour}. */
  readonly inks: readonly Ink[];
  /** By name. */
  readonly destinations: readonly Destination[];
  readonly bookmarks: readonly Bookmark[];
  readonly attachments: readonly Attachment[];
  /** BCP 47 language of the document. */
  readonly lang: string;
  readonly title: string;
}

/**
 * The glyphs of many runs as flat arrays; a run is a range. Offsets move a glyph from its pen position (marks on
 * letters), x to the right and y upwards; `hasOffsets` spares readers the two arrays for the usual document without any.
 */
export interface GlyphArena {
  readonly ids: Uint16Array;
  /** In millipoints, in the direction of writing, spacing and justification included. */
  readonly advances: Int32Array;
  readonly xOffsets: Int32Array;
  readonly yOffsets: Int32Array;
  /** Index of the first UTF-16 unit of the glyph's cluster in its source's text. */
  readonly clusters: Uint32Array;
  readonly hasOffsets: boolean;
  readonly length: number;
}
