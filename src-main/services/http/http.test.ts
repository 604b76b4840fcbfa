import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { installAssets } from '../installation.test-support';
import { openStudio, temporaryDir } from '../studio.test-support';
import { Transfers } from '../uploads';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

describe('files beside the contract', () => {
  it('are fonts and HarfBuzz of the installation', async () => {
    const { api, get } = await openStudio({ assetsDir });
    const { fonts } = await api.studio.info();
    const font = await get(`/api/font/${fonts[0]?.hash}`);
    expect(font.headers.get('content-type')).toBe('font/ttf');
    expect((await font.arrayBuffer()).byteLength).toBe(fonts[0]?.sizeBytes);
    const wasm = await get('/api/engine/harfbuzz.wasm');
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
    expect([...new Uint8Array(await wasm.arrayBuffer()).subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
  });

  it.each([
    '/api',
    '/api/',
    '/api/font/',
    '/api/font/nothing',
    '/api/font/..%2f..%2fpackage.json',
    '/api/asset/0000',
    '/api/asset/%E0%A4%A',
    '/api/engine/harfbuzz-subset.wasm',
    '/api/engine/../fonts/fonts.json',
    '/api/download/x',
    '/api/proof/x',
    '/api/proof/x/y.pdf',
    '/api/proof/x/y/z.pdf',
    '/api/secrets/x',
  ])('are nothing else: %s', async (place) => {
    const { get } = await openStudio({ assetsDir });
    expect((await get(place)).status).toBe(404);
  });

  it('are read with GET and sent with POST', async () => {
    const { studio, get } = await openStudio({ assetsDir });
    const ask = (place: string, method: string) =>
      studio.handleHttp(new Request(`http://127.0.0.1${place}`, { method }));
    expect((await ask('/api/engine/harfbuzz.wasm', 'DELETE')).status).toBe(405);
    expect((await get('/api/upload?name=a')).status).toBe(405);
    expect((await ask('/api/upload?name=a', 'POST')).status).toBe(200);
  });
});

describe('uploads', () => {
  it('larger than the limit are refused and not kept', async () => {
    const folder = temporaryDir();
    const transfers = new Transfers(folder, 2 * 1024 ** 2);
    const pieces = function* () {
      for (let count = 0; count < 5; count += 1) yield new Uint8Array(1024 ** 2);
    };
    await expect(transfers.receive('big.csv', pieces())).rejects.toMatchObject({
      code: 'upload.tooLarge',
      args: { file: 'big.csv', limit: 2 },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that break off leave nothing', async () => {
    const folder = temporaryDir();
    const pieces = async function* () {
      yield new Uint8Array(10);
      throw Object.assign(new Error('gone'), { code: 'ENOSPC' });
    };
    await expect(new Transfers(folder).receive('a.csv', pieces())).rejects.toMatchObject({
      code: 'file.diskFull',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('make room for later ones', async () => {
    const folder = temporaryDir();
    const transfers = new Transfers(folder);
    const first = await transfers.receive('0', [new Uint8Array([1])]);
    for (let count = 1; count <= 64; count += 1) await transfers.receive(`${count}`, [new Uint8Array([1])]);
    expect(() => transfers.upload(first)).toThrow(expect.objectContaining({ code: 'upload.notFound' }));
    expect(readdirSync(folder)).toHaveLength(64);
  });

  it('of files of the machine show their name only', () => {
    const transfers = new Transfers(temporaryDir());
    const file = path.join(assetsDir, 'harfbuzz.wasm');
    expect(transfers.upload(transfers.reference(file)).name).toBe('harfbuzz.wasm');
    expect(() => transfers.reference(`${file}.gone`)).toThrow(
      expect.objectContaining({ code: 'file.notFound' }),
    );
  });
});
