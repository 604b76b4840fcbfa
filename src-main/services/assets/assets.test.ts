import fc from 'fast-check';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { installAssets } from '../installation.test-support';
import { failureOf, openStudio } from '../studio.test-support';
import { inspectImage } from '.';

const png = (width: number, height: number): Uint8Array =>
  Uint8Array.from(PNG.sync.write(new PNG({ width, height })));

/** A JPEG of markers only: enough to look into, not to show. */
function jpeg({ frame = 0xc0, precision = 8, width = 3, height = 2, end = true } = {}): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2],
    ...[0xff, frame, 0, 11, precision, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 4, 0, 0, 0x55],
    ...(end ? [0xff, 0xd9] : []),
  ]);
}

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

describe('images', () => {
  it('are known by their content', () => {
    expect(inspectImage(png(7, 5))).toEqual({
      ok: true,
      value: { mediaType: 'image/png', width: 7, height: 5 },
    });
    expect(inspectImage(jpeg())).toEqual({
      ok: true,
      value: { mediaType: 'image/jpeg', width: 3, height: 2 },
    });
    expect(inspectImage(jpeg({ frame: 0xc2 })).ok).toBe(true);
  });

  it.each([
    [new Uint8Array(), 'the file is empty.'],
    [Buffer.from('GIF89a..'), 'it is a GIF.'],
    [Buffer.from('<svg xmlns="x"/>'), 'it is an SVG.'],
    [Buffer.from('hello world'), 'its content is of another kind.'],
    [png(7, 5).subarray(0, 40), 'the file breaks off.'],
    [jpeg({ end: false }), 'the file breaks off.'],
    [jpeg({ frame: 0xc9 }), 'its way of coding is not supported; save it as a baseline JPEG.'],
    [jpeg({ precision: 12 }), 'it has more than 8 bits per colour.'],
    [jpeg({ width: 0 }), 'it has no pixels.'],
    [jpeg({ width: 60_000 }), '60000 × 2 pixels are too many.'],
  ])('that cannot be used say why (%#)', (bytes, reason) => {
    expect(inspectImage(bytes)).toEqual({ ok: false, error: reason });
  });

  it('never make an exception of what somebody sends', () => {
    const starts = [png(2, 2), jpeg(), new Uint8Array()];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(80),
        fc.uint8Array({ maxLength: 60 }),
        (start, cut, rest) => {
          const result = inspectImage(Uint8Array.from([...start.subarray(0, cut), ...rest]));
          expect(typeof result.ok).toBe('boolean');
        },
      ),
    );
  });

  it('are kept under their hash and served again', async () => {
    const { api, upload, get } = await openStudio({ assetsDir });
    const bytes = png(4, 4);
    const asset = await api.assets.add({ token: await upload('ロゴ.png', bytes) });
    expect(asset).toMatchObject({ name: 'ロゴ.png', mediaType: 'image/png', width: 4, height: 4 });
    const response = await get(`/api/asset/${asset.hash}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    const text = await upload('note.png', 'hello');
    expect(await failureOf(api.assets.add({ token: text }))).toEqual({
      code: 'asset.unsupported',
      args: { file: 'note.png', reason: 'its content is of another kind.' },
    });
  });
});
