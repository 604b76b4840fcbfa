import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diamond, disc, drawImage, polygon, without } from './drawing';
import { encodePng } from './png';

/** Reads back what {@link encodePng} writes. */
function decode(file: Uint8Array): { width: number; height: number; pixels: number[] } {
  const view = new DataView(file.buffer, file.byteOffset);
  let data = new Uint8Array(0);
  for (let at = 8; at < file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (type === 'IDAT') data = new Uint8Array(inflateSync(file.subarray(at + 8, at + 8 + length)));
    at += 12 + length;
  }
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const pixels: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const line = [...data.subarray(y * (width * 4 + 1) + 1, (y + 1) * (width * 4 + 1))];
    for (let x = 0; x < line.length; x += 1)
      line[x] = ((line[x] ?? 0) + (x < 4 ? 0 : (line[x - 4] ?? 0))) & 255;
    pixels.push(...line);
  }
  return { width, height, pixels };
}

const pixelOf = (image: ReturnType<typeof decode>, x: number, y: number): number[] =>
  image.pixels.slice((y * image.width + x) * 4, (y * image.width + x) * 4 + 4);

describe('encodePng', () => {
  it('keeps every pixel', () => {
    const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, index) => (index * 37) & 255);
    expect(decode(encodePng(5, 3, pixels))).toEqual({ width: 5, height: 3, pixels: [...pixels] });
  });
});

describe('drawImage', () => {
  it('fills shapes, smooths their edges and leaves the ground transparent', () => {
    const { bytes } = drawImage('disc.png', 21, 21, [
      { shape: disc({ x: 10.5, y: 10.5 }, 8), colour: '#0b5d57' },
    ]);
    const image = decode(bytes);
    expect(pixelOf(image, 10, 10)).toEqual([0x0b, 0x5d, 0x57, 255]);
    expect(pixelOf(image, 0, 0)).toEqual([0, 0, 0, 0]);
    const alphas = image.pixels.filter((_, index) => index % 4 === 3);
    expect(alphas.some((alpha) => alpha > 0 && alpha < 255)).toBe(true);
  });

  it('cuts shapes and knows the inside of polygons', () => {
    const ring = without(diamond({ x: 10, y: 10 }, 9), diamond({ x: 10, y: 10 }, 4));
    expect(ring(10, 10)).toBeGreaterThan(0);
    expect(ring(10, 3)).toBeLessThan(0);
    const triangle = polygon({ x: 10, y: 0 }, { x: 20, y: 20 }, { x: 0, y: 20 });
    expect(triangle(10, 12)).toBeLessThan(0);
    expect(triangle(1, 2)).toBeGreaterThan(0);
  });
});
