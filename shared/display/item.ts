/**
 * The display list: what a composed document looks like, and nothing about why. The canvas, the PDF writer, the
 * page-exact HTML and the digest all read this and only this.
 *
 * A page is a tree of frames. Positions are whole millipoints relative to the frame that holds the item, so a frame
 * laid out once can be placed again, on another page or after an edit, without being copied. Reading order is
 * emission order.
 */
import type { Matrix, Mpt, Path, Rgb } from '../geometry';

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
  readonly colour: Rgb;
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
}

export interface Stroke {
  readonly colour: Rgb;
  readonly width: Mpt;
  /** Lengths of dashes and gaps; empty for a solid line. */
  readonly dash: readonly Mpt[];
}

/** A filled or stroked outline. It is content only inside a `Figure`; elsewhere it decorates. */
export interface PathItem {
  readonly kind: 'path';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly path: Path;
  readonly fill: Rgb | null;
  readonly stroke: Stroke | null;
  readonly source: number;
}

export interface ImageItem {
  readonly kind: 'image';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly width: Mpt;
  readonly height: Mpt;
  /** SHA-256 of the image file: the key of the world's assets. */
  readonly asset: string;
  readonly source: number;
}

/** A frame placed inside another; with clip, opacity or transform where given. */
export interface GroupItem {
  readonly kind: 'group';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly frame: Frame;
  /** In the coordinates of `frame`. */
  readonly clip?: Path;
  /** 0 … 1. */
  readonly opacity?: number;
  /** Applied to the frame's own coordinates before it is moved to (x, y); its lengths are millipoints. */
  readonly transform?: Matrix;
}

export interface LinkItem {
  readonly kind: 'link';
  readonly x: Mpt;
  readonly y: Mpt;
  readonly width: Mpt;
  readonly height: Mpt;
  readonly uri: string;
  readonly source: number;
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
  /** Paragraph of the text element, from 0. */
  readonly paragraph: number;
}

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
}

export interface DisplayPage {
  readonly width: Mpt;
  readonly height: Mpt;
  readonly frame: Frame;
  /** The page master that made the page. */
  readonly masterId: string;
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
