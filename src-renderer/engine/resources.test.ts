import { afterEach, expect, it, vi } from 'vitest';
import { poster } from '../../test/suite/drawing-files';
import { disc, quarters, turned } from '../../test/suite/graphics-files';
import { Resources } from './resources';

afterEach(() => vi.unstubAllGlobals());

it('decodes the images inside of drawings with the drawing', async () => {
  const decoded: number[] = [];
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    const [first] = new Uint8Array(await blob.arrayBuffer());
    if (first !== 0x89) throw new Error('This is no picture.');
    decoded.push(blob.size);
    return { width: blob.size };
  });
  const resources = new Resources(async () => new Uint8Array(poster.bytes));
  await resources.load([], [poster.asset.hash]);
  for (const { asset, bytes } of [disc, quarters, turned])
    expect(resources.imageOf(asset.hash, 1, 100)).toMatchObject({ width: bytes.length });
  expect(decoded).toHaveLength(3);
  expect(resources.imageOf(poster.asset.hash, 1, 100)).toBeUndefined();
  expect(resources.asset(poster.asset.hash)).toEqual(poster.bytes);
});
