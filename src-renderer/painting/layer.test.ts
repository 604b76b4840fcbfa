// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rectanglePath } from '../../shared/geometry';
import { maskLayer, opaqueAsBright, openLayer, putLayer } from './layer';
import type { PaintContext } from './resources';

/** A context that keeps what is done to it. */
class Context {
  readonly calls: unknown[][] = [];
  readonly data = new Uint8ClampedArray([
    255, 255, 255, 255, 255, 0, 0, 255, 128, 128, 128, 128, 0, 0, 0, 255,
  ]);
  globalCompositeOperation = 'source-over';
  constructor(readonly canvas: { readonly width: number; readonly height: number }) {}
  getTransform(): object {
    return { a: 2, b: 0, c: 0, d: 2, e: 10, f: 0 };
  }
  setTransform(...matrix: number[]): void {
    this.calls.push(['setTransform', ...matrix]);
  }
  drawImage(_image: unknown, ...place: number[]): void {
    this.calls.push(['drawImage', ...place, this.globalCompositeOperation]);
  }
  getImageData(): object {
    return { data: this.data };
  }
  putImageData(): void {}
  save(): void {}
  restore(): void {}
}

const open: Context[] = [];

beforeEach(() => {
  open.length = 0;
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(
        readonly width: number,
        readonly height: number,
      ) {}
      getContext(): Context {
        const context = new Context(this);
        open.push(context);
        return context;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const page = new Context({ width: 400, height: 300 });
const outer = page as unknown as PaintContext;

describe('layers', () => {
  it('are as large as what their clip leaves of the canvas', () => {
    const clip = rectanglePath(0, 0, 20_500, 30_000);
    const layer = openLayer(outer, { clip }, 40_000, 100_000);
    expect(layer).toMatchObject({ left: 90, top: 200, context: { canvas: { width: 41, height: 60 } } });
    expect(open[0]?.calls).toEqual([['setTransform', 2, 0, 0, 2, -80, -200]]);
    if (layer) putLayer(outer, layer);
    expect(page.calls.at(-1)).toEqual(['drawImage', 90, 200, 'source-over']);
    expect(openLayer(outer, {}, 0, 0)).toMatchObject({ left: 0, top: 0, context: { canvas: page.canvas } });
    expect(openLayer(outer, { clip }, 300_000, 0)).toBeNull();
    expect(openLayer(outer, { clip: [] }, 0, 0)).toBeNull();
  });

  it('are as opaque as they are bright, and mask others', () => {
    const layer = openLayer(outer, {}, 0, 0);
    const mask = openLayer(outer, {}, 0, 0);
    if (!layer || !mask) throw new Error('a layer was expected');
    opaqueAsBright(mask);
    expect([3, 7, 11, 15].map((at) => open[1]?.data[at])).toEqual([255, 54, 64, 0]);
    maskLayer(layer, mask);
    expect(open[0]?.calls.at(-1)).toEqual(['drawImage', 0, 0, 'destination-in']);
  });
});
