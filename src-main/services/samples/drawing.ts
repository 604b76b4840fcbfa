/**
 * Images that the samples draw themselves. A shape is a signed distance in pixels: negative inside. Its edge is
 * smoothed over one pixel, which is all the antialiasing that a drawing of this size needs.
 */
import { sha256Hex } from '../../../shared/base';
import type { Asset } from '../../../shared/model';
import { encodePng } from './png';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distance from the point (x, y) to the shape's edge in pixels, negative inside. */
export type Shape = (x: number, y: number) => number;

export interface Layer {
  readonly shape: Shape;
  /** `#rrggbb`. */
  readonly colour: string;
}

export interface DrawnImage {
  readonly asset: Asset;
  readonly bytes: Uint8Array;
}

/** Draws the layers above each other on a transparent ground. */
export function drawImage(name: string, width: number, height: number, layers: readonly Layer[]): DrawnImage {
  const pixels = new Uint8Array(width * height * 4);
  const inks = layers.map(({ shape, colour }) => ({ shape, rgb: channelsOf(colour) }));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      for (const { shape, rgb } of inks) {
        const cover = Math.min(1, Math.max(0, 0.5 - shape(x + 0.5, y + 0.5)));
        if (cover > 0) blend(pixels, at, rgb, cover);
      }
    }
  }
  const bytes = encodePng(width, height, pixels);
  return { asset: { hash: sha256Hex(bytes), mediaType: 'image/png', name, width, height }, bytes };
}

type Channels = readonly [red: number, green: number, blue: number];

function channelsOf(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** `over` of Porter and Duff, colours not premultiplied. */
function blend(pixels: Uint8Array, at: number, rgb: Channels, cover: number): void {
  const below = (pixels[at + 3] ?? 0) / 255;
  const alpha = cover + below * (1 - cover);
  for (let channel = 0; channel < 3; channel += 1) {
    const own = rgb[channel] ?? 0;
    const under = pixels[at + channel] ?? 0;
    pixels[at + channel] = Math.round((own * cover + under * below * (1 - cover)) / alpha);
  }
  pixels[at + 3] = Math.round(alpha * 255);
}

/** A square standing on a corner. */
export const diamond =
  ({ x: cx, y: cy }: Point, radius: number): Shape =>
  (x, y) =>
    (Math.abs(x - cx) + Math.abs(y - cy) - radius) * Math.SQRT1_2;

export const disc =
  ({ x: cx, y: cy }: Point, radius: number): Shape =>
  (x, y) =>
    Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy)) - radius;

/** Inside `a` but not inside `b`. */
export const without =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), -b(x, y));

/** The part left (negative side) of the line from `a` to `b`, seen along it. */
export function halfPlane(a: Point, b: Point): Shape {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.sqrt(dx * dx + dy * dy);
  return (x, y) => ((y - a.y) * dx - (x - a.x) * dy) / length;
}

/** What all shapes have in common: a convex polygon of half planes. */
export const intersection =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    shapes.reduce((most, shape) => Math.max(most, shape(x, y)), Number.NEGATIVE_INFINITY);

/** A convex polygon, corners clockwise as seen (y grows downwards). */
export const polygon = (...corners: readonly Point[]): Shape =>
  intersection(
    ...corners.map((corner, index) => {
      const inside = halfPlane(corner, corners[(index + 1) % corners.length] as Point);
      return (x: number, y: number) => -inside(x, y);
    }),
  );
