/**
 * Pages as bitmaps. A page is painted again only when its frame is another object, the zoom has settled on another
 * value, or fonts and images have arrived; panning and hovering copy pixels. A page that would take too many pixels
 * is not kept: the caller paints the visible part of it directly.
 */
import type { DisplayList, DisplayPage } from '../../shared/display';
import { type PaintResources, paintPage } from '../painting';

interface PageBitmap {
  readonly frame: DisplayPage['frame'];
  readonly glyphs: DisplayList['glyphs'];
  readonly scale: number;
  readonly version: number;
  readonly canvas: OffscreenCanvas;
}

/** Pixels of the largest page kept: 48 MB. */
const MAX_PIXELS = 12_000_000;
/** Pages kept. */
const MAX_PAGES = 8;

export class PageBitmaps {
  readonly #bitmaps = new Map<number, PageBitmap>();

  constructor(private readonly resources: PaintResources) {}

  /**
   * The bitmap of a page at `scale` device pixels per point, painted now if need be; null where the page is too large.
   * With `isStaleFine`, one of another scale will do.
   */
  get(
    list: DisplayList,
    page: number,
    scale: number,
    version: number,
    isStaleFine: boolean,
  ): OffscreenCanvas | null {
    const source = list.pages[page];
    if (!source) return null;
    const known = this.#bitmaps.get(page);
    const isCurrent =
      known !== undefined &&
      known.frame === source.frame &&
      known.glyphs === list.glyphs &&
      known.version === version;
    if (known && isCurrent && (known.scale === scale || isStaleFine)) {
      this.#touch(page, known);
      return known.canvas;
    }
    const width = Math.max(1, Math.round((source.width / 1000) * scale));
    const height = Math.max(1, Math.round((source.height / 1000) * scale));
    if (width * height > MAX_PIXELS) {
      this.#bitmaps.delete(page);
      return null;
    }
    const fits = known && known.canvas.width === width && known.canvas.height === height;
    const canvas = fits ? known.canvas : new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) return null;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    context.scale(scale, scale);
    paintPage(context, list, page, this.resources);
    this.#touch(page, { frame: source.frame, glyphs: list.glyphs, scale, version, canvas });
    return canvas;
  }

  #touch(page: number, bitmap: PageBitmap): void {
    this.#bitmaps.delete(page);
    this.#bitmaps.set(page, bitmap);
    for (const oldest of this.#bitmaps.keys()) {
      if (this.#bitmaps.size <= MAX_PAGES) break;
      this.#bitmaps.delete(oldest);
    }
  }
}
