import type { Font } from '../../shared/text';

/**
 * What a painter needs besides the display list. The canvas, thumbnails and the parity test each bring their own.
 * A resource that is not there yet is `undefined`: the painter then draws what it can and never waits.
 */
export interface PaintResources {
  /** CSS family under which exactly this font's bytes are registered; without one, glyphs are drawn as outlines. */
  familyOf(hash: string): string | undefined;
  /** The parsed font, for outlines. */
  fontOf(hash: string): Font | undefined;
  /**
   * The decoded image; of a PDF a page, counted from 1, drawn for about so many pixels across.
   */
  imageOf(hash: string, page: number, width: number): CanvasImageSource | undefined;
}

/** The two canvas contexts a page can be painted on. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
