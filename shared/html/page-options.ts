import type { Diagnostic, Reason } from '../diag';
import type { Matrix } from '../geometry';
import type { Font } from '../text';
import type { Deflate } from './web-font';

/** An image as a browser takes it. */
export interface PageImage {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What can be read in it: laid over it, unseen, to be searched for and copied. */
  readonly texts?: readonly ImageText[];
}

/** A stretch of text on one baseline of an image. */
export interface ImageText {
  readonly text: string;
  /** From text that begins at the origin, y downwards, in lengths of `size` and `width`, to the unit square of the image. */
  readonly matrix: Matrix;
  readonly size: number;
  readonly width: number;
  readonly isRtl: boolean;
}

/** Why an image cannot be shown. */
export interface UnshownImage {
  readonly reason: Reason;
}

/** What the page writers need of the world. */
export interface PageOptions {
  /** The font behind a hash; every font of the list is known. */
  readonly font: (hash: string) => Font;
  /** The image of a file and page, or why there is none. */
  readonly image: (asset: string, page: number) => PageImage | UnshownImage;
  readonly deflate: Deflate;
  /**
   * Where a font or image lies that is not written into the document: called once for each, in the order of use, with
   * what is to be put there. Without it everything is inside as `data:` addresses.
   */
  readonly resource?: (resource: PageResource) => string;
  readonly report: (diagnostic: Diagnostic) => void;
}

export interface PageResource {
  /** A name that depends on the content only: `font-1a2b3c4d5e6f.woff`. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
