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

it('does without an image that the host lost, until it is asked for anew', async () => {
  let isThere = false;
  const resources = new Resources(async (url) =>
    url.includes('lost') && !isThere ? null : new Uint8Array([1]),
  );
  await resources.load([], ['lost', 'kept']);
  expect([resources.isAbsent('lost'), resources.isAbsent('kept')]).toEqual([true, false]);
  expect(resources.isComplete([], ['lost', 'kept'])).toBe(true);
  isThere = true;
  resources.forgetAbsent();
  expect(resources.isComplete([], ['lost'])).toBe(false);
  await resources.load([], ['lost']);
  expect(resources.asset('lost')).toEqual(new Uint8Array([1]));
});

it('gives the browser an end of a JPEG file that has none', async () => {
  const segments = [
    0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x2a,
  ];
  const decoded: number[][] = [];
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    decoded.push([...new Uint8Array(await blob.arrayBuffer())]);
    return { width: 1 };
  });
  const resources = new Resources(async () => new Uint8Array([0xff, 0xd8, ...segments]));
  await resources.load([], ['photo']);
  expect(decoded).toEqual([[0xff, 0xd8, ...segments, 0xff, 0xd9]]);
});
