/** Layers: what is painted by itself first and then put on the page as a whole, let through or masked. */
import { type GroupItem, outlineBox } from '../../shared/display';
import type { PaintContext } from './resources';

const PT = 0.001;

/** A canvas of its own over a part of another one, with the same coordinates. */
export interface Layer {
  readonly context: OffscreenCanvasRenderingContext2D;
  /** Where it lies on the other one, in pixels. */
  readonly left: number;
  readonly top: number;
}

/**
 * A layer for a group whose frame begins at (x, y) in the coordinates of the context: as large as what its clip leaves
 * of the canvas, which may be nothing. `isRead` says that its pixels will be asked for.
 */
export function openLayer(
  outer: PaintContext,
  { clip }: Pick<GroupItem, 'clip'>,
  x: number,
  y: number,
  isRead = false,
): Layer | null {
  const transform = outer.getTransform();
  const { left, top, right, bottom } = clip
    ? pixelsOf(outer, transform, clip, x, y)
    : { left: 0, top: 0, right: outer.canvas.width, bottom: outer.canvas.height };
  if (right <= left || bottom <= top) return null;
  const context = new OffscreenCanvas(right - left, bottom - top).getContext('2d', {
    willReadFrequently: isRead,
  });
  if (!context) return null;
  const { a, b, c, d, e, f } = transform;
  context.setTransform(a, b, c, d, e - left, f - top);
  return { context, left, top };
}

/** The pixels of a canvas that the box around an outline touches. */
function pixelsOf(
  { canvas }: PaintContext,
  { a, b, c, d, e, f }: DOMMatrix,
  clip: NonNullable<GroupItem['clip']>,
  x: number,
  y: number,
): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } {
  const box = outlineBox(clip);
  const [x1, x2] = [(box.x + x) * PT, (box.x + box.width + x) * PT];
  const [y1, y2] = [(box.y + y) * PT, (box.y + box.height + y) * PT];
  const across = [a * x1 + c * y1, a * x2 + c * y1, a * x1 + c * y2, a * x2 + c * y2];
  const down = [b * x1 + d * y1, b * x2 + d * y1, b * x1 + d * y2, b * x2 + d * y2];
  return {
    left: Math.max(0, Math.floor(Math.min(...across) + e)),
    top: Math.max(0, Math.floor(Math.min(...down) + f)),
    right: Math.min(canvas.width, Math.ceil(Math.max(...across) + e)),
    bottom: Math.min(canvas.height, Math.ceil(Math.max(...down) + f)),
  };
}

/** Puts a layer where it belongs, let through as the other context says. */
export function putLayer(outer: PaintContext, { context, left, top }: Layer): void {
  outer.save();
  outer.setTransform(1, 0, 0, 1, 0, 0);
  outer.drawImage(context.canvas, left, top);
  outer.restore();
}

/** Makes what is on a layer as opaque as it is bright over black. */
export function opaqueAsBright({ context }: Layer): void {
  const { width, height } = context.canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = [data[at], data[at + 1], data[at + 2], data[at + 3]];
    data[at + 3] = Math.round((alpha * (0.2125 * red + 0.7154 * green + 0.0721 * blue)) / 255);
  }
  context.putImageData(pixels, 0, 0);
}

/** Lets through of a layer what another one over the same pixels holds. */
export function maskLayer({ context }: Layer, mask: Layer): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(mask.context.canvas, 0, 0);
  context.restore();
}
