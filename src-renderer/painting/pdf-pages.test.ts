import { beforeEach, describe, expect, it } from 'vitest';
import { type PagePicture, type PdfDocument, PdfPages } from './pdf-pages';

let drawn: string[];
let arrivals: number;
let pages: PdfPages;

const pictureOf = (width: number): PagePicture => ({ width, height: width }) as unknown as PagePicture;

const file: PdfDocument = {
  pageCount: 2,
  draw: async (page, width) => {
    drawn.push(`${page} ${width}`);
    return pictureOf(width);
  },
};

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

beforeEach(() => {
  drawn = [];
  arrivals = 0;
  pages = new PdfPages(
    () => {
      arrivals += 1;
    },
    async (bytes) => {
      if (bytes.length === 0) throw new Error('damaged');
      return file;
    },
  );
  pages.add('a', new Uint8Array(1));
  pages.add('bad', new Uint8Array(0));
});

describe('pages of PDF files', () => {
  it('are drawn when they are asked for, once, and arrive later', async () => {
    expect(pages.get('a', 1, 300)).toBeUndefined();
    expect(pages.get('a', 1, 400)).toBeUndefined();
    await settled();
    expect([drawn, arrivals]).toEqual([['1 512'], 1]);
    expect(pages.get('a', 1, 300)?.width).toBe(512);
    expect(drawn).toHaveLength(1);
  });

  it('are shown in another size until the right one has come', async () => {
    await pages.prepare('a', 1, 500);
    expect(pages.get('a', 1, 900)?.width).toBe(512);
    await settled();
    expect(pages.get('a', 1, 900)?.width).toBe(1024);
    expect(pages.get('a', 1, 200)?.width).toBe(512);
  });

  it('are not drawn again and again where they cannot be', async () => {
    for (const [hash, page] of [
      ['bad', 1],
      ['a', 3],
      ['unknown', 1],
    ] as const) {
      expect(pages.get(hash, page, 300)).toBeUndefined();
      await settled();
      expect(pages.get(hash, page, 300)).toBeUndefined();
      await expect(pages.prepare(hash, page, 300)).rejects.toThrow();
    }
    expect([drawn, arrivals]).toEqual([[], 0]);
  });

  it('are forgotten when there are too many pixels, the oldest first', async () => {
    await pages.prepare('a', 1, 4096);
    await pages.prepare('a', 2, 4096);
    await pages.prepare('a', 1, 2048);
    await pages.prepare('a', 2, 2048);
    expect(pages.get('a', 1, 4096)?.width).toBe(2048);
    expect(pages.get('a', 2, 4096)?.width).toBe(4096);
  });
});
