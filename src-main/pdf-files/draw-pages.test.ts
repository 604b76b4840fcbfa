import { createRequire } from 'node:module';
import { degrees, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { PNG } from 'pngjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reason } from '../../shared/diag';
import { drawPdfPages } from '.';

/** A page of 300 × 200 with a green square at the upper left as it is shown, and a page 2 turned by 90°. */
async function sample(change: (document: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const turn of [0, 90]) {
    const page = document.addPage([300, 200]);
    page.drawRectangle({ x: 0, y: 160, width: 40, height: 40, color: rgb(0, 1, 0) });
    page.drawText('M', { x: 200, y: 20, size: 60, font });
    page.setRotation(degrees(turn));
  }
  change(document);
  return await document.save();
}

async function draw(bytes: Uint8Array | undefined, page = 1) {
  const pageImage = await drawPdfPages([{ asset: 'letterhead', page }], () => bytes);
  return pageImage('letterhead', page);
}

async function drawn(bytes: Uint8Array, page = 1) {
  const picture = await draw(bytes, page);
  if ('reason' in picture) throw new Error(picture.reason.code);
  expect(picture.mediaType).toBe('image/png');
  const { width, height, data } = PNG.sync.read(Buffer.from(picture.bytes));
  /** At a place in points from the upper left. */
  const colourAt = (x: number, y: number, dpi = 300): string => {
    const at = 4 * (Math.round((y * dpi) / 72) * width + Math.round((x * dpi) / 72));
    return data.subarray(at, at + 4).join(' ');
  };
  return { width, height, data, colourAt };
}

const [GREEN, NOTHING] = ['0 255 0 255', '0 0 0 0'];

describe('pages as pictures', () => {
  it('are drawn as print wants them, transparent where they are empty', async () => {
    const { width, height, colourAt, data } = await drawn(await sample());
    expect([width, height]).toEqual([1250, 833]);
    expect([colourAt(20, 20), colourAt(60, 20), colourAt(20, 60)]).toEqual([GREEN, NOTHING, NOTHING]);
    const black = data.filter((alpha, at) => at % 4 === 3 && alpha === 255 && data[at - 2] === 0);
    expect(black.length).toBeGreaterThan(1000);
  });

  it('stand upright', async () => {
    const { width, height, colourAt } = await drawn(await sample(), 2);
    expect([width, height]).toEqual([833, 1250]);
    expect([colourAt(180, 20), colourAt(20, 20)]).toEqual([GREEN, NOTHING]);
  });

  it('have more pixels where they are small and fewer where they are large', async () => {
    const small = await drawn(await sample((document) => document.getPage(0).setSize(30, 20)));
    expect([small.width, small.height]).toEqual([1200, 800]);
    const poster = await drawn(await sample((document) => document.getPage(0).setSize(3000, 2000)));
    expect(poster.width * poster.height).toBeLessThan(17_500_000);
    expect(poster.width / poster.height).toBeCloseTo(1.5, 2);
  });

  it('bring their text along, upright and turned as it stands in them', async () => {
    const bytes = await sample();
    const textOf = async (page: number) => {
      const picture = await draw(bytes, page);
      const [only, ...more] = 'reason' in picture ? [] : (picture.texts ?? []);
      expect(more).toEqual([]);
      const { matrix = [], ...rest } = only ?? {};
      return { ...rest, matrix: matrix.map((value) => Math.round(value * 1e4) / 1e4 + 0) };
    };
    const said = { text: 'M', size: 60, width: expect.closeTo(49.98, 1), isRtl: false };
    expect(await textOf(1)).toEqual({ ...said, matrix: [0.0033, 0, 0, 0.005, 0.6667, 0.9] });
    // A quarter clockwise: the text runs down, its letters' feet are at the left.
    expect(await textOf(2)).toEqual({ ...said, matrix: [0, 0.0033, -0.005, 0, 0.1, 0.6667] });
  });

  it('are the same bytes every time', async () => {
    const bytes = await sample();
    expect(await draw(bytes)).toEqual(await draw(bytes));
  });

  it('leave the bytes of the file alone', async () => {
    const bytes = await sample();
    await draw(bytes);
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('are there only where they were asked for', async () => {
    const bytes = await sample();
    const pageImage = await drawPdfPages([{ asset: 'a', page: 2 }], (asset) =>
      asset === 'a' ? bytes : undefined,
    );
    expect(pageImage('a', 2)).toHaveProperty('bytes');
    expect(pageImage('a', 1)).toEqual({ reason: reason('pdf.notAskedFor') });
  });
});

describe('pages that cannot be drawn', () => {
  it('say why', async () => {
    expect(await draw(Buffer.from('%PDF-1.7 nonsense'))).toEqual({ reason: reason('pdf.damaged') });
    expect(await draw(await sample(), 3)).toEqual({ reason: reason('pdf.noPage', { pages: 2, page: 3 }) });
    expect(await draw(undefined)).toEqual({ reason: reason('file.missing') });
    const secret = await sample((document) => {
      document.encrypt({ userPassword: 'a', ownerPassword: 'b' });
    });
    expect(await draw(secret)).toEqual({ reason: reason('pdf.password') });
  });

  describe('for want of the canvas package', () => {
    afterEach(() => {
      vi.doUnmock('node:module');
      vi.resetModules();
    });

    it('say so, and pdf.js is not loaded', async () => {
      const load = (from: string | URL) => {
        const real = createRequire(from);
        const absent = (name: string): never => {
          throw new Error(`Cannot find module '${name}'`);
        };
        return Object.assign(absent, { resolve: real.resolve });
      };
      vi.doMock('node:module', () => ({ createRequire: load }));
      vi.doMock('pdfjs-dist/legacy/build/pdf.min.mjs', () => {
        throw new Error('loaded');
      });
      vi.resetModules();
      const again = await import('./draw-pages');
      const bytes = await sample();
      const pageImage = await again.drawPdfPages([{ asset: 'a', page: 1 }], () => bytes);
      expect(pageImage('a', 1)).toEqual({ reason: reason('pdf.noDrawer', { package: '@napi-rs/canvas' }) });
    });
  });
});
