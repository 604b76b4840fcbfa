/**
 * Paints pages of a display list on a canvas: the screen's counterpart of the PDF writer. Nothing here knows templates,
 * the store or the interface; the parity test rasterises with the same functions.
 */
import {
  type DisplayList,
  type Frame,
  type GroupItem,
  type ImageItem,
  mayOverlap,
} from '../../shared/display';
import { type Layer, maskLayer, opaqueAsBright, openLayer, putLayer } from './layer';
import { paintPath, tracePath } from './paint-path';
import { TextPainter } from './paint-text';
import type { PaintContext, PaintResources } from './resources';

const PT = 0.001;

/** Paper of a page that says nothing else. */
const PAPER = '#ffffff';

/** What stands for an image that is not there or cannot be shown; the PDF writer has the same. */
const PLACEHOLDER = '#eceff2';

/**
 * Paints what is on a page. The context's unit must be one point and its origin the page's upper left corner; the
 * paper itself is not painted. Leaves the context as it was.
 */
export function paintPage(
  context: PaintContext,
  list: DisplayList,
  pageIndex: number,
  resources: PaintResources,
): void {
  const page = list.pages[pageIndex];
  if (!page) return;
  context.save();
  prepare(context);
  // What goes beyond the edges is cut off with the paper.
  if (page.bleed > 0) {
    context.beginPath();
    context.rect(0, 0, page.width * PT, page.height * PT);
    context.clip();
  }
  new FramePainter(context, list, resources).frame(page.frame, 0, 0);
  context.restore();
}

export interface PageRaster {
  readonly canvas: OffscreenCanvas;
  readonly width: number;
  readonly height: number;
}

/**
 * Paints a page on white paper into a canvas of its own. At 72, 144 and 288 dpi an A4 page is a whole number of pixels
 * wide and high (ENGINE-FINDINGS §5); elsewhere the size is rounded and the page scaled to fit it exactly.
 */
export function rasterisePage(
  list: DisplayList,
  pageIndex: number,
  dpi: number,
  resources: PaintResources,
): PageRaster | null {
  const page = list.pages[pageIndex];
  if (!page) return null;
  const width = Math.max(1, Math.round((page.width * PT * dpi) / 72));
  const height = Math.max(1, Math.round((page.height * PT * dpi) / 72));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return null;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.scale(dpi / 72, dpi / 72);
  paintPage(context, list, pageIndex, resources);
  return { canvas, width, height };
}

function prepare(context: PaintContext): void {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.direction = 'ltr';
  context.fontKerning = 'normal';
  context.textRendering = 'geometricPrecision';
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
}

class FramePainter {
  readonly #text: TextPainter;

  constructor(
    readonly context: PaintContext,
    readonly list: DisplayList,
    readonly resources: PaintResources,
  ) {
    this.#text = new TextPainter(context, list, resources);
  }

  frame(frame: Frame, originX: number, originY: number): void {
    for (const item of frame.items) {
      const x = originX + item.x;
      const y = originY + item.y;
      switch (item.kind) {
        case 'glyphs':
          this.#text.paint(item, x, y);
          break;
        case 'path':
          paintPath(this.context, item, x, y, this.list.inks);
          this.#text.reset();
          break;
        case 'image':
          this.#image(item, x, y);
          break;
        case 'group':
          this.#group(item, x, y);
          break;
        case 'link':
          break;
      }
    }
  }

  #image({ asset, page, width, height }: ImageItem, x: number, y: number): void {
    const { context } = this;
    const image = this.resources.imageOf(asset, page, this.#pixelsOf(width));
    if (image) {
      context.drawImage(image, x * PT, y * PT, width * PT, height * PT);
      return;
    }
    context.fillStyle = PLACEHOLDER;
    context.fillRect(x * PT, y * PT, width * PT, height * PT);
    this.#text.reset();
  }

  /** How many pixels of the canvas a horizontal length takes. */
  #pixelsOf(length: number): number {
    const { a, b } = this.context.getTransform();
    return Math.ceil(length * PT * Math.sqrt(a * a + b * b));
  }

  #group(group: GroupItem, x: number, y: number): void {
    const { context } = this;
    const opacity = group.opacity ?? 1;
    if (opacity <= 0) return;
    if (!group.clip && !group.mask && !group.transform && opacity >= 1) {
      this.frame(group.frame, x, y);
      return;
    }
    context.save();
    let innerX = x;
    let innerY = y;
    if (group.transform) {
      const [a, b, c, d, e, f] = group.transform;
      context.transform(a, b, c, d, (x + e) * PT, (y + f) * PT);
      innerX = 0;
      innerY = 0;
    }
    if (group.clip) {
      context.beginPath();
      tracePath(context, group.clip, innerX, innerY);
      context.clip(group.clipRule ?? 'nonzero');
    }
    context.globalAlpha *= opacity;
    if (group.mask || (opacity < 1 && mayOverlap(group.frame))) this.#layer(group, innerX, innerY);
    else this.frame(group.frame, innerX, innerY);
    context.restore();
    this.#text.reset();
  }

  /** A group is let through as a whole: where its items overlap, only the upper one shows. */
  #layer(group: GroupItem, x: number, y: number): void {
    const { mask } = group;
    const layer = openLayer(this.context, group, x, y);
    if (!layer) return;
    this.#fill(layer, group.frame, x, y);
    if (mask) {
      const isBright = mask.by === 'luminance';
      const hole = openLayer(this.context, group, x, y, isBright);
      if (!hole) return;
      this.#fill(hole, mask.frame, x, y);
      if (isBright) opaqueAsBright(hole);
      maskLayer(layer, hole);
    }
    putLayer(this.context, layer);
  }

  #fill({ context }: Layer, frame: Frame, x: number, y: number): void {
    prepare(context);
    new FramePainter(context, this.list, this.resources).frame(frame, x, y);
  }
}
